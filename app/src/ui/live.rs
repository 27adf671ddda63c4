//! Parts of a page that change, and what happens when somebody presses or types.
//!
//! Every closure has a type of its own, and Leptos would grow its whole rendering machinery once for
//! each. These functions give all of them one type, which keeps a third of the code out of the
//! WebAssembly.

use std::future::Future;
use std::sync::{Arc, Mutex};

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{Event, MouseEvent};

use super::loading::loading;

/// A part of the page that is drawn anew when what it reads changes.
pub fn live<V: IntoView + 'static>(mut draw: impl FnMut() -> V + Send + 'static) -> AnyView {
    let draw: Arc<Mutex<dyn FnMut() -> AnyView + Send>> =
        Arc::new(Mutex::new(move || draw().into_any()));
    draw.into_render().into_any()
}

/// How to draw what a request brought.
pub(crate) type Ready = Box<dyn FnOnce() -> AnyView>;

/// Says how to draw what a request brought. It is drawn where it stands on the page, so that it sees
/// the page's context.
pub fn ready(draw: impl FnOnce() -> AnyView + 'static) -> Ready {
    Box::new(draw)
}

/// What stands on the page once the request is answered; until then, that it is on its way.
pub fn fetched(request: impl Future<Output = Ready> + 'static) -> AnyView {
    let ready = StoredValue::new_local(None::<Ready>);
    let there = RwSignal::new(false);
    let request: std::pin::Pin<Box<dyn Future<Output = Ready>>> = Box::pin(request);
    spawn_local(async move {
        let answer = request.await;
        // The page may be gone by now.
        if ready.try_update_value(|it| *it = Some(answer)).is_some() {
            there.set(true);
        }
    });
    live(move || {
        let draw = if there.get() {
            ready.try_update_value(Option::take).flatten()
        } else {
            None
        };
        // What is drawn looks after its own changes; it must not call for being drawn again itself.
        untrack(|| draw.map_or_else(loading, |draw| draw()))
    })
}

/// What a button does.
pub fn press(mut act: impl FnMut() + 'static) -> Box<dyn FnMut(MouseEvent)> {
    Box::new(move |_| act())
}

/// What happens with a text that is being typed, or a value that was chosen from a list.
pub fn typed(mut act: impl FnMut(String) + 'static) -> Box<dyn FnMut(Event)> {
    Box::new(move |event| act(event_target_value(&event)))
}

/// What happens when a box is ticked or cleared.
pub fn ticked(mut act: impl FnMut(bool) + 'static) -> Box<dyn FnMut(Event)> {
    Box::new(move |event| act(event_target_checked(&event)))
}
