//! Acts on several of a department's cases at once.
//!
//! Each case is acted on for itself, with the version that was seen of it, and what became of it is said for
//! itself. A refusal (不予) is not among the acts: each states its own reasons and remedies (行政许可法 Art. 38).

use serde::{Deserialize, Serialize};

use crate::desk::{CaseLine, Template};
use crate::error::ErrorCode;

/// What can be done with several cases at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BatchAct {
    /// 接办.
    Take,
    /// 放回.
    Release,
    /// 批量办结: decides in favour, all with the same words. Only cases of one service on one version of its
    /// statutory form, in each of which nothing is left to look at.
    Approve,
}

/// Asks what would become of an act; nothing is done. (POST desk batch preview)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BatchPlan {
    /// The act.
    pub act: BatchAct,
    /// The cases, by their numbers.
    pub cases: Vec<String>,
}

/// What would become of it, case by case, in the order in which they were named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchPreview {
    /// The cases.
    pub cases: Vec<BatchCase>,
    /// Texts to begin the words of an approval with.
    pub templates: Vec<Template>,
}

/// One case of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchCase {
    /// Its number.
    pub case: String,
    /// Its line in the list; none if it is not the department's.
    pub line: Option<CaseLine>,
    /// The version that the act must name.
    pub version: u32,
    /// Whether this person has read it on its own page.
    pub read: bool,
    /// Why it cannot be done with this one; none if it can.
    pub obstacle: Option<Obstacle>,
}

/// Acts on several cases. (POST desk batches)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Batch {
    /// The act.
    pub act: BatchAct,
    /// The words of an approval; the other acts have none.
    #[serde(default)]
    pub reason: String,
    /// The cases.
    pub cases: Vec<Chosen>,
}

/// One case of a batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chosen {
    /// Its number.
    pub case: String,
    /// The version that was seen.
    pub version: u32,
}

/// What became of a batch, case by case, in the order in which they were named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchOutcome {
    /// The cases.
    pub cases: Vec<Became>,
}

/// What became of one case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Became {
    /// Its number.
    pub case: String,
    /// Why it was not done; none if it was.
    pub obstacle: Option<Obstacle>,
}

/// Why something is not done with one case of several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Obstacle {
    /// What, as a stable code.
    pub code: ErrorCode,
    /// What, in the reader's language.
    pub message: String,
    /// What to do.
    pub mend: String,
}
