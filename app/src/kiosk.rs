//! A terminal in a hall: who walks away leaves nothing to the next.
//!
//! After two and a half minutes in which nobody touched it, the page asks whether somebody is still
//! there, with a countdown; after three everything is wiped. Time is read off the clock at every beat,
//! because browsers let the timers of a hidden page sleep.

use std::time::Duration;

use crate::navigation::Navigation;
use crate::route::Route;
use crate::session::{Session, Who};
use crate::ui::{Dialog, Reply, live, ready};
use crate::{browser, clock, device, farewell, storage, words};
use js_sys::Reflect;
use leptos::ev;
use leptos::leptos_dom::helpers::{
    set_interval, window_event_listener, window_event_listener_untyped,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Nobody has touched the terminal for so long: everything goes.
const IDLE_MS: f64 = 180_000.0;
/// For so long before that the page warns.
const WARNING_MS: f64 = 30_000.0;
const BEAT: Duration = Duration::from_secs(1);
/// The seconds that are read out; each of them would drown everything else.
const READ_OUT: [u32; 3] = [30, 20, 10];

#[derive(Clone, Copy)]
struct Watch {
    session: Session,
    navigation: Navigation,
    dialog: Dialog,
    touched_at: StoredValue<f64>,
    warned: StoredValue<bool>,
    seconds_left: RwSignal<u32>,
}

/// Begins to watch, if this is a terminal.
pub fn begin(session: Session, navigation: Navigation, dialog: Dialog) {
    if !device::is_kiosk() {
        return;
    }
    // What an ordinary computer kept before it became a terminal.
    spawn_local(async { drop(storage::wipe().await) });
    let watch = Watch {
        session,
        navigation,
        dialog,
        touched_at: StoredValue::new(clock::now_ms()),
        warned: StoredValue::new(false),
        seconds_left: RwSignal::new(0),
    };
    window_event_listener(ev::pointerdown, move |_| watch.touch());
    window_event_listener(ev::keydown, move |_| watch.touch());
    window_event_listener(ev::input, move |_| watch.touch());
    window_event_listener(ev::wheel, move |_| watch.touch());
    window_event_listener(ev::touchstart, move |_| watch.touch());
    // "Back" must not bring a page that was left to life again.
    window_event_listener_untyped("pageshow", |event| {
        let persisted = Reflect::get(&event, &"persisted".into());
        if persisted.is_ok_and(|it| it.is_truthy()) {
            browser::reload();
        }
    });
    set_interval(move || watch.beat(), BEAT);
}

impl Watch {
    /// Somebody is there. Once the page has warned, only an answer counts.
    fn touch(self) {
        if !self.warned.get_value() {
            self.touched_at.set_value(clock::now_ms());
        }
    }

    fn beat(self) {
        if self.is_untouched() {
            self.touched_at.set_value(clock::now_ms());
            return;
        }
        let idle = clock::now_ms() - self.touched_at.get_value();
        if IDLE_MS <= idle {
            self.dialog.close();
            // Once is enough; the page is about to go.
            self.touched_at.set_value(clock::now_ms());
            spawn_local(farewell::leave_nothing(self.session));
        } else if IDLE_MS - WARNING_MS <= idle {
            self.seconds_left.set(seconds(IDLE_MS - idle));
            if !self.warned.get_value() {
                self.warned.set_value(true);
                spawn_local(self.warn());
            }
        }
    }

    /// The first page with nobody signed in is what a terminal shows when it is free.
    fn is_untouched(self) -> bool {
        let at_home = self
            .navigation
            .address()
            .with_untracked(|it| it.path == Route::Home.to_string());
        at_home && self.session.who_now() == Who::Nobody
    }

    async fn warn(self) {
        let left = self.seconds_left;
        let body = ready(move || {
            let said = Memo::new(move |before: Option<&String>| {
                let now = left.get();
                if READ_OUT.contains(&now) || before.is_none() {
                    words::idle_warning(now)
                } else {
                    before.cloned().unwrap_or_default()
                }
            });
            view! {
                <p class="countdown" aria-hidden="true"><strong>{live(move || words::seconds_left(left.get()))}</strong></p>
                <p role="alert" class="visually-hidden">{said}</p>
                <p>{words::IDLE_WHAT}</p>
            }
            .into_any()
        });
        let replies = [
            Reply {
                label: words::STILL_HERE,
                class: "button",
            },
            Reply {
                label: words::END_NOW,
                class: "button quiet",
            },
        ];
        let reply = self.dialog.ask(words::IDLE_TITLE, body, &replies).await;
        self.warned.set_value(false);
        if reply == Some(1) {
            farewell::leave_nothing(self.session).await;
        } else {
            self.touched_at.set_value(clock::now_ms());
        }
    }
}

/// Whole seconds, rounded up.
fn seconds(ms: f64) -> u32 {
    Duration::try_from_secs_f64(ms / 1000.0).map_or(0, |it| {
        u32::try_from(it.as_millis().div_ceil(1000)).unwrap_or(0)
    })
}
