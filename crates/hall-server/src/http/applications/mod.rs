//! Submitting, and following what was submitted.

mod key;
mod list;
mod show;
mod submit;

pub use list::list;
pub use show::show;
pub use submit::submit;
