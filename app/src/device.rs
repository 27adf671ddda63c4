//! What kind of device this is, and what its tabs tell each other.
//!
//! Two marks stand in cookies, because those are known before anything is fetched or opened, go to every
//! page of the hall, and say nothing about a person: that this is a hall terminal, and that somebody
//! has signed out whom the hall could not be told about.

use std::cell::{Cell, RefCell};

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

use crate::browser;

/// Set by `hall serve --kiosk`, or by `public/boot.js` where the start page is `/?kiosk=1`.
const KIOSK: &str = "hall-kiosk";
const SIGNED_OUT: &str = "hall-signed-out";
const COOKIE: &str = "cookie";
const A_DAY: &str = "; max-age=86400";

/// The channel of the hall's tabs on this device.
const CHANNEL: &str = "hall-device";

thread_local! {
    static IS_KIOSK: Cell<Option<bool>> = const { Cell::new(None) };
    static LEAVING: Cell<bool> = const { Cell::new(false) };
    /// What is said through the channel that one listens to is heard by all others, not by oneself.
    static HEARD: RefCell<Option<BroadcastChannel>> = const { RefCell::new(None) };
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
    HEARD.with_borrow(|channel| {
        if let Some(channel) = channel {
            drop(channel.post_message(&news.word().into()));
        }
    });
}

/// Listens to the other tabs as long as the page is open.
pub fn listen(hear: impl Fn(News) + 'static) {
    let Ok(channel) = BroadcastChannel::new(CHANNEL) else {
        return;
    };
    let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let word = event.data().as_string().unwrap_or_default();
        let news = [News::Wiped, News::Chosen];
        news.into_iter()
            .filter(|it| it.word() == word)
            .for_each(&hear);
    });
    channel.set_onmessage(Some(heard.into_js_value().unchecked_ref()));
    HEARD.set(Some(channel));
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
