//! What this browser can open without a network: the programs, which the service worker keeps, and
//! those files of the catalogue that are kept beside them.
//!
//! The worker itself is `public/sw.js`; `public/boot.js` starts it once a page is shown. This is the
//! only place in the programs that looks at it or at Cache Storage. Everything here answers truthfully
//! when there is none: an old browser, a page that came over plain http, a hall that runs without.

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Cache, CacheStorage, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration,
    ServiceWorkerState,
};

use crate::{browser, device};

/// Where the worker keeps the catalogue, and how the caches of builds are named; as in `public/sw.js`.
const CATALOGUE: &str = "hall-catalogue";
const BUILD: &str = "hall-build-";
const FOLDER: &str = "/catalog/";
/// The list of bundles.
const INDEX: &str = "index.json";

/// Why something is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotKept {
    /// This browser cannot, or the hall runs without a service worker.
    Impossible,
    /// The network did not bring it, or the browser has no room.
    Interrupted,
}

/// Whether this browser, on this page, can keep anything at all for times without a network. A hall
/// terminal keeps nothing.
pub fn is_possible() -> bool {
    let page = browser::document();
    let names_a_worker = page.and_then(|it| it.query_selector("script[data-worker]").ok()?);
    names_a_worker.is_some() && !device::is_kiosk() && container().is_ok() && caches().is_ok()
}

/// The catalogue's files that open without a network; none, as long as the programs do not.
pub async fn kept() -> Vec<String> {
    kept_files().await.unwrap_or_default()
}

/// Keeps these files of the catalogue and the list that names them, and waits until the programs are
/// kept too. Then everything that they need opens without a network.
pub async fn keep(files: &[String]) -> Result<(), NotKept> {
    if !is_possible() {
        return Err(NotKept::Impossible);
    }
    if !keep_files(files).await.unwrap_or(false) {
        return Err(NotKept::Interrupted);
    }
    Ok(())
}

async fn kept_files() -> Result<Vec<String>, JsValue> {
    let caches = caches()?;
    if !is_possible() || !has_programs(&caches).await? {
        return Ok(Vec::new());
    }
    let requests = JsFuture::from(catalogue(&caches).await?.keys()).await?;
    let name = |request: JsValue| {
        let address = Reflect::get(&request, &"url".into()).ok()?.as_string()?;
        let (_, name) = address.split_once(FOLDER)?;
        Some(name.to_owned())
    };
    Ok(Array::from(&requests).iter().filter_map(name).collect())
}

/// Keeps the files. `false` if the programs cannot be kept.
async fn keep_files(files: &[String]) -> Result<bool, JsValue> {
    let caches = caches()?;
    let registration = JsFuture::from(container()?.get_registration()).await?;
    let Ok(registration) = registration.dyn_into::<ServiceWorkerRegistration>() else {
        return Ok(false);
    };
    if !becomes_active(&registration).await? || !has_programs(&caches).await? {
        return Ok(false);
    }
    ask_to_last().await;
    let addresses = files.iter().map(String::as_str).chain([INDEX]);
    let addresses: Array = addresses
        .map(|it| JsValue::from(format!("{FOLDER}{it}")))
        .collect();
    let cache = catalogue(&caches).await?;
    JsFuture::from(cache.add_all_with_str_sequence(&addresses)).await?;
    Ok(true)
}

/// Whether a worker is at work, waiting for one that is just being installed.
async fn becomes_active(registration: &ServiceWorkerRegistration) -> Result<bool, JsValue> {
    if registration.active().is_some() {
        return Ok(true);
    }
    let coming = registration.installing().or_else(|| registration.waiting());
    let Some(coming) = coming else {
        return Ok(false);
    };
    loop {
        match coming.state() {
            ServiceWorkerState::Activating | ServiceWorkerState::Activated => return Ok(true),
            ServiceWorkerState::Redundant => return Ok(false),
            _ => next_state(&coming).await?,
        }
    }
}

async fn next_state(worker: &ServiceWorker) -> Result<(), JsValue> {
    let changed = Promise::new(&mut |resolve, _| worker.set_onstatechange(Some(&resolve)));
    JsFuture::from(changed).await.map(drop)
}

/// Whether a whole build is kept. Its cache is there from the first file on, so the worker that waits
/// for the last one must be through.
async fn has_programs(caches: &CacheStorage) -> Result<bool, JsValue> {
    let registration = JsFuture::from(container()?.get_registration()).await?;
    let registration = registration.dyn_into::<ServiceWorkerRegistration>();
    let is_active = registration.is_ok_and(|it| it.active().is_some());
    let names = Array::from(&JsFuture::from(caches.keys()).await?);
    let has_build = names
        .iter()
        .filter_map(|it| it.as_string())
        .any(|it| it.starts_with(BUILD));
    Ok(is_active && has_build)
}

/// Asks the browser not to clear this away when room gets short. It may say no, and some ask the person.
async fn ask_to_last() {
    let storage = browser::window().map(|it| it.navigator().storage());
    if let Some(asked) = storage.and_then(|it| it.persist().ok()) {
        drop(JsFuture::from(asked).await);
    }
}

async fn catalogue(caches: &CacheStorage) -> Result<Cache, JsValue> {
    JsFuture::from(caches.open(CATALOGUE)).await?.dyn_into()
}

/// The container, where the browser has one: `web-sys` takes it for granted.
fn container() -> Result<ServiceWorkerContainer, JsValue> {
    let navigator = browser::window().ok_or(JsValue::UNDEFINED)?.navigator();
    Reflect::get(&navigator, &"serviceWorker".into())?.dyn_into()
}

/// Cache Storage, where the browser has it.
fn caches() -> Result<CacheStorage, JsValue> {
    let window = browser::window().ok_or(JsValue::UNDEFINED)?;
    Reflect::get(&window, &"caches".into())?.dyn_into()
}
