//! Showing a draft at a counter, as codes that stand on the screen one after another.

use std::time::Duration;

use hall_core::application::Application;
use leptos::leptos_dom::helpers::{IntervalHandle, set_interval_with_handle};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::open_drafts::Drafts;
use crate::qr::Drawing;
use crate::ui::{Dialog, Reply, details, live, press, qr, ready, use_dialog};
use crate::{browser, portable, words};

/// How long each code stands: a hand-held scanner takes up to two seconds to type one.
const STANDS: Duration = Duration::from_secs(3);

/// The codes of one draft, and the one that is shown.
#[derive(Clone, Copy, Debug)]
struct Shown {
    codes: StoredValue<Vec<Drawing>>,
    at: RwSignal<usize>,
    turns: RwSignal<bool>,
}

/// What unfolds under a draft.
pub(super) fn show(application: &Application, open: &Drafts) -> AnyView {
    let stored = StoredValue::new(application.clone());
    let open = StoredValue::new(open.clone());
    let dialog = use_dialog();
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<&'static str>);
    let begin = move || {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        trouble.set(None);
        spawn_local(async move {
            let application = stored.with_value(|it| open.with_value(|open| open.as_it_is(it)));
            let drawn = portable::draw(&application).await;
            busy.set(false);
            match drawn {
                Ok(Some(codes)) => present(dialog, codes).await,
                Ok(None) => trouble.set(Some(words::TOO_MANY_CODES)),
                Err(_) => trouble.set(Some(words::CODES_NO_HELP)),
            }
        });
    };
    let inside = view! {
        <div class="stack-s">
            <p class="small">{words::SHOW_CODES_INSIDE}</p>
            <p class="small">{words::SHOW_CODES_CARE}</p>
            <div class="row">
                <button type="button" class="button small" on:click=press(begin)>{words::SHOW_CODES_NOW}</button>
            </div>
            <p role="status">{live(move || busy.get().then_some(words::DRAWING_CODES))}</p>
            {live(move || trouble.get().map(|it| view! { <p class="error" role="alert">{it}</p> }.into_any()))}
        </div>
    };
    details(words::SHOW_CODES, inside.into_any())
}

async fn present(dialog: Dialog, codes: Vec<Drawing>) {
    let replies = [Reply {
        label: words::STOP_SHOWING,
        class: "button quiet",
    }];
    let title = words::CODES_FOR_THE_COUNTER;
    dialog
        .ask(title, ready(move || turning(codes)), &replies)
        .await;
}

/// The codes with what turns them.
fn turning(codes: Vec<Drawing>) -> AnyView {
    let n = codes.len();
    let it = Shown {
        codes: StoredValue::new(codes),
        at: RwSignal::new(0),
        turns: RwSignal::new(1 < n && !browser::wants_little_motion()),
    };
    let turn = set_interval_with_handle(move || it.turn_by_itself(), STANDS).ok();
    on_cleanup(move || {
        if let Some(turn) = turn {
            IntervalHandle::clear(&turn);
        }
    });
    // A code that turns by itself is not read out; one that somebody turned to is.
    let polite = move || if it.turns.get() { "off" } else { "polite" };
    let buttons = (1 < n).then(|| it.buttons());
    view! {
        <div class="codes stack-s">
            {live(move || it.code())}
            <p class="big" aria-live=polite>{live(move || words::code_of(it.at.get() + 1, n))}</p>
            {buttons}
            <p class="small muted">{words::CODES_READ_BY_WHOEVER}</p>
        </div>
    }
    .into_any()
}

impl Shown {
    fn code(self) -> Option<AnyView> {
        let at = self.at.get();
        let drawing = self.codes.with_value(|it| it.get(at).cloned())?;
        Some(qr(drawing, words::CODE_LABEL))
    }

    fn buttons(self) -> AnyView {
        let pause = live(move || {
            if self.turns.get() {
                words::PAUSE_CODES
            } else {
                words::TURN_CODES
            }
        });
        let n = self.codes.with_value(Vec::len);
        let back = move || self.turn(n.saturating_sub(1));
        let on = move || self.turn(1);
        let toggle = move || self.turns.update(|it| *it = !*it);
        view! {
            <div class="row">
                <button type="button" class="button small" on:click=press(back)>{words::CODE_BEFORE}</button>
                <button type="button" class="button small" on:click=press(on)>{words::CODE_AFTER}</button>
                <button type="button" class="button quiet small" on:click=press(toggle)>{pause}</button>
            </div>
        }
        .into_any()
    }

    /// Somebody turns, and it stays where it was turned to.
    fn turn(self, by: usize) {
        self.turns.set(false);
        self.go(by);
    }

    fn turn_by_itself(self) {
        if self.turns.try_get_untracked() == Some(true) {
            self.go(1);
        }
    }

    fn go(self, by: usize) {
        let n = self.codes.with_value(Vec::len).max(1);
        self.at.update(|at| *at = (*at + by) % n);
    }
}
