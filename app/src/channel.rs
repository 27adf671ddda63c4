//! What the hall's windows on this device say to each other about their drafts.
//!
//! A window that saves says so, and the others read it from the storage. A window that is just being
//! closed has no time to see its save through, so it says what was typed; whoever has the same draft open
//! keeps it. A browser without channels says nothing, and a window finds out when it saves: the storage
//! compares revisions.

use std::cell::RefCell;

use hall_core::reconcile::Version;
use leptos::ev;
use leptos::leptos_dom::helpers::window_event_listener;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

use crate::company::Company;
use crate::{browser, reading};

const NAME: &str = "hall-drafts";

/// What a window says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Said {
    /// It was opened; its name.
    Hello(String),
    /// It is there, too; its name.
    Here(String),
    /// It goes, or rests where it may be fetched back from; its name.
    Bye(String),
    /// It has saved the draft of this bundle.
    Saved(String),
    /// It has submitted that draft or thrown it away.
    Gone(String),
    /// It may be closed before its save is through.
    Typed(Box<Typed>),
}

/// What stands on a page and is not saved yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Typed {
    /// The bundle.
    pub bundle: String,
    /// The revision in the storage that it was made from.
    pub revision: f64,
    /// What that was.
    pub base: Version,
    /// What stands on the page.
    pub version: Version,
}

thread_local! {
    static CHANNEL: RefCell<Option<BroadcastChannel>> = const { RefCell::new(None) };
    static COMPANY: RefCell<Company> = RefCell::default();
}

/// Listens to the other windows for as long as the page lives.
pub fn listen(mut heard: impl FnMut(Said) + 'static) {
    let Ok(channel) = BroadcastChannel::new(NAME) else {
        // Nobody would say so if there were another.
        COMPANY.with_borrow_mut(Company::heard_stranger);
        return;
    };
    let name = browser::random_hex();
    let own = name.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let text = event.data().as_string().unwrap_or_default();
        let Ok(said) = reading::read::<Said>(&text) else {
            // Another release speaks otherwise.
            COMPANY.with_borrow_mut(Company::heard_stranger);
            return;
        };
        note(&said);
        if matches!(said, Said::Hello(_)) {
            tell(&Said::Here(own.clone()));
        }
        heard(said);
    })
    .into_js_value();
    channel.set_onmessage(Some(on_message.unchecked_ref()));
    CHANNEL.set(Some(channel));
    tell(&Said::Hello(name.clone()));
    let back = name.clone();
    window_event_listener(ev::pageshow, move |_| tell(&Said::Hello(back.clone())));
    window_event_listener(ev::pagehide, move |_| tell(&Said::Bye(name.clone())));
}

fn note(said: &Said) {
    COMPANY.with_borrow_mut(|company| match said {
        Said::Hello(name) | Said::Here(name) => company.came(name),
        Said::Bye(name) => company.went(name),
        Said::Saved(_) | Said::Gone(_) | Said::Typed(_) => company.did_something(),
    });
}

/// Tells the other windows. Where nobody listens here, nobody is told.
pub fn tell(said: &Said) {
    let Ok(text) = serde_json::to_string(said) else {
        return;
    };
    CHANNEL.with_borrow(|channel| {
        if let Some(channel) = channel {
            drop(channel.post_message(&text.into()));
        }
    });
}

/// This window has saved over what it had seen.
pub fn saved() {
    COMPANY.with_borrow_mut(Company::saved);
}

/// Whether no other window can have saved what this one has not seen.
pub fn is_alone() -> bool {
    COMPANY.with_borrow(Company::is_alone)
}
