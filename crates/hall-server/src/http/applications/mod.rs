//! Submitting, and following what was submitted.

mod act;
mod list;
mod show;
mod submit;

pub use act::act;
pub use list::list;
pub(super) use show::open_request;
pub use show::show;
pub use submit::submit;
pub(super) use submit::{receipt, take_in};
