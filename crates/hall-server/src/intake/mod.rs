//! From a submission to what is stored: judged again, split, and promised.
//!
//! Whatever the browser concluded is not read. The same core runs on the same catalogue, with the shelf
//! that the registers have and not the one that the request claims.

mod judge;
mod open;
mod promise;
mod relevant;
mod rules;
mod wanted;

pub use judge::{Judged, file_unknown, finding, judge, judge_application};
pub use open::{By, Key, open};
pub(crate) use open::{json, stored_files, to_value};
pub use promise::promise;
pub use relevant::relevant;
pub use rules::fresh_rules;
pub use wanted::{Wanted, wanted};
