//! Uploaded files.

use serde::{Deserialize, Serialize};

/// A file as the hall keeps it: known by its content. (POST files)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredFile {
    /// The SHA-256 of the content, in lower-case hexadecimal.
    pub sha256: String,
    /// The size in bytes.
    pub size: u64,
    /// The media type that the content shows.
    pub media_type: String,
    /// The name that it came with.
    pub name: String,
}

/// A file that is to come in pieces. (POST uploads)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewUpload {
    /// The name that it goes by.
    pub name: String,
    /// The media type that its content shows.
    pub media_type: String,
    /// The size in bytes.
    pub size: u64,
    /// The SHA-256 of the whole content, in lower-case hexadecimal.
    pub sha256: String,
}

/// How far a file that comes in pieces is. (POST uploads, GET upload)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Upload {
    /// More is to come.
    Open {
        /// Where to send it.
        id: String,
        /// How many bytes have arrived, on the disk and not only in memory: the next piece begins here.
        offset: u64,
        /// How many bytes there are in all.
        size: u64,
    },
    /// The hall has all of it, perhaps from an earlier time.
    Stored {
        /// The file.
        file: StoredFile,
    },
}
