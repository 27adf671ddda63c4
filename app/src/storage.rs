//! What the browser keeps: drafts, and the files chosen for them, in `IndexedDB`.
//!
//! Written straight on `web-sys`: the one maintained wrapper (idb 0.6.5) cannot ask for strict
//! durability, and without it a power cut takes everything that was typed in the last seconds. A
//! write is acknowledged when its transaction is complete, not when the request has succeeded.

use std::cell::RefCell;

use js_sys::{Function, Promise, Reflect};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

use hall_core::application::Application;
use hall_core::rebase::Change;

use crate::{browser, order, reading};

const DATABASE: &str = "hall";
const VERSION: u32 = 1;
const DRAFTS: &str = "drafts";
const FILES: &str = "files";

/// A draft as it is kept, one per bundle.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StoredDraft {
    /// The application as far as it was filled in.
    pub application: Application,
    /// When it was last saved, in milliseconds since 1970.
    pub saved_at: f64,
    /// The key that makes its submission idempotent, once a submission was tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// What was not simply kept when the rules changed, until the person has put the list aside.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
}

/// Why nothing could be kept; the words are the browser's, for the person who is asked for help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost(pub String);

/// Keeps a draft in the place of the one that the bundle had.
pub async fn keep_draft(draft: &StoredDraft) -> Result<(), Lost> {
    let text = serde_json::to_string(draft).map_err(|error| Lost(error.to_string()))?;
    put(DRAFTS, &draft.application.bundle, &text.into())
        .await
        .map_err(lost)
}

/// The draft of a bundle. One that cannot be read any more counts as none.
pub async fn draft(bundle: &str) -> Result<Option<StoredDraft>, Lost> {
    let text = get(DRAFTS, bundle).await.map_err(lost)?;
    Ok(text.as_string().and_then(|it| reading::read(&it).ok()))
}

/// All drafts, the latest first.
pub async fn drafts() -> Result<Vec<StoredDraft>, Lost> {
    let texts = all(DRAFTS).await.map_err(lost)?;
    let mut drafts: Vec<StoredDraft> = texts
        .iter()
        .filter_map(|it| reading::read(&it.as_string()?).ok())
        .collect();
    order::sort(&mut drafts, |a, b| b.saved_at < a.saved_at);
    Ok(drafts)
}

/// That there is a draft, without what is in it: all that the first page needs.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct DraftNote {
    /// The bundle that it is of.
    pub bundle: String,
    /// When it was last saved, in milliseconds since 1970.
    pub saved_at: f64,
}

/// Which drafts there are, the latest first.
pub async fn draft_notes() -> Result<Vec<DraftNote>, Lost> {
    #[derive(Deserialize)]
    struct Note {
        application: Named,
        saved_at: f64,
    }
    #[derive(Deserialize)]
    struct Named {
        bundle: String,
    }
    let texts = all(DRAFTS).await.map_err(lost)?;
    let mut notes: Vec<DraftNote> = texts
        .iter()
        .filter_map(|it| reading::read::<Note>(&it.as_string()?).ok())
        .map(|it| DraftNote {
            bundle: it.application.bundle,
            saved_at: it.saved_at,
        })
        .collect();
    order::sort(&mut notes, |a, b| b.saved_at < a.saved_at);
    Ok(notes)
}

/// Forgets the draft of a bundle.
pub async fn forget_draft(bundle: &str) -> Result<(), Lost> {
    remove(DRAFTS, bundle).await.map_err(lost)
}

/// Keeps a file's content under its SHA-256.
pub async fn keep_file(sha256: &str, content: &Blob) -> Result<(), Lost> {
    put(FILES, sha256, content).await.map_err(lost)
}

/// A file's content.
pub async fn file(sha256: &str) -> Result<Option<Blob>, Lost> {
    Ok(get(FILES, sha256).await.map_err(lost)?.dyn_into().ok())
}

/// Forgets a file's content.
pub async fn forget_file(sha256: &str) -> Result<(), Lost> {
    remove(FILES, sha256).await.map_err(lost)
}

