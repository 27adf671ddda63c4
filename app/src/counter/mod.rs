//! The counter: from a bundle's description to its submission and the receipt, the drafts on the way there,
//! and what is rarely needed afterwards: answering what the hall asks, withdrawing, rating.
//!
//! It holds the rules and everything that filling in needs, and is loaded when a bundle is opened.

mod about;
mod answer;
mod answers;
mod at_hall;
mod bundle;
mod check;
mod conflicts;
mod drafts;
mod drafts_at_hall;
mod errand;
mod form;
mod keeping;
mod material;
mod materials;
mod notice_list;
mod offer_queue;
mod offline;
mod open_drafts;
mod outcome;
mod paper;
mod place;
mod question;
mod queued;
mod receipt;
mod rule_changes;
mod section;
mod submit;
mod wish;

use leptos::ev;
use leptos::leptos_dom::helpers::window_event_listener;
use leptos::prelude::*;

use crate::catalog::Library;
use crate::channel;
use crate::farewell;
use crate::navigation::use_navigation;
use crate::outbox::use_outbox;
use crate::route::{Program, Route};
use crate::shell::shell;
use crate::sign_in::sign_in_page;
use crate::ui::{column, not_found, use_dialog};

/// The program.
pub fn counter() -> AnyView {
    shell(Program::Counter, begin, show)
}

fn begin() {
    Library::begin();
    let keeper = keeping::Keeper::begin();
    let all = open_drafts::Drafts::begin();
    let drafts = all.handle();
    let outbox = use_outbox();
    Effect::new(move |_| drafts.forget_arrived(&outbox.entries()));
    let dialog = use_dialog();
    farewell::forget_by({
        let all = all.clone();
        move || all.forget()
    });
    keeping::warn_before_unload(keeper, all.clone());
    use_navigation().before_leaving(move || {
        let all = all.clone();
        Box::pin(async move {
            drafts.settle().await;
            keeping::may_leave(keeper, all, dialog).await
        })
    });
    channel::listen(move |said| drafts.heard(said));
    window_event_listener(ev::online, move |_| drafts.sync());
    window_event_listener(ev::visibilitychange, move |_| drafts.hurry());
    window_event_listener(ev::pagehide, move |_| drafts.hurry());
}

fn show(route: Route) -> AnyView {
    match route {
        Route::Bundle { id, step } => bundle::bundle(id, step),
        Route::Drafts => column(drafts::drafts()),
        Route::Wish => column(wish::wish()),
        Route::Receipt(number) => column(receipt::receipt(number)),
        Route::Answer(number) => answer::answer(number),
        Route::Errand { number, errand } => errand::errand(number, errand),
        Route::SignIn { next } => column(sign_in_page(next)),
        _ => column(not_found()),
    }
}
