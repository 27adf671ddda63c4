//! What was learnt from complaints that are alike.

use chrono::{DateTime, Utc};

/// A lesson to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLesson {
    /// What the complaints have in common, as an id.
    pub pattern: String,
    /// The rule behind them.
    pub rule: String,
    /// What was done about it.
    pub done: String,
}

/// A lesson as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LessonRow {
    /// What the complaints have in common, as an id.
    pub pattern: String,
    /// The rule behind them.
    pub rule: String,
    /// What was done about it.
    pub done: String,
    /// Who wrote it down, by name.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}
