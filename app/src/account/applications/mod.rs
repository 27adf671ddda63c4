//! One's own applications: the list, and the page on which one of them is followed.

mod happened;
mod lanes;
mod list;
mod todo;
mod tracking;
mod waits;

pub(crate) use list::applications as list;
pub(crate) use tracking::tracking;
