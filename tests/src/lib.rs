//! What tests across crates share: catalogues and applications made up from a seed, and judging many
//! of them at once.
//!
//! The pre-check must reach the same verdict natively and in WebAssembly. To show it, both judge the
//! same applications and compare digests of their reports. So nothing here reads a file, a clock or a
//! source of randomness.

pub mod generate;
pub mod speed;
pub mod verdicts;
