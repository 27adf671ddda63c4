//! The receipt: the number, and what happens now.

use hall_api::{Receipt, Stage};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::navigation::use_navigation;
use crate::outbox::{self, Entry, use_outbox};
use crate::route::Route;
use crate::sign_in::closed;
use crate::ui::{announce_arrival, fetched, go_button, print_button, quiet_button, ready};
use crate::{browser, clock, following, words};

/// The page.
pub(super) fn receipt(number: String) -> AnyView {
    fetched(async move {
        let application = following::asked_once(&number).await;
        ready(move || match application {
            Ok(it) => shown(it.receipt, it.stage),
            Err(trouble) => closed(&trouble),
        })
    })
}

/// What waited in the outbox and has led to this receipt is settled.
fn seen(number: &str) {
    let outbox = use_outbox();
    let number = number.to_owned();
    Effect::new(move |_| {
        let is_it = |it: &Entry| it.number.as_ref() == Some(&number);
        for entry in outbox.entries().into_iter().filter(is_it) {
            spawn_local(async move { outbox::dismiss(&entry.key).await });
        }
    });
}

fn shown(receipt: Receipt, stage: Stage) -> AnyView {
    announce_arrival(words::RECEIPT_TITLE);
    seen(&receipt.number);
    let navigation = use_navigation();
    let number = receipt.number.clone();
    let copy = move || {
        let number = number.clone();
        spawn_local(async move {
            let done = browser::copy(&number).await.is_ok();
            navigation.announce(if done {
                words::COPIED
            } else {
                words::NOT_COPIED
            });
        });
    };
    let services = receipt
        .services
        .iter()
        .map(|it| view! { <li>{it.clone()}</li> }.into_any())
        .collect_view();
    let what_now = match stage {
        Stage::Submitted => words::WHAT_NOW_RECEPTION,
        _ => words::WHAT_NOW_LEAD,
    };
    // Nothing is promised before it is accepted.
    let promised = receipt.promised_on.filter(|_| stage != Stage::Submitted);
    let promised = promised.map(|day| {
        let provisional = receipt.provisional.then_some(words::PROVISIONAL_DAY);
        view! { <p>{words::promised_on(&clock::day(day))}{provisional}</p> }.into_any()
    });
    view! {
        <div class="receipt stack-s">
            <h1 tabindex="-1">{words::RECEIPT_TITLE}</h1>
            <p>{receipt.bundle_name}</p>
            <p class="muted">{words::YOUR_NUMBER}</p>
            <p class="big">{receipt.number.clone()}</p>
            <p class="muted small">{words::received_at(&clock::moment(receipt.received_at))}</p>
        </div>
        <div class="actions">
            {quiet_button(words::COPY_NUMBER, copy)}{print_button()}
            {go_button(words::FOLLOW, Route::Application(receipt.number))}
        </div>
        <section class="stack-s">
            <h2>{words::WHAT_NOW}</h2>
            {promised}
            <p>{what_now}</p>
            <h3>{words::OPENED_SERVICES}</h3>
            <ul class="ticks">{services}</ul>
            <p><a href=Route::Wish.to_string()>{words::WISH}</a></p>
        </section>
    }
    .into_any()
}
