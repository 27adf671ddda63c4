//! What staff and applicants see of a case, and what comes out of it.

mod changes;
mod history;
mod lanes;
mod licences;
mod looks;
mod materials;
mod number;
mod offers;
mod results;
mod templates;
mod together;
mod waits;
mod yields;

pub use hall_core::statutory::form;

use hall_core::split::Part;

use crate::http::error::{Refusal, Reply};
use crate::store::CaseRow;

pub use changes::changes;
pub use history::{history, history_of, history_within};
pub use lanes::lanes;
pub use licences::{Kept, Source, licences};
pub use looks::looks;
pub use materials::{materials, materials_of};
pub use offers::{
    name, name_colleagues, name_deferred, name_materials, names_a_colleague, offers, offers_of,
};
pub use results::{results, to_fetch};
pub use templates::templates;
pub use together::{Form, apart, unread_call};
pub use waits::{clock, waits};
pub use yields::yields;

/// What a case's service has received.
pub fn part(case: &CaseRow) -> Reply<Part> {
    read_part(case.part())
}

/// A part as it is stored.
pub fn read_part(text: &str) -> Reply<Part> {
    serde_json::from_str(text).map_err(|_| Refusal::internal("a stored part cannot be read"))
}
