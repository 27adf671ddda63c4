//! The architecture, asserted: who may depend on whom, who may touch the world, and whether what the
//! README says about paths is true.
//!
//! These tests read the repository's sources as text. They are coarse on purpose: what they forbid is
//! forbidden everywhere outside the files that are named for it.

#![cfg(test)]
#![cfg(not(target_arch = "wasm32"))]

mod arrows;
mod effects;
mod kinds;
mod layers;
mod lengths;
mod purity;
mod readme;
mod sources;
mod tidiness;
