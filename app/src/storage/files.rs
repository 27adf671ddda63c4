//! The content of chosen files, by its SHA-256: encrypted on the disk if the person wants them kept, and
//! otherwise in memory.

use std::cell::RefCell;
use std::collections::BTreeMap;

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag};

use super::database::{self, FILES, Lost, OUTBOX};
use super::keeping::{Keeping, keeping};
use super::vault;

thread_local! {
    static MEMORY: RefCell<BTreeMap<String, Blob>> = const { RefCell::new(BTreeMap::new()) };
}

/// Keeps a file's content. One that the disk does not take stays in memory; [`is_only_in_memory`] tells.
pub async fn keep_file(sha256: &str, content: &Blob) {
    let on_device = keeping().await == Keeping::OnDevice;
    if !on_device || put(sha256, content).await.is_err() {
        MEMORY.with_borrow_mut(|it| it.insert(sha256.to_owned(), content.clone()));
    }
}

/// A file's content; `None` if it is not here, or no key opens it.
pub async fn file(sha256: &str) -> Result<Option<Blob>, Lost> {
    if let Some(content) = MEMORY.with_borrow(|it| it.get(sha256).cloned()) {
        return Ok(Some(content));
    }
    let record = database::get(FILES, sha256).await?;
    if record.is_undefined() {
        return Ok(None);
    }
    opened(sha256, record).await.map(Some)
}

/// Whether a file would not survive a reload.
pub fn is_only_in_memory(sha256: &str) -> bool {
    MEMORY.with_borrow(|it| it.contains_key(sha256))
}

/// Forgets a file's content.
pub async fn forget_file(sha256: &str) -> Result<(), Lost> {
    MEMORY.with_borrow_mut(|it| it.remove(sha256));
    database::remove(FILES, sha256).await
}

/// Brings to the disk what is in memory, and seals what an earlier release kept as it was.
pub(super) async fn seal_all() -> Result<(), Lost> {
    let held = MEMORY.with_borrow(Clone::clone);
    for (sha256, content) in held {
        put(&sha256, &content).await?;
        MEMORY.with_borrow_mut(|it| it.remove(&sha256));
    }
    for sha256 in database::names(FILES).await? {
        let record = database::get(FILES, &sha256).await?;
        if let Ok(content) = record.dyn_into::<Blob>() {
            put(&sha256, &content).await?;
        }
    }
    Ok(())
}

/// Takes everything off the disk into memory, but for what waits to be sent.
pub(super) async fn take_into_memory() -> Result<(), Lost> {
    let waiting = waiting().await?;
    let all = database::names(FILES).await?;
    for sha256 in all.into_iter().filter(|it| !waiting.contains(it)) {
        if let Ok(Some(content)) = file(&sha256).await {
            MEMORY.with_borrow_mut(|it| it.insert(sha256.clone(), content));
        }
        database::remove(FILES, &sha256).await?;
    }
    Ok(())
}

/// The files that submissions in the outbox still need.
async fn waiting() -> Result<Vec<String>, Lost> {
    let mut waiting = Vec::new();
    for entry in database::all(OUTBOX).await? {
        let files = Reflect::get(&entry, &"files".into())?;
        let files: Option<Array> = files.dyn_into().ok();
        let names = files.iter().flat_map(|it| it.iter());
        waiting.extend(names.filter_map(|it| it.as_string()));
    }
    Ok(waiting)
}

/// Forgets what is in memory.
pub(super) fn forget_memory() {
    MEMORY.with_borrow_mut(BTreeMap::clear);
}

async fn put(sha256: &str, content: &Blob) -> Result<(), Lost> {
    let bytes = Uint8Array::new(&JsFuture::from(content.array_buffer()).await?).to_vec();
    let sealed = vault::seal(FILES, sha256, &bytes).await?;
    Reflect::set(&sealed, &"type".into(), &content.type_().into())?;
    database::put(FILES, sha256, &sealed).await
}

async fn opened(sha256: &str, record: JsValue) -> Result<Blob, Lost> {
    // The first releases kept files as they were.
    let record = match record.dyn_into::<Blob>() {
        Ok(content) => return Ok(content),
        Err(record) => record,
    };
    let bytes = vault::unseal(FILES, sha256, &record).await?;
    let options = BlobPropertyBag::new();
    let media_type = Reflect::get(&record, &"type".into())?;
    options.set_type(&media_type.as_string().unwrap_or_default());
    let parts = Array::of1(&Uint8Array::from(bytes.as_slice()));
    Ok(Blob::new_with_u8_array_sequence_and_options(
        &parts, &options,
    )?)
}
