//! Drafts as the store has them.

use chrono::{DateTime, Utc};

/// That there is a draft, without what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftNote {
    /// The bundle.
    pub bundle: String,
    /// Its revision.
    pub revision: i64,
    /// When it was last changed.
    pub changed_at: DateTime<Utc>,
}

/// A draft to keep.
#[derive(Clone, Debug)]
pub struct NewDraft {
    /// Whose.
    pub owner: String,
    /// The bundle.
    pub bundle: String,
    /// The revision that it was made from; `None` if there was no draft.
    pub seen: Option<i64>,
    /// When.
    pub at: DateTime<Utc>,
    /// The content, as JSON.
    pub content: String,
    /// How many drafts one person may have.
    pub most: u32,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It was kept.
    Done(DraftNote),
    /// Another one is there by now: this one, with its content.
    Stale(DraftNote, String),
    /// The one that it was made from is there no more.
    Gone,
    /// This person has as many drafts as anybody may have.
    TooMany,
}
