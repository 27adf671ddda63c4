//! The content of chosen files, by its SHA-256.

use wasm_bindgen::JsCast;
use web_sys::Blob;

use super::database::{self, FILES, Lost};

/// Keeps a file's content.
pub async fn keep_file(sha256: &str, content: &Blob) -> Result<(), Lost> {
    database::put(FILES, sha256, content).await
}

/// A file's content.
pub async fn file(sha256: &str) -> Result<Option<Blob>, Lost> {
    Ok(database::get(FILES, sha256).await?.dyn_into().ok())
}

/// Forgets a file's content.
pub async fn forget_file(sha256: &str) -> Result<(), Lost> {
    database::remove(FILES, sha256).await
}
