//! Reconciling: one draft that was changed in two places at once becomes one draft again.
//!
//! # Steps
//! 1. Each of the three versions (what both sides last had in common, mine, theirs) is taken apart into
//!    cells: an answer, a cell of a table, a material. What is open to be chosen at a place lies in its
//!    cell, so that it moves along when rows move.
//! 2. Cell by cell, whoever changed it is followed. Where both did, and not to the same, mine stays in
//!    the draft and theirs goes on the list of conflicts.
//! 3. Rows are recognised by what is in them ([`align`]), since people add and remove them. Where that
//!    is not certain enough to put two people's cells into one row, the table as a whole is the conflict.
//!
//! Design assumptions:
//! - Nothing is thrown away that somebody typed and nobody has overtyped or decided against: it is in
//!   the draft or in a conflict. Taking an answer away counts as a change like any other.
//! - All three are of one bundle and one catalogue; whoever has others rebases them first.
//! - Which of the sides is "mine" decides only which value stands while nobody has chosen, and which
//!   rows come first. The list of what is open is the same for both.

mod align;
mod cell;
mod conflict;
mod document;
mod materials;
mod rows;
mod settle;
mod table;

pub use conflict::{Conflict, Held};
pub use settle::{row_removed, standing};

use serde::{Deserialize, Serialize};

use crate::application::Application;
use document::Document;

/// A draft, and what is still to be chosen in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Version {
    /// The draft. At a place of a conflict stands the value of whoever reconciled last.
    pub application: Application,
    /// What is still to be chosen, in the order of the application file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<Conflict>,
}

impl From<Application> for Version {
    fn from(application: Application) -> Self {
        Self {
            application,
            conflicts: Vec::new(),
        }
    }
}

/// Brings two changed versions of a draft together. `base` is what both started from.
///
/// ```
/// use hall_core::application::parse;
/// use hall_core::reconcile::{Held, Version, reconcile};
///
/// let version = |json: &str| Version::from(parse(json.as_bytes()).unwrap());
/// let base = version(r#"{"bundle": "newborn"}"#);
/// let mine = version(r#"{"bundle": "newborn", "answers": {"mother.name": "林静", "baby.name": "林一"}}"#);
/// let theirs = version(r#"{"bundle": "newborn", "answers": {"mother.mobile": "13800000000", "baby.name": "林二"}}"#);
///
/// let both = reconcile(&base, &mine, &theirs);
/// assert_eq!(both.application.answers["mother.name"], "林静".into());
/// assert_eq!(both.application.answers["mother.mobile"], "13800000000".into());
/// assert_eq!(both.application.answers["baby.name"], "林一".into());
/// assert_eq!(both.conflicts[0].at, "baby.name");
/// assert_eq!(both.conflicts[0].others, [Held::Answer("林二".into())]);
/// ```
pub fn reconcile(base: &Version, mine: &Version, theirs: &Version) -> Version {
    reconcile_holding(base, mine, theirs, None)
}

/// The same, while somebody is typing at `held`: what stands there stays, and its row keeps its number,
/// even if only the others have changed it.
pub fn reconcile_holding(
    base: &Version,
    mine: &Version,
    theirs: &Version,
    held: Option<&str>,
) -> Version {
    if mine == theirs || theirs == base {
        return mine.clone();
    }
    if mine == base && held.is_none() {
        return theirs.clone();
    }
    let [base, my, their] = [base, mine, theirs].map(Document::of);
    Document::merged(&base, &my, &their, held).into_version(&mine.application, &theirs.application)
}

#[cfg(test)]
mod tests;
