//! The vault: what is sensitive is encrypted before it reaches the disk, under a key that the browser
//! does not give away.
//!
//! # Records (version 1; plain JavaScript reads them too)
//! - **The key** stands in the store `keys` under `device`: a `CryptoKey`, AES-GCM, 256 bits, not
//!   extractable, for encrypting and decrypting.
//! - **A sealed value** is `{v: 1, nonce: Uint8Array(12), content: ArrayBuffer}`. `content` is the
//!   ciphertext with its tag of 128 bits. The nonce is fresh for each value: 96 random bits.
//! - **Additional data**, so that no value can be put into another's place: the UTF-8 bytes of
//!   `store/row`, e.g. `drafts/newborn`, `files/<sha256>`, `outbox/<idempotency key>`.
//! - **A draft** in the store `drafts`, by its bundle, is `{open: text, sealed?: value}`: `open` is the
//!   JSON of the draft without what is sensitive, `sealed` the JSON of the rest ([`super::record`]).
//! - **A file** in the store `files`, by its SHA-256, is a sealed value with `type` besides, its media
//!   type. Hall releases before version 2 of the database kept drafts as text and files as a `Blob`.
//!
//! ```js
//! const opened = await crypto.subtle.decrypt(
//!   { name: "AES-GCM", iv: sealed.nonce, additionalData: new TextEncoder().encode(`${store}/${row}`) },
//!   key, sealed.content);
//! ```
//!
//! Honest limit: the key lies in the same profile. This keeps what was typed from a search through files
//! and out of backups, not from malware or a script of our own origin.

use std::cell::RefCell;

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::database::{self, Change, KEYS, Lost};
use crate::browser;

/// The key's name.
const KEY: &str = "device";
/// Why something cannot be opened: the key is gone, or is not the one that it was sealed under.
pub(super) const NO_KEY: &str = "no_key";
const VERSION: f64 = 1.0;
const NONCE_BYTES: usize = 12;
const KEY_BITS: u32 = 256;

thread_local! {
    static CACHED: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// Makes the key if there is none. Fails where the browser does not keep it.
pub(super) async fn begin() -> Result<(), Lost> {
    key_or_new().await.map(drop)
}

/// Seals a content for a row of a store. Makes the key if there is none.
pub(super) async fn seal(store: &str, row: &str, content: &[u8]) -> Result<JsValue, Lost> {
    let key = key_or_new().await?;
    let mut nonce = [0_u8; NONCE_BYTES];
    let crypto = browser::window().ok_or(JsValue::UNDEFINED)?.crypto()?;
    crypto.get_random_values_with_u8_array(&mut nonce)?;
    let nonce = Uint8Array::from(&nonce[..]);
    let method = method(store, row, &nonce)?;
    let content = Uint8Array::from(content);
    let sealed = subtle("encrypt", &[&method, &key, &content]).await?;
    let value = Object::new();
    Reflect::set(&value, &"v".into(), &VERSION.into())?;
    Reflect::set(&value, &"nonce".into(), &nonce)?;
    Reflect::set(&value, &"content".into(), &sealed)?;
    Ok(value.into())
}

/// Opens what was sealed for a row of a store. Fails with [`NO_KEY`] where no key opens it.
pub(super) async fn unseal(store: &str, row: &str, value: &JsValue) -> Result<Vec<u8>, Lost> {
    let no_key = || Lost(NO_KEY.to_owned());
    let key = key().await?.ok_or_else(no_key)?;
    let nonce: Uint8Array = Reflect::get(value, &"nonce".into())?.dyn_into()?;
    let content = Reflect::get(value, &"content".into())?;
    let method = method(store, row, &nonce)?;
    let opened = subtle("decrypt", &[&method, &key, &content]).await;
    let opened = opened.map_err(|_| no_key())?;
    Ok(Uint8Array::new(&opened).to_vec())
}

/// Forgets the key that is held ready: it was taken out of the store.
pub(super) fn forget() {
    CACHED.set(None);
}

async fn key() -> Result<Option<JsValue>, Lost> {
    if let Some(key) = CACHED.with_borrow(Clone::clone) {
        return Ok(Some(key));
    }
    let key = database::get(KEYS, KEY).await?;
    let key = key.is_object().then_some(key);
    CACHED.set(key.clone());
    Ok(key)
}

async fn key_or_new() -> Result<JsValue, Lost> {
    match key().await? {
        Some(key) => Ok(key),
        None => new_key().await,
    }
}

/// Makes a key and keeps it. If another tab was faster, its key is the key.
async fn new_key() -> Result<JsValue, Lost> {
    let method = Object::new();
    Reflect::set(&method, &"name".into(), &"AES-GCM".into())?;
    Reflect::set(&method, &"length".into(), &KEY_BITS.into())?;
    let uses = Array::of2(&"encrypt".into(), &"decrypt".into());
    let made = subtle("generateKey", &[&method, &JsValue::FALSE, &uses]).await?;
    let change = Change::begin(&[KEYS]).await?;
    change.add(KEYS, KEY, &made)?;
    let added = change.commit().await;
    match (key().await?, added) {
        (Some(key), _) => Ok(key),
        (None, Err(lost)) => Err(lost),
        (None, Ok(())) => Err(Lost(NO_KEY.to_owned())),
    }
}

fn method(store: &str, row: &str, nonce: &Uint8Array) -> Result<Object, JsValue> {
    let bound_to = format!("{store}/{row}");
    let method = Object::new();
    Reflect::set(&method, &"name".into(), &"AES-GCM".into())?;
    Reflect::set(&method, &"iv".into(), nonce)?;
    let bound_to = Uint8Array::from(bound_to.as_bytes());
    Reflect::set(&method, &"additionalData".into(), &bound_to)?;
    Ok(method)
}

/// Calls the browser's cryptography. Fails where the page was not loaded securely: there it is not offered.
async fn subtle(what: &str, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
    let crypto = browser::window().ok_or(JsValue::UNDEFINED)?.crypto()?;
    let subtle = Reflect::get(&crypto, &"subtle".into())?;
    if !subtle.is_object() {
        return Err("no_cryptography".into());
    }
    let function: Function = Reflect::get(&subtle, &what.into())?.dyn_into()?;
    let arguments: Array = arguments.iter().copied().collect();
    let promise: Promise = function.apply(&subtle, &arguments)?.dyn_into()?;
    JsFuture::from(promise).await
}
