//! What the browser keeps, in `IndexedDB`.
//!
//! [`database`] is the only file that speaks to the browser; the others say what is kept: drafts, and
//! the content of the files chosen for them. A write is acknowledged when its transaction is complete,
//! not when the request has succeeded.

mod database;
mod drafts;
mod files;

pub use database::Lost;
pub use drafts::{DraftNote, StoredDraft, draft, draft_notes, drafts, forget_draft, keep_draft};
pub use files::{file, forget_file, keep_file};
