//! From a submission to what is stored: judged again, split, and promised.
//!
//! Whatever the browser concluded is not read. The same core runs on the same catalogue, with the shelf
//! that the registers have and not the one that the request claims.

mod judge;
mod open;
mod promise;
mod relevant;
mod rules;

pub use judge::{Judged, file_unknown, judge};
pub(crate) use open::json;
pub use open::{Key, open};
