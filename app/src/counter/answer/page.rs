//! The page of an answer: each place with who asks and why, then its field; everything else only to read.

use hall_api::RequestItem;
use hall_core::sensitive::is_sensitive_at;
use leptos::prelude::*;

use super::Asked;
use super::extra::{Open, extra};
use super::found::Found;
use super::item::item;
use super::send::sending;
use crate::counter::answers::whole;
use crate::counter::bundle::hold_shelf;
use crate::counter::keeping::{keep_question, lost_notice};
use crate::draft::Draft;
use crate::route::Route;
use crate::ui::{Tone, back_link, details, error_summary, live, notice, page};
use crate::{clock, words};

/// The page.
pub(super) fn shown(draft: Draft, asked: Asked) -> AnyView {
    hold_shelf(draft);
    let found = Found::nothing();
    let places = by_place(&asked.request.items);
    let named: Vec<String> = places.iter().map(|(at, _)| at.clone()).collect();
    let open = Open::of(draft, &asked.content, named.clone());
    let title = words::answer_title(asked.request.kind);
    let back = back_link(words::TO_TRACKING, Route::Application(asked.number.clone()));
    let body = view! {
        {head(&asked, places.len())}
        {done_elsewhere(draft)}
        {lost_notice(draft)}
        {keep(draft, &named)}
        <form class="form-body" novalidate autocomplete="off" on:submit=|event| event.prevent_default()>
            {items(draft, &places, &named, found)}
            {extra(&open)}
        </form>
        {sending(draft, asked, &open, found)}
        {details(words::THE_REST, live(move || whole(draft, false)))}
    }
    .into_any();
    view! {
        {back}
        {live(move || error_summary(found.problems.get()))}
        {page(title, body.into_any())}
    }
    .into_any()
}

/// Which application this is, how much is asked and until when; and from when that is, if it is old.
fn head(asked: &Asked, n: usize) -> AnyView {
    let kicker = format!("{} · {}", asked.bundle_name, asked.number);
    let lead = words::answer_lead(n, &clock::day(asked.request.until));
    let old = asked.seen_at.map(|at| {
        let said = words::old_as_of(&clock::day_and_minute(at));
        notice(Tone::Warn, "", view! { <p>{said}</p> }.into_any())
    });
    view! { <p class="muted">{kicker}</p>{old}<p class="lead">{lead}</p> }.into_any()
}

/// Another window has sent the answer.
fn done_elsewhere(draft: Draft) -> AnyView {
    let is_gone = Memo::new(move |_| draft.is_empty());
    live(move || {
        is_gone.get().then(|| {
            let mend = view! { <p>{words::NOTHING_ASKED_MEND}</p> };
            notice(Tone::Plain, words::NOTHING_ASKED, mend.into_any())
        })
    })
}

/// Where something sensitive is asked, the question where that is to be kept.
fn keep(draft: Draft, named: &[String]) -> Option<AnyView> {
    let plan = draft.plan();
    let is_sensitive = |at: &String| is_sensitive_at(plan.bundle(), at);
    named.iter().any(is_sensitive).then(|| keep_question(draft))
}

fn items(
    draft: Draft,
    places: &[(String, Vec<RequestItem>)],
    named: &[String],
    found: Found,
) -> AnyView {
    let n = places.len();
    let places = places.iter().enumerate();
    places
        .map(|(position, (at, asks))| {
            let asked = (at.as_str(), asks.as_slice());
            item(draft, (position + 1, n), asked, named, found)
        })
        .collect_view()
        .into_any()
}

/// The items by their place, in the order in which they were asked.
fn by_place(items: &[RequestItem]) -> Vec<(String, Vec<RequestItem>)> {
    let mut places: Vec<(String, Vec<RequestItem>)> = Vec::new();
    for item in items {
        match places.iter_mut().find(|(at, _)| *at == item.at) {
            // Two services of one department may say the very same.
            Some((_, asks)) if asks.contains(item) => {}
            Some((_, asks)) => asks.push(item.clone()),
            None => places.push((item.at.clone(), vec![item.clone()])),
        }
    }
    places
}
