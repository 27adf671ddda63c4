//! Uploads in pieces.

use chrono::{DateTime, Utc};
use hall_api::StoredFile;

/// An upload in pieces to begin.
#[derive(Clone, Debug)]
pub struct NewUpload {
    /// Its id, drawn at random.
    pub id: String,
    /// Whose.
    pub owner: String,
    /// What the file will be.
    pub file: StoredFile,
    /// When.
    pub at: DateTime<Utc>,
}

/// How much one person may have begun.
#[derive(Clone, Copy, Debug)]
pub struct UploadLimits {
    /// Uploads.
    pub n: u64,
    /// Bytes of all of them together, as announced.
    pub bytes: u64,
}

/// An unfinished upload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UploadRow {
    /// Its id.
    pub id: String,
    /// What the file will be.
    pub file: StoredFile,
    /// How many bytes are on the disk.
    pub arrived: u64,
}

/// What became of beginning an upload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BegunUpload {
    /// It was begun just now.
    New,
    /// It was begun earlier.
    Open(UploadRow),
    /// The owner has the file.
    Stored(StoredFile),
    /// The owner has begun too much; finish something first.
    TooMuch,
}
