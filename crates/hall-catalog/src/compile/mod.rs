//! From the whole catalogue to bundles that each stand alone.
//!
//! # Steps
//! 1. [`gather`]: which fields, questions, materials … a set of services needs.
//! 2. [`numbering`]: their new positions; fields in the order of their sections.
//! 3. [`cut`]: everything copied with its indices rewritten ([`relocate`]).
//!
//! Nothing here can fail: the names were resolved before.

mod cut;
mod gather;
mod numbering;
mod relocate;
mod single;

pub use cut::cut;
pub use single::single;
