//! What a pre-check says: findings as data, what is missing, and the verdict.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::catalog::Level;

/// One thing that is wrong, doubtful or worth knowing.
///
/// A finding never holds the value that it is about: it may end up in a log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Where: a field key, `holder[0].ratio`, `situation.premises` or `material.lease-contract`.
    pub at: String,
    /// What, as a stable code; words are made from it in [`crate::words`].
    pub code: String,
    /// How grave.
    pub level: Level,
    /// The services that ask.
    pub services: Vec<String>,
    /// The laws behind it.
    pub basis: Vec<String>,
    /// What the words need besides: limits, sums, units.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub args: BTreeMap<String, String>,
}

/// Something that is still to be answered or provided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absent {
    /// Where, as in [`Finding::at`].
    pub at: String,
    /// The services that need it.
    pub services: Vec<String>,
}

/// The verdict over an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It can be submitted.
    Ready,
    /// It can be submitted, with materials to follow.
    ReadyWithDeferral,
    /// Something is still to be answered or provided.
    Incomplete,
    /// Something is wrong.
    Invalid,
    /// This person cannot apply for this, whatever is filled in.
    NotEligible,
}

impl Verdict {
    /// Whether the hall accepts the submission.
    pub const fn is_acceptable(self) -> bool {
        matches!(self, Self::Ready | Self::ReadyWithDeferral)
    }
}

/// The result of a pre-check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The bundle's id.
    pub bundle: String,
    /// The catalogue that was applied.
    pub catalog: String,
    /// The verdict.
    pub verdict: Verdict,
    /// The services that are part of the application.
    pub services: Vec<String>,
    /// What is wrong, doubtful or worth knowing.
    pub findings: Vec<Finding>,
    /// What is still to be answered or provided.
    pub missing: Vec<Absent>,
}
