//! 举一反三: what complaints and poor ratings have in common, and what was done about the rule behind them.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// All groups, the largest first. (GET desk patterns, POST desk lessons)
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Patterns {
    /// The groups.
    pub patterns: Vec<Pattern>,
}

/// Complaints and poor ratings that are alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pattern {
    /// The group's id; it follows from what they have in common.
    pub id: String,
    /// The bundle's name.
    pub bundle: String,
    /// The service's name; nothing if none of them stands out.
    pub service: Option<String>,
    /// What kind it is.
    pub kind: Dispute,
    /// What went wrong, as far as the record shows.
    pub reason: WentWrong,
    /// The single ones, the latest first.
    pub cases: Vec<PatternCase>,
    /// What was learnt, the latest first.
    pub lessons: Vec<Lesson>,
}

/// One complaint, or one poor rating.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PatternCase {
    /// The application's number.
    pub number: String,
    /// When it came.
    pub at: DateTime<Utc>,
    /// How it was answered; empty while it is open.
    pub answer: String,
}

/// What kind of dispute it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dispute {
    /// 投诉.
    Complaint,
    /// 办不成事.
    CannotBeDone,
    /// 差评.
    PoorRating,
}

/// What went wrong, as far as the record of the application shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WentWrong {
    /// It was refused.
    Refused,
    /// It ended because a deadline passed.
    Ended,
    /// It was later than promised, or than the law allows.
    Late,
    /// Something was named later than it could have been.
    AskedTwice,
    /// Nothing that the record shows.
    Other,
}

/// The rule behind a group, and what was done about it. It is never changed, only added to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lesson {
    /// The rule behind it.
    pub rule: String,
    /// What was done about it.
    pub done: String,
    /// Who wrote it down, by name.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// Writes down what was learnt. (POST desk lessons)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewLesson {
    /// The rule behind it.
    pub rule: String,
    /// What was done about it.
    pub done: String,
}
