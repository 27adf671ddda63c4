//! What the hall's windows on this device say to each other: that a draft was saved, or is gone.
//!
//! Only the bundle's name goes out; what is in the draft is read from the storage. A browser without
//! channels says nothing, and a window finds out when it saves: the store compares revisions.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

const NAME: &str = "hall-drafts";
/// Stands before the name of a bundle whose draft was submitted or thrown away.
const GONE: &str = "gone ";

/// What another window has done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// It has saved the draft of this bundle.
    Saved(String),
    /// It has submitted it or thrown it away.
    Gone(String),
}

thread_local! {
    static CHANNEL: RefCell<Option<BroadcastChannel>> = const { RefCell::new(None) };
}

/// Listens to the other windows for as long as the page lives.
pub fn listen(mut heard: impl FnMut(Said) + 'static) {
    let Ok(channel) = BroadcastChannel::new(NAME) else {
        return;
    };
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let Some(text) = event.data().as_string() else {
            return;
        };
        heard(match text.strip_prefix(GONE) {
            Some(bundle) => Said::Gone(bundle.to_owned()),
            None => Said::Saved(text),
        });
    })
    .into_js_value();
    channel.set_onmessage(Some(on_message.unchecked_ref()));
    CHANNEL.set(Some(channel));
}

/// Tells the other windows. Where nobody listens here, nobody is told.
pub fn tell(said: &Said) {
    let text = match said {
        Said::Saved(bundle) => bundle.clone(),
        Said::Gone(bundle) => format!("{GONE}{bundle}"),
    };
    CHANNEL.with_borrow(|channel| {
        if let Some(channel) = channel {
            drop(channel.post_message(&text.into()));
        }
    });
}
