//! Correcting what was submitted: which places an answer to a notice or a supplement may change.
//!
//! Only what was named may differ, and what an asked-for change brings along: a place that is asked only
//! now may be filled in, and one that is asked no more is gone.

mod difference;
mod named;

pub use difference::{Version, differences};
pub use named::Named;
