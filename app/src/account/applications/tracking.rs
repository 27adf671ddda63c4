//! Following an application: what to do now, who is waited for, lanes, results, history.

use std::sync::Arc;

use hall_api::{ApplicationView, IssuedResult, Lane, LaneState, Stage};
use leptos::prelude::*;

use super::happened::{history, looks};
use super::lanes::lanes;
use super::todo::{errands, todo};
use super::waits::waits;
use crate::api::Trouble;
use crate::following::{self, Followed};
use crate::route::Route;
use crate::sign_in::closed;
use crate::ui::{Tone, back_link, fetched, live, notice, page, print_button, quiet_button, ready};
use crate::{clock, words};

/// The page. What was seen stays when the hall cannot be asked again.
pub(crate) fn tracking(number: String) -> AnyView {
    let again = Trigger::new();
    let last = StoredValue::new(None::<Arc<Followed>>);
    live(move || {
        again.track();
        let number = number.clone();
        fetched(async move {
            let outcome = following::application(&number).await.map(Arc::new);
            let seen = last.try_get_value().flatten();
            if let Ok(seen) = &outcome {
                last.try_update_value(|it| *it = Some(Arc::clone(seen)));
            }
            ready(move || {
                let fetch = move || again.notify();
                match (outcome, seen) {
                    (Ok(it), _) => shown(&it, it.is_old, fetch),
                    (Err(Trouble::Offline), Some(it)) => shown(&it, true, fetch),
                    (Err(trouble), _) => closed(&trouble),
                }
            })
        })
    })
}

fn shown(followed: &Followed, is_old: bool, fetch: impl Fn() + 'static) -> AnyView {
    let application = &followed.view;
    let receipt = &application.receipt;
    let results = application.results.iter().map(result).collect_view();
    let has_results = !application.results.is_empty();
    let at = clock::day_and_minute(followed.at);
    let old = is_old.then(|| {
        notice(
            Tone::Warn,
            "",
            view! { <p>{words::old_as_of(&at)}</p> }.into_any(),
        )
    });
    let body = view! {
        <p class="muted">{words::number_and_time(&receipt.number, &clock::moment(receipt.received_at))}</p>
        {old}
        {todo(application)}
        {state(application)}
        {has_results.then(|| view! { <h2>{words::RESULTS}</h2><div class="cards">{results}</div> }.into_any())}
        {waits(application)}
        {lanes(application)}
        <h2>{words::HISTORY}</h2>
        {history(&application.history)}
        {looks(&application.looks)}
        {errands(application)}
        <p class="muted small" role="status">{words::as_of(&at)}</p>
        <div class="actions">{quiet_button(words::REFRESH, fetch)}{print_button()}</div>
    }
    .into_any();
    view! { {back_link(words::MY_APPLICATIONS, Route::Applications)} {page(receipt.bundle_name.clone(), body.into_any())} }
        .into_any()
}

/// Where it stands as a whole, and by when everything is promised: the clocks run from acceptance on.
fn state(application: &ApplicationView) -> AnyView {
    let promised = application.promised_on;
    let is_approved = |it: &Lane| it.state == LaneState::Approved;
    match (application.issued_at, application.stage) {
        (Some(at), _) if !application.results.is_empty() => notice(
            Tone::Good,
            if application.lanes.iter().all(is_approved) {
                words::ALL_ISSUED
            } else {
                words::SOME_ISSUED
            },
            view! { <p>{words::issued_at(&clock::moment(at))}</p> }.into_any(),
        ),
        // Withdrawn before it was accepted: the departments never had it.
        (_, Stage::Closed) if application.lanes.is_empty() => {
            notice(Tone::Plain, words::WITHDRAWN, ())
        }
        (None, Stage::Open) => {
            let provisional = application.provisional.then_some(words::PROVISIONAL_DAY);
            let is_beyond = |it: &Lane| promised < it.promised_on;
            let beside = promised
                .and_then(|_| application.lanes.iter().find(|it| is_beyond(it)))
                .map(|_| words::OWN_CLOCK);
            let day = promised.map(|day| {
                view! { <p>{words::promised_on(&clock::day(day))}{beside}{provisional}</p> }
                    .into_any()
            });
            let body = view! { {day}{results_come(application)} };
            notice(Tone::Plain, words::IN_HAND, body.into_any())
        }
        (_, stage @ (Stage::Submitted | Stage::Noticed)) => {
            notice(Tone::Plain, words::stage(stage), results_come(application))
        }
        (_, stage) => notice(Tone::Plain, words::stage(stage), ()),
    }
}

/// How the results will come, and to whom.
fn results_come(application: &ApplicationView) -> AnyView {
    let said = words::results_come(&application.delivery, application.recipient.as_ref());
    view! { <p>{said}</p> }.into_any()
}

fn result(result: &IssuedResult) -> AnyView {
    let values = result
        .values
        .iter()
        .map(|(label, value)| view! { <div><dt class="muted small">{label.clone()}</dt><dd>{value.clone()}</dd></div> }.into_any())
        .collect_view();
    view! {
        <article class="result stack-s">
            <h3>{result.title.clone()}</h3>
            <p class="number">{result.number.clone()}</p>
            <dl>{values}</dl>
            <p class="small muted">{format!("{} · {}", result.issuer, clock::day(result.issued_on))}</p>
        </article>
    }
    .into_any()
}
