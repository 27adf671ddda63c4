//! Random catalogues and applications, the same from the same seed on every machine.
//!
//! The laws of the hall are held against them natively, and the same applications are judged in
//! WebAssembly, so nothing here may depend on the platform.

mod application;
mod bundle;
mod mutation;
mod papers;
mod plausible;
mod random;

pub use application::{any_application, filled_application};
pub use bundle::any_bundle;
pub use mutation::{MUTATED, mutated};
pub use plausible::{plausible, resident_id};
pub use random::Random;
