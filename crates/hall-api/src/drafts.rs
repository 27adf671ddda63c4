//! Drafts that a signed-in person also keeps at the hall.

use chrono::{DateTime, Utc};
use hall_core::application::Application;
use hall_core::rebase::Change;
use hall_core::reconcile::Conflict;
use serde::{Deserialize, Serialize};

/// What a draft is. (PUT draft)
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftContent {
    /// The application as far as it was filled in; files by their hash only.
    pub application: Application,
    /// What is still to be chosen in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<Conflict>,
    /// What was not simply kept when the rules changed, and was not put aside yet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
}

/// That there is a draft at the hall, without what is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftLine {
    /// The bundle's id.
    pub bundle: String,
    /// The bundle's name.
    pub bundle_name: String,
    /// Its revision, which is also its entity tag. No two drafts ever have the same.
    pub revision: i64,
    /// When it was last changed.
    pub changed_at: DateTime<Utc>,
    /// The day on which it is deleted if nobody changes it until then.
    pub kept_until: DateTime<Utc>,
}

/// A draft at the hall. (GET draft; PUT draft when somebody else was faster)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftView {
    /// Which.
    pub draft: DraftLine,
    /// What is in it.
    pub content: DraftContent,
}