async fn put(store: &str, key: &str, value: &JsValue) -> Result<(), JsValue> {
    let (transaction, objects) = begin(store, "readwrite").await?;
    objects.put_with_key(value, &key.into())?;
    // Nothing follows; a page that is just going does not live to say so by silence.
    let commit: Function = Reflect::get(&transaction, &"commit".into())?.dyn_into()?;
    commit.call0(&transaction)?;
    complete(&transaction).await
}

async fn remove(store: &str, key: &str) -> Result<(), JsValue> {
    let (transaction, objects) = begin(store, "readwrite").await?;
    objects.delete(&key.into())?;
    complete(&transaction).await
}

async fn get(store: &str, key: &str) -> Result<JsValue, JsValue> {
    let (_, objects) = begin(store, "readonly").await?;
    result(&objects.get(&key.into())?).await
}

async fn all(store: &str) -> Result<js_sys::Array, JsValue> {
    let (_, objects) = begin(store, "readonly").await?;
    Ok(result(&objects.get_all()?).await?.unchecked_into())
}

/// Opens a transaction. `web-sys` offers the options only behind its unstable flag, so the call goes
/// through reflection; a browser that does not know the option ignores it.
async fn begin(store: &str, mode: &str) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
    let database = connection().await?;
    let options = js_sys::Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let transaction: Function = Reflect::get(&database, &"transaction".into())?.dyn_into()?;
    let transaction = transaction.call3(&database, &store.into(), &mode.into(), &options)?;
    let transaction: IdbTransaction = transaction.dyn_into()?;
    let objects = transaction.object_store(store)?;
    Ok((transaction, objects))
}

thread_local! {
    static CONNECTION: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
}

/// The connection, opened once: what is written while the page goes has no time to wait for another.
/// It gives way to a tab that upgrades the database, and is opened again when it is needed.
async fn connection() -> Result<IdbDatabase, JsValue> {
    if let Some(open) = CONNECTION.with_borrow(Clone::clone) {
        return Ok(open);
    }
    let database = open().await?;
    let forget = Closure::<dyn FnMut()>::new({
        let database = database.clone();
        move || {
            database.close();
            CONNECTION.set(None);
        }
    })
    .into_js_value();
    database.set_onversionchange(Some(forget.unchecked_ref()));
    database.set_onclose(Some(forget.unchecked_ref()));
    CONNECTION.set(Some(database.clone()));
    Ok(database)
}

async fn open() -> Result<IdbDatabase, JsValue> {
    let factory = browser::window().ok_or(JsValue::UNDEFINED)?.indexed_db()?;
    let factory = factory.ok_or_else(|| JsValue::from("no IndexedDB"))?;
    let request: IdbOpenDbRequest = factory.open_with_u32(DATABASE, VERSION)?;
    let on_upgrade = wasm_bindgen::closure::Closure::once_into_js({
        let request = request.clone();
        move || {
            let database: Option<IdbDatabase> =
                request.result().ok().and_then(|it| it.dyn_into().ok());
            if let Some(database) = database {
                drop(database.create_object_store(DRAFTS));
                drop(database.create_object_store(FILES));
            }
        }
    });
    request.set_onupgradeneeded(Some(on_upgrade.unchecked_ref()));
    result(&request).await?.dyn_into()
}

/// Waits for a request. The promise's own functions serve as the event handlers.
async fn result(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let done = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(done).await {
        Ok(_) => request.result(),
        Err(_) => Err(request
            .error()
            .ok()
            .flatten()
            .map_or(JsValue::UNDEFINED, JsValue::from)),
    }
}

async fn complete(transaction: &IdbTransaction) -> Result<(), JsValue> {
    let done = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    match JsFuture::from(done).await {
        Ok(_) => Ok(()),
        Err(_) => Err(transaction
            .error()
            .map_or(JsValue::UNDEFINED, JsValue::from)),
    }
}

fn lost(error: JsValue) -> Lost {
    let name = Reflect::get(&error, &"name".into())
        .ok()
        .and_then(|it| it.as_string());
    Lost(
        name.or_else(|| error.as_string())
            .unwrap_or_else(|| "unknown".to_owned()),
    )
}
