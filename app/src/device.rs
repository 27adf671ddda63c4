//! What kind of device this is, and what its tabs tell each other.
//!
//! Two marks stand in cookies, because those are known before anything is fetched or opened, go to every
//! page of the hall, and say nothing about a person: that this is a hall terminal, and that somebody
//! has signed out whom the hall could not be told about.

use std::cell::Cell;

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::browser;

/// Set by `hall serve --kiosk`, or by `public/boot.js` where the start page is `/?kiosk=1`.
const KIOSK: &str = "hall-kiosk";
const SIGNED_OUT: &str = "hall-signed-out";
const COOKIE: &str = "cookie";
const A_DAY: &str = "; max-age=86400";

/// The channel of the hall's tabs on this device.
const CHANNEL: &str = "hall-device";

#[wasm_bindgen]
extern "C" {
    /// What the tabs of a site speak through.
    type BroadcastChannel;

    #[wasm_bindgen(constructor, catch)]
    fn new(name: &str) -> Result<BroadcastChannel, JsValue>;

    #[wasm_bindgen(method, catch, js_name = postMessage)]
    fn post_message(this: &BroadcastChannel, message: &JsValue) -> Result<(), JsValue>;

    #[wasm_bindgen(method, setter)]
    fn set_onmessage(this: &BroadcastChannel, hear: &JsValue);

    #[wasm_bindgen(method)]
    fn close(this: &BroadcastChannel);
}

thread_local! {
    static IS_KIOSK: Cell<Option<bool>> = const { Cell::new(None) };
    static LEAVING: Cell<bool> = const { Cell::new(false) };
}

/// Whether this is a terminal in a hall, where nothing is kept.
pub fn is_kiosk() -> bool {
    if let Some(known) = IS_KIOSK.get() {
        return known;
    }
    let found = has(KIOSK);
    IS_KIOSK.set(Some(found));
    found
}

/// What the browser itself may remember of a field, as `autocomplete` spells it: on a terminal nothing. It
/// keeps a database of what was typed into any field that does not say so.
pub fn remembered(what: &'static str) -> &'static str {
    if is_kiosk() { "off" } else { what }
}

/// Notes that somebody has signed out and the hall does not know yet.
pub fn note_signed_out() {
    write(&format!("{SIGNED_OUT}=1; path=/; SameSite=Lax{A_DAY}"));
}

/// The hall knows.
pub fn forget_signed_out() {
    write(&format!("{SIGNED_OUT}=; path=/; SameSite=Lax; max-age=0"));
}

/// Whether somebody has signed out without the hall knowing.
pub fn is_signed_out() -> bool {
    has(SIGNED_OUT)
}

/// The person knows what is lost with this page, or nothing is: the browser need not ask.
pub fn leave_unasked() {
    LEAVING.set(true);
}

/// Whether the page goes with the person's knowledge.
pub fn is_leaving() -> bool {
    LEAVING.get()
}

/// What a tab tells the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// Everything on the device was wiped.
    Wiped,
    /// The person has chosen anew where sensitive values are kept.
    Chosen,
}

impl News {
    const fn word(self) -> &'static str {
        match self {
            Self::Wiped => "wiped",
            Self::Chosen => "chosen",
        }
    }
}

/// Tells the other tabs. On a browser without channels they notice later.
pub fn tell(news: News) {
    if let Ok(channel) = BroadcastChannel::new(CHANNEL) {
        drop(channel.post_message(&news.word().into()));
        channel.close();
    }
}

/// Listens to the other tabs as long as the page is open.
pub fn listen(hear: impl Fn(News) + 'static) {
    let Ok(channel) = BroadcastChannel::new(CHANNEL) else {
        return;
    };
    let heard = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
        let word = Reflect::get(&event, &"data".into()).ok();
        let word = word.and_then(|it| it.as_string()).unwrap_or_default();
        let news = [News::Wiped, News::Chosen];
        news.into_iter()
            .filter(|it| it.word() == word)
            .for_each(&hear);
    });
    channel.set_onmessage(&heard.into_js_value());
    // The channel lives as long as somebody can reach it.
    std::mem::forget(channel);
}

fn has(name: &str) -> bool {
    let cookies = browser::document()
        .and_then(|page| Reflect::get(&page, &COOKIE.into()).ok())
        .and_then(|it| it.as_string())
        .unwrap_or_default();
    cookies
        .split(';')
        .any(|it| it.trim().split_once('=') == Some((name, "1")))
}

fn write(cookie: &str) {
    if let Some(page) = browser::document() {
        drop(Reflect::set(&page, &COOKIE.into(), &cookie.into()));
    }
}
