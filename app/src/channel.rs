//! What the hall's windows on this device say to each other about their drafts.
//!
//! A window that saves says so, and the others read it from the storage. A window that is just being
//! closed has no time to see its save through, so it says what was typed; whoever has the same draft open
//! keeps it. A browser without channels says nothing, and a window finds out when it saves: the storage
//! compares revisions.

use std::cell::{Cell, RefCell};

use hall_core::reconcile::Version;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

use crate::reading;

const NAME: &str = "hall-drafts";

/// What a window says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Said {
    /// It was opened.
    Hello,
    /// It is there, too.
    Here,
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
    static ALONE: Cell<bool> = const { Cell::new(true) };
}

/// Listens to the other windows for as long as the page lives.
pub fn listen(mut heard: impl FnMut(Said) + 'static) {
    let Ok(channel) = BroadcastChannel::new(NAME) else {
        // Nobody would say so if there were another.
        ALONE.set(false);
        return;
    };
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let text = event.data().as_string().unwrap_or_default();
        let Ok(said) = reading::read::<Said>(&text) else {
            return;
        };
        ALONE.set(false);
        if said == Said::Hello {
            tell(&Said::Here);
        }
        heard(said);
    })
    .into_js_value();
    channel.set_onmessage(Some(on_message.unchecked_ref()));
    CHANNEL.set(Some(channel));
    tell(&Said::Hello);
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

/// Whether no other window was ever heard. One that is open would have answered the greeting, and one
/// that is opened greets long before anything can be typed in it.
pub fn is_alone() -> bool {
    ALONE.get()
}
