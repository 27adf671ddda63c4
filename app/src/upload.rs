//! Files that a person has chosen: read, known by their content, kept until they are sent.
//!
//! What kind of file it is shows in its content and not in its name; `hall-core` looks, here and again
//! on the server. Whether that kind and size are accepted for a material is for the rules to say.

use hall_core::application::FileRef;
use hall_core::kind::{Code, Fact, file};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, Url};

use crate::api::{self, Trouble};
use crate::browser;
use crate::storage;

/// Why a chosen file could not be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTaken {
    /// The browser cannot read it.
    Unreadable,
    /// The browser has no room for it.
    NoRoom,
    /// It is not a sound file of a kind that the hall takes; why, as a code.
    Unsound(Code),
}

/// The largest file that is looked into, in bytes: no material takes more, and a phone's memory is
/// small.
const LOOKED_INTO: f64 = 32.0 * 1024.0 * 1024.0;

/// Takes a chosen file: looks into it, keeps its content and says what it is.
pub async fn take(chosen: &File) -> Result<FileRef, NotTaken> {
    if LOOKED_INTO < chosen.size() {
        return Err(NotTaken::Unsound("too_large"));
    }
    let content = JsFuture::from(chosen.array_buffer())
        .await
        .map_err(|_| NotTaken::Unreadable)?;
    let content: js_sys::ArrayBuffer = content.dyn_into().map_err(|_| NotTaken::Unreadable)?;
    let seen = file::inspect(&js_sys::Uint8Array::new(&content).to_vec(), None);
    if let Some(code) = seen.code {
        return Err(NotTaken::Unsound(code));
    }
    let media_type = match seen.facts.get("mime") {
        Some(Fact::Text(mime)) => mime.clone(),
        _ => String::new(),
    };
    let sha256 = browser::sha256(&content)
        .await
        .map_err(|_| NotTaken::Unreadable)?;
    storage::keep_file(&sha256, chosen)
        .await
        .map_err(|_| NotTaken::NoRoom)?;
    Ok(FileRef {
        name: chosen.name(),
        media_type,
        size: u64::from(content.byte_length()),
        sha256,
    })
}

/// Sends a kept file to the hall. Sending one twice is harmless: the hall knows it by its content.
pub async fn send(file: &FileRef) -> Result<(), Trouble> {
    let content = storage::file(&file.sha256).await.ok().flatten();
    let content = content.ok_or(Trouble::Unreadable(0))?;
    api::upload(&file.name, &file.media_type, &content)
        .await
        .map(drop)
}

/// An address under which the browser shows a kept image; to be given back with [`forget_preview`].
pub async fn preview(file: &FileRef) -> Option<String> {
    if !file.media_type.starts_with("image/") {
        return None;
    }
    let content: Blob = storage::file(&file.sha256).await.ok()??;
    Url::create_object_url_with_blob(&content).ok()
}

/// Gives a preview's memory back.
pub fn forget_preview(address: &str) {
    drop(Url::revoke_object_url(address));
}
