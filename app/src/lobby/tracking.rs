//! Following an application: lanes, results, history.

use hall_api::{ApplicationView, Happened, IssuedResult};
use leptos::prelude::*;

use super::lanes::lanes;
use crate::route::Route;
use crate::ui::{Tone, back_link, fetched, live, notice, page, print_button, quiet_button, ready};
use crate::{api, clock, words};

/// The page.
pub(super) fn tracking(number: String) -> AnyView {
    let again = Trigger::new();
    live(move || {
        again.track();
        let number = number.clone();
        fetched(async move {
            let application = api::application(&number).await;
            ready(move || match application {
                Ok(it) => shown(&it, move || again.notify()),
                Err(trouble) => super::applications::closed(&trouble),
            })
        })
    })
}

fn shown(application: &ApplicationView, fetch: impl Fn() + 'static) -> AnyView {
    let receipt = &application.receipt;
    let results = application.results.iter().map(result).collect_view();
    let history = application.history.iter().map(happened).collect_view();
    let state = match (application.issued_at, receipt.promised_on) {
        (Some(at), _) => notice(
            Tone::Good,
            words::ALL_ISSUED,
            view! { <p>{words::issued_at(&clock::moment(at))}</p> }.into_any(),
        ),
        (None, Some(day)) => notice(
            Tone::Plain,
            words::IN_HAND,
            view! { <p>{words::promised_on(&clock::day(day))}</p> }.into_any(),
        ),
        (None, None) => notice(Tone::Plain, words::IN_HAND, ()),
    };
    let has_results = !application.results.is_empty();
    let body = view! {
        <p class="muted">{words::number_and_time(&receipt.number, &clock::moment(receipt.received_at))}</p>
        {state}
        {has_results.then(|| view! { <h2>{words::RESULTS}</h2><div class="cards">{results}</div> }.into_any())}
        <h2>{words::LANES}</h2>
        {lanes(application)}
        <h2>{words::HISTORY}</h2>
        <ol class="history">{history}</ol>
        <div class="actions">{quiet_button(words::REFRESH, fetch)}{print_button()}</div>
    }.into_any();
    view! { {back_link(words::MY_APPLICATIONS, Route::Applications)} {page(receipt.bundle_name.clone(), body.into_any())} }
        .into_any()
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

fn happened(it: &Happened) -> AnyView {
    view! {
        <li><time datetime=it.at.to_rfc3339()>{clock::moment(it.at)}</time>{it.what.clone()}<span class="muted small">{format!(" · {}", it.who)}</span></li>
    }
    .into_any()
}
