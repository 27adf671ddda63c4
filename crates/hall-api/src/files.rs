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
