//! A department's desk.

use chrono::{DateTime, NaiveDate, Utc};
use hall_core::catalog::WayKind;
pub use hall_core::statutory::{FormEntry, FormPart};
use serde::{Deserialize, Serialize};

use crate::applications::LaneState;
use crate::files::StoredFile;

/// One line in the list of the department's cases. (GET desk cases)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseLine {
    /// The case's number.
    pub case: String,
    /// The service's name.
    pub service: String,
    /// The bundle's name.
    pub bundle: String,
    /// Where it stands.
    pub state: LaneState,
    /// When the application was received.
    pub received_at: DateTime<Utc>,
    /// The day that was promised.
    pub promised_on: Option<NaiveDate>,
}

/// One case, exactly as the service's own form has it. (GET desk case)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseView {
    /// The line of the list.
    pub line: CaseLine,
    /// The title of the statutory form.
    pub form_title: String,
    /// The form, part by part, in its own order and with its own labels.
    pub form: Vec<FormPart>,
    /// The materials of this service.
    pub materials: Vec<CaseMaterial>,
    /// The version that a decision must name, so that two reviewers cannot both decide.
    pub version: u32,
    /// The decision, if there is one.
    pub decision: Option<DecisionOutcome>,
}

/// One material of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseMaterial {
    /// The service's own name for it.
    pub label: String,
    /// How it was provided.
    pub way: WayKind,
    /// What stands behind it, in plain words.
    pub note: String,
    /// The files.
    pub files: Vec<StoredFile>,
}

/// Decides a case. (POST desk decision)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The version that the reviewer saw.
    pub version: u32,
    /// Approve, or refuse.
    pub approve: bool,
    /// The reason; a refusal must have one.
    pub reason: String,
}

/// A decision that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionOutcome {
    /// Approved or refused.
    pub approved: bool,
    /// The reason.
    pub reason: String,
    /// Who decided, by name.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}
