//! Files that a person has chosen: read, known by their content, kept until they are sent.
//!
//! What kind of file it is shows in its content and not in its name; `hall-core` looks, here and again
//! on the server. Whether that kind and size are accepted for a material is for the rules to say.

use hall_core::application::FileRef;
use hall_core::kind::{Code, Fact, file};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, Url};

use crate::api::Trouble;
use crate::photo::{self, Seen};
use crate::{browser, outbox, storage};

/// Why a chosen file could not be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTaken {
    /// The browser cannot read it.
    Unreadable,
    /// It is not a sound file of a kind that the hall takes; why, as a code.
    Unsound(Code),
}

/// The largest file that is looked into, in bytes: no material takes more, and a phone's memory is
/// small.
const LOOKED_INTO: f64 = 32.0 * 1024.0 * 1024.0;

/// Takes a chosen file: looks into it, prepares a photograph, keeps the content and says what it is and
/// what was seen on it.
pub async fn take(chosen: &File) -> Result<(FileRef, Option<Seen>), NotTaken> {
    if LOOKED_INTO < chosen.size() {
        return Err(NotTaken::Unsound("too_large"));
    }
    let mut content: Blob = chosen.clone().into();
    let mut bytes = read(&content).await?;
    let found = file::inspect(&js_sys::Uint8Array::new(&bytes).to_vec(), None);
    if let Some(code) = found.code {
        return Err(NotTaken::Unsound(code));
    }
    let media_type = match found.facts.get("mime") {
        Some(Fact::Text(mime)) => mime.clone(),
        _ => String::new(),
    };
    let mut seen = None;
    if media_type.starts_with("image/") {
        let has_exif = found.facts.contains_key("exif");
        // What this browser cannot show is kept as it is; the rules say whether it is accepted.
        if let Ok(photo) = photo::prepare(&content, &media_type, has_exif).await {
            seen = Some(photo.seen);
            content = photo.content;
            bytes = read(&content).await?;
        }
    }
    let sha256 = browser::sha256(&bytes)
        .await
        .map_err(|_| NotTaken::Unreadable)?;
    storage::keep_file(&sha256, &content).await;
    let file = FileRef {
        name: chosen.name(),
        media_type,
        size: u64::from(bytes.byte_length()),
        sha256,
    };
    Ok((file, seen))
}

async fn read(content: &Blob) -> Result<js_sys::ArrayBuffer, NotTaken> {
    let read = JsFuture::from(content.array_buffer()).await;
    let read = read.map_err(|_| NotTaken::Unreadable)?;
    read.dyn_into().map_err(|_| NotTaken::Unreadable)
}

/// Sends a kept file to the hall, from where an earlier try stopped. Sending one twice is harmless: the
/// hall knows it by its content.
pub async fn send(account: &str, file: &FileRef) -> Result<(), Trouble> {
    let content = storage::file(&file.sha256).await.ok().flatten();
    let content = content.ok_or(Trouble::Unreadable(0))?;
    outbox::upload(account, file, content).await
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
