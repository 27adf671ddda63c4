//! The database: its stores, and transactions that are durable when they are complete.
//!
//! Written straight on `web-sys`: the one maintained wrapper (idb 0.6.5) cannot ask for strict
//! durability, and without it a power cut takes everything that was typed in the last seconds.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbObjectStore, IdbRequest, IdbTransaction};

use super::connection::connection;
use crate::device;

/// Drafts, by their bundle.
pub(super) const DRAFTS: &str = "drafts";
/// The content of files, by its SHA-256.
pub(super) const FILES: &str = "files";
/// Submissions that wait for the network, by their idempotency key.
pub(super) const OUTBOX: &str = "outbox";
/// Keys that never leave the browser, by their name.
pub(super) const KEYS: &str = "keys";
/// What holds for this device, by its name: what the person has chosen, and the public keys of issuers.
pub(super) const CHOICES: &str = "choices";

/// All of them.
pub(super) const STORES: [&str; 5] = [DRAFTS, FILES, OUTBOX, KEYS, CHOICES];

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

/// The names of all values of a store.
pub(super) async fn names(store: &str) -> Result<Vec<String>, Lost> {
    let transaction = begin(&[store], "readonly").await?;
    let objects = transaction.object_store(store)?;
    let names: Array = result(&objects.get_all_keys()?).await?.unchecked_into();
    Ok(names.iter().filter_map(|it| it.as_string()).collect())
}

/// How many values a store has.
pub(super) async fn count(store: &str) -> Result<u32, Lost> {
    Ok(u32::try_from(names(store).await?.len()).unwrap_or(u32::MAX))
}

/// Several reads and writes that are durable together or not at all. Between two of them nothing else
/// may be waited for: the browser commits a transaction that has nothing to do.
#[derive(Clone, Debug)]
pub(super) struct Change(IdbTransaction);

impl Change {
    /// Opens it over the stores that it will touch.
    pub(super) async fn begin(stores: &[&str]) -> Result<Self, Lost> {
        Ok(Self(begin(stores, "readwrite").await?))
    }

    /// A value as it is now; `undefined` if there is none.
    pub(super) async fn get(&self, store: &str, key: &str) -> Result<JsValue, Lost> {
        Ok(result(&self.objects(store)?.get(&key.into())?).await?)
    }

    /// Puts a value.
    pub(super) fn put(&self, store: &str, key: &str, value: &JsValue) -> Result<(), Lost> {
        self.objects(store)?.put_with_key(value, &key.into())?;
        Ok(())
    }

    /// Puts a value where there is none; where there is one, the transaction fails.
    pub(super) fn add(&self, store: &str, key: &str, value: &JsValue) -> Result<(), Lost> {
        self.objects(store)?.add_with_key(value, &key.into())?;
        Ok(())
    }

    /// Empties a store.
    pub(super) fn clear(&self, store: &str) -> Result<(), Lost> {
        self.objects(store)?.clear()?;
        Ok(())
    }

    /// Takes a value out.
    pub(super) fn remove(&self, store: &str, key: &str) -> Result<(), Lost> {
        self.objects(store)?.delete(&key.into())?;
        Ok(())
    }

    /// Gives it up: nothing of it is kept. One that is over stays as it is.
    pub(super) fn abort(&self) {
        drop(self.0.abort());
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
    if device::is_kiosk() {
        return Err("kiosk".into());
    }
    let database = connection().await?;
    let options = js_sys::Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let names: Array = stores.iter().map(|it| JsValue::from(*it)).collect();
    let transaction: Function = Reflect::get(&database, &"transaction".into())?.dyn_into()?;
    let transaction = transaction.call3(&database, &names, &mode.into(), &options)?;
    transaction.dyn_into()
}

/// Waits for a request. The promise's own functions serve as the event handlers.
async fn result(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let done = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(done).await {
        Ok(_) => request.result(),
        Err(_) => Err(why(request)),
    }
}

/// Why a request failed.
pub(super) fn why(request: &IdbRequest) -> JsValue {
    let error = request.error().ok().flatten();
    error.map_or(JsValue::UNDEFINED, JsValue::from)
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
