//! What staff and applicants see of a case, and what comes out of it.

mod lanes;
mod materials;
mod number;
mod results;
mod yields;

pub use hall_core::statutory::form;

use hall_core::split::Part;

use crate::http::error::{Refusal, Reply};
use crate::store::CaseRow;

pub use lanes::{history, lanes};
pub use materials::materials;
pub use results::results;
pub use yields::yields;

/// What a case's service received.
pub fn part(case: &CaseRow) -> Reply<Part> {
    serde_json::from_str(&case.part).map_err(|_| Refusal::internal("a stored part cannot be read"))
}
