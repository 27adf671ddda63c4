//! The connection to the database: opened once, given up to a newer tab, never waited for in vain.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use js_sys::{Array, Promise};
use leptos::task::spawn_local;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, IdbDatabase, IdbOpenDbRequest};

use super::database::{STORES, why};
use crate::{browser, clock};

const DATABASE: &str = "hall";
/// Rises when a store is added; what an earlier version kept stays where it is.
const VERSION: u32 = 2;

/// How long opening may take before the page says that nothing can be kept.
const PATIENCE: Duration = Duration::from_millis(1200);

thread_local! {
    static CONNECTION: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
    static WAITING: Cell<bool> = const { Cell::new(false) };
}

/// The connection, opened once: what is written while the page goes has no time to wait for another.
/// It gives way to a tab that upgrades the database, and is opened again when it is needed. While an
/// older tab stands in the way it fails with `blocked`, and works once that tab is gone.
pub(super) async fn connection() -> Result<IdbDatabase, JsValue> {
    if let Some(open) = CONNECTION.with_borrow(Clone::clone) {
        return Ok(open);
    }
    // The browser would let a second request wait behind the first without a word.
    if WAITING.get() {
        return Err("blocked".into());
    }
    let request = ask()?;
    let opened = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    let blocked = Promise::new(&mut |resolve, _| request.set_onblocked(Some(&resolve)));
    let late = Promise::new(&mut |resolve, _| {
        clock::after(PATIENCE, move || drop(resolve.call0(&JsValue::UNDEFINED)));
    });
    let first = JsFuture::from(Promise::race(&Array::of3(&opened, &blocked, &late))).await;
    let Ok(first) = first else {
        return Err(why(&request));
    };
    let event = first.dyn_into::<Event>().ok().map(|it| it.type_());
    if event.as_deref() == Some("success") {
        return adopt(request.result()?);
    }
    WAITING.set(true);
    spawn_local(async move {
        if JsFuture::from(opened).await.is_ok() {
            drop(request.result().and_then(adopt));
        }
        WAITING.set(false);
    });
    Err(event.map_or("TimeoutError", |_| "blocked").into())
}

/// Takes the whole database away.
pub(super) fn destroy() -> Result<(), JsValue> {
    if let Some(open) = CONNECTION.take() {
        open.close();
    }
    let factory = browser::window().ok_or(JsValue::UNDEFINED)?.indexed_db()?;
    if let Some(factory) = factory {
        factory.delete_database(DATABASE)?;
    }
    Ok(())
}

fn adopt(database: JsValue) -> Result<IdbDatabase, JsValue> {
    let database: IdbDatabase = database.dyn_into()?;
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

fn ask() -> Result<IdbOpenDbRequest, JsValue> {
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
    Ok(request)
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
