//! What the browser keeps, in `IndexedDB`.
//!
//! [`connection`] and [`database`] alone speak to the browser; the others say what is kept: drafts, the
//! content of the files chosen for them, what was last seen of an application, and where what is sensitive
//! may be. [`vault`] encrypts, and writes down what a record looks like. A write is acknowledged when its
//! transaction is complete, not when the request has succeeded.

mod connection;
mod database;
mod drafts;
mod files;
mod issuers;
mod keeping;
mod record;
mod seen;
mod vault;
mod wipe;

pub use database::Lost;
pub use drafts::{
    Answering, AtHall, DraftNote, Extent, Secret, StoredDraft, Swapped, answer_row, draft,
    draft_notes, drafts, forget_draft, keep_draft, swap_draft,
};
pub use files::{file, forget_file, is_only_in_memory, keep_file};
pub use issuers::{issuers, keep_issuers};
pub use keeping::{Keeping, choose, forget_keeping, keeping};
pub use record::{Gone, change_place};
pub use seen::{Seen, forget_seen, keep_seen, seen};
pub use wipe::{Kept, forget_memory, kept, wipe};
