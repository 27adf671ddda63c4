//! Calling `public/outbox.js`.

use hall_core::application::FileRef;
use js_sys::{Array, Function, JSON, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Blob;

use super::{Entry, NewEntry};
use crate::api::Trouble;
use crate::{browser, device, reading};

/// Whether anything can be queued: browsers have what it needs only on pages that were loaded securely,
/// and a hall terminal keeps nothing.
pub fn can_queue() -> bool {
    if device::is_kiosk() {
        return false;
    }
    let can = object().and_then(|it| Reflect::get(&it, &"canQueue".into()));
    can.is_ok_and(|it| it.is_truthy())
}

/// Puts a submission into the outbox; it is sent as soon as that can be.
pub async fn add(entry: &NewEntry) -> Result<(), JsValue> {
    let text = serde_json::to_string(entry).map_err(|error| error.to_string())?;
    call("add", &[JSON::parse(&text)?]).await.map(drop)
}

/// All entries.
pub(super) async fn list() -> Vec<Entry> {
    let text = call("list", &[]).await.ok().and_then(|it| it.as_string());
    text.and_then(|it| reading::read(&it).ok())
        .unwrap_or_default()
}

/// Sends now what would wait, and for somebody who has signed in also what waited for that.
pub(super) fn flush(account: Option<&str>) {
    let how = js_sys::Object::new();
    drop(Reflect::set(&how, &"now".into(), &true.into()));
    if let Some(account) = account {
        drop(Reflect::set(&how, &"account".into(), &account.into()));
    }
    spawn_local(async move { drop(call("flush", &[how.into()]).await) });
}

/// Takes an entry out again. `false` while it is being sent or once it has arrived.
pub(super) async fn take_back(key: &str) -> bool {
    let taken = call("takeBack", &[key.into()]).await;
    taken.is_ok_and(|it| it.is_truthy())
}

/// Says that an entry which nobody had signed in for is this account's.
pub(super) async fn claim(key: &str, account: &str) {
    drop(call("claim", &[key.into(), account.into()]).await);
}

/// Forgets an entry that has arrived.
pub async fn dismiss(key: &str) {
    drop(call("dismiss", &[key.into()]).await);
}

/// Brings a file to the hall in pieces, from where an earlier try stopped.
pub async fn upload(account: &str, file: &FileRef, content: Blob) -> Result<(), Trouble> {
    let unreadable = |_| Trouble::Unreadable(0);
    let text = serde_json::to_string(file).map_err(|_| Trouble::Unreadable(0))?;
    let file = JSON::parse(&text).map_err(unreadable)?;
    let read = Closure::once_into_js(move || JsValue::from(content));
    match call("upload", &[account.into(), file, read]).await {
        Ok(_) => Ok(()),
        Err(failed) => Err(trouble(&failed)),
    }
}

/// What the sender throws: `{to, why}`, where `why` is the hall's envelope if it has spoken.
fn trouble(failed: &JsValue) -> Trouble {
    let why = Reflect::get(failed, &"why".into()).and_then(|it| JSON::stringify(&it));
    let why = why.ok().and_then(|it| it.as_string());
    why.and_then(|it| reading::read(&it).ok())
        .map_or(Trouble::Offline, |it| Trouble::Refused(Box::new(it)))
}

fn object() -> Result<JsValue, JsValue> {
    let window = browser::window().ok_or(JsValue::UNDEFINED)?;
    Reflect::get(&window, &"hallOutbox".into())
}

async fn call(method: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let object = object()?;
    let method: Function = Reflect::get(&object, &method.into())?.dyn_into()?;
    let promise = method.apply(&object, &arguments.iter().collect::<Array>())?;
    JsFuture::from(Promise::resolve(&promise)).await
}
