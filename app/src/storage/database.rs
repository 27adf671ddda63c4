//! The database: its stores, its versions, and transactions that are durable when they are complete.
//!
//! Written straight on `web-sys`: the one maintained wrapper (idb 0.6.5) cannot ask for strict
//! durability, and without it a power cut takes everything that was typed in the last seconds.

use std::cell::RefCell;

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

use crate::browser;

const DATABASE: &str = "hall";
/// Rises when a store is added; what an earlier version kept stays where it is.
const VERSION: u32 = 2;

/// Drafts, by their bundle.
pub(super) const DRAFTS: &str = "drafts";
/// The content of files, by its SHA-256.
pub(super) const FILES: &str = "files";
/// Submissions that wait for the network, by their idempotency key.
pub(super) const OUTBOX: &str = "outbox";
/// Keys that never leave the browser, by their name.
pub(super) const KEYS: &str = "keys";
/// What the person has chosen for this device, by its name.
pub(super) const CHOICES: &str = "choices";

const STORES: [&str; 5] = [DRAFTS, FILES, OUTBOX, KEYS, CHOICES];

/// Why nothing could be kept; the words are the browser's, for the person who is asked for help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost(pub String);

impl From<JsValue> for Lost {
    fn from(error: JsValue) -> Self {
        let name = Reflect::get(&error, &"name".into())
            .ok()
            .and_then(|it| it.as_string());
        let word = name.or_else(|| error.as_string());
        Self(word.unwrap_or_else(|| "unknown".to_owned()))
    }
}

/// Puts one value into a store.
pub(super) async fn put(store: &str, key: &str, value: &JsValue) -> Result<(), Lost> {
    let change = Change::begin(&[store]).await?;
    change.put(store, key, value)?;
    change.commit().await
}

/// Takes one value out of a store.
pub(super) async fn remove(store: &str, key: &str) -> Result<(), Lost> {
    let change = Change::begin(&[store]).await?;
    change.remove(store, key)?;
    change.commit().await
}

/// One value of a store; `undefined` if there is none.
pub(super) async fn get(store: &str, key: &str) -> Result<JsValue, Lost> {
    let transaction = begin(&[store], "readonly").await?;
    let objects = transaction.object_store(store)?;
    Ok(result(&objects.get(&key.into())?).await?)
}

/// All values of a store.
pub(super) async fn all(store: &str) -> Result<Array, Lost> {
    let transaction = begin(&[store], "readonly").await?;
    let objects = transaction.object_store(store)?;
    Ok(result(&objects.get_all()?).await?.unchecked_into())
}

/// Several reads and writes that are durable together or not at all. Between two of them nothing else
/// may be waited for: the browser commits a transaction that has nothing to do.
#[derive(Debug)]
pub(super) struct Change(IdbTransaction);

impl Change {
    /// Opens it over the stores that it will touch.
    pub(super) async fn begin(stores: &[&str]) -> Result<Self, Lost> {
        Ok(Self(begin(stores, "readwrite").await?))
    }

    /// Puts a value.
    pub(super) fn put(&self, store: &str, key: &str, value: &JsValue) -> Result<(), Lost> {
        self.objects(store)?.put_with_key(value, &key.into())?;
        Ok(())
    }

    /// Takes a value out.
    pub(super) fn remove(&self, store: &str, key: &str) -> Result<(), Lost> {
        self.objects(store)?.delete(&key.into())?;
        Ok(())
    }

    /// Makes it durable.
    pub(super) async fn commit(self) -> Result<(), Lost> {
        // Nothing follows; a page that is just going does not live to say so by silence.
        let commit: Function = Reflect::get(&self.0, &"commit".into())?.dyn_into()?;
        commit.call0(&self.0)?;
        Ok(complete(&self.0).await?)
    }

    fn objects(&self, store: &str) -> Result<IdbObjectStore, JsValue> {
        self.0.object_store(store)
    }
}

/// Opens a transaction. `web-sys` offers the options only behind its unstable flag, so the call goes
/// through reflection; a browser that does not know the option ignores it.
async fn begin(stores: &[&str], mode: &str) -> Result<IdbTransaction, JsValue> {
    let database = connection().await?;
    let options = js_sys::Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let names: Array = stores.iter().map(|it| JsValue::from(*it)).collect();
    let transaction: Function = Reflect::get(&database, &"transaction".into())?.dyn_into()?;
    let transaction = transaction.call3(&database, &names, &mode.into(), &options)?;
    transaction.dyn_into()
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
    let on_upgrade = Closure::once_into_js({
        let request = request.clone();
        move || {
            let database: Option<IdbDatabase> =
                request.result().ok().and_then(|it| it.dyn_into().ok());
            if let Some(database) = database {
                upgrade(&database);
            }
        }
    });
    request.set_onupgradeneeded(Some(on_upgrade.unchecked_ref()));
    result(&request).await?.dyn_into()
}

/// Makes the stores that are not there yet.
fn upgrade(database: &IdbDatabase) {
    let there = database.object_store_names();
    for store in STORES {
        if !there.contains(store) {
            drop(database.create_object_store(store));
        }
    }
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
