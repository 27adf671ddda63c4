//! What the applicant has to do now, first and large; and what else can be done.
//!
//! No rule stands here: what may be done are the hall's offers, what must be done its request and the
//! deadlines that wait for the applicant.

use hall_api::{ApplicationView, Request, Wait};
use hall_core::flow::{Matter, WaitsFor};
use leptos::prelude::*;

use super::waits::{service, until};
use crate::errand::Errand;
use crate::route::Route;
use crate::ui::{go_button, link_button};
use crate::{clock, words};

/// What is to be done now.
pub(super) fn todo(application: &ApplicationView) -> AnyView {
    let number = &application.receipt.number;
    let request = application.request.as_ref();
    let mut all: Vec<AnyView> = request.into_iter().map(|it| asked(number, it)).collect();
    let waits = application.waits.iter();
    let own = waits.filter(|it| it.waits_for == WaitsFor::Applicant);
    all.extend(own.filter_map(|it| waited_for(application, it)));
    if !application.to_fetch.is_empty() {
        let what = application.to_fetch.clone();
        all.push(view! { <p class="big">{what}</p> }.into_any());
    }
    let may_rate = offered(application, Errand::Rate);
    if all.is_empty() && may_rate {
        all.push(rate(number));
    }
    let class = if all.is_empty() { "now calm" } else { "now" };
    let (head, body) = if all.is_empty() {
        let lead = view! { <p>{words::NOTHING_TO_DO_LEAD}</p> }.into_any();
        (words::NOTHING_TO_DO, lead)
    } else {
        (words::DO_NOW, all.into_any())
    };
    view! { <section class=class aria-labelledby="now"><h2 id="now">{head}</h2>{body}</section> }
        .into_any()
}

/// The notice or the supplement.
fn asked(number: &str, request: &Request) -> AnyView {
    // Two services may ask about the same place, which is answered once.
    let mut places: Vec<&String> = Vec::new();
    let mut lines: Vec<String> = Vec::new();
    for item in &request.items {
        let line = words::asked_place(&item.place, &item.problem);
        if !lines.contains(&line) {
            lines.push(line);
        }
        if !places.contains(&&item.place) {
            places.push(&item.place);
        }
    }
    let items = lines
        .into_iter()
        .map(|it| view! { <li>{it}</li> }.into_any())
        .collect_view();
    view! {
        <p class="big">{words::please_answer(places.len())}</p>
        <p>{words::answer_until(&clock::day(request.until))}</p>
        <ul class="dots">{items}</ul>
        <div class="actions">{go_button(words::GO_ANSWER, Route::Answer(number.to_owned()))}</div>
    }
    .into_any()
}

/// What else waits for the applicant. Notices and supplements stand in the request.
fn waited_for(application: &ApplicationView, wait: &Wait) -> Option<AnyView> {
    let what = format!("{}{}", wait.what, service(application, wait));
    let what = words::do_until(&what, &until(wait.until));
    let how = match wait.matter {
        Matter::Notice | Matter::Supplement => return None,
        Matter::Mending { .. } => to_errand(application, Errand::Mended),
        Matter::Deferral { .. } => to_errand(application, Errand::HandIn),
        _ => view! { <p>{words::WHERE_TO_HAND_IN}</p> }.into_any(),
    };
    Some(view! { <p class="big">{what}</p>{how} }.into_any())
}

fn to_errand(application: &ApplicationView, errand: Errand) -> AnyView {
    let number = application.receipt.number.clone();
    let link = link_button(words::errand(errand), Route::Errand { number, errand });
    view! { <div class="actions">{link}</div> }.into_any()
}

fn rate(number: &str) -> AnyView {
    let to = Route::Errand {
        number: number.to_owned(),
        errand: Errand::Rate,
    };
    view! {
        <p>{words::RATE_LEAD}</p>
        <div class="actions">{link_button(words::errand(Errand::Rate), to)}</div>
    }
    .into_any()
}

/// What else can be done, as links.
pub(super) fn errands(application: &ApplicationView) -> AnyView {
    let may = |it: &Errand| offered(application, *it);
    let links: Vec<AnyView> = Errand::ALL
        .into_iter()
        .filter(may)
        .map(|errand| {
            let number = application.receipt.number.clone();
            let href = Route::Errand { number, errand }.to_string();
            view! { <li><a href=href>{words::errand(errand)}</a></li> }.into_any()
        })
        .collect();
    if links.is_empty() {
        return ().into_any();
    }
    view! { <h2>{words::MORE_ERRANDS}</h2><ul class="errands">{links}</ul> }.into_any()
}

fn offered(application: &ApplicationView, errand: Errand) -> bool {
    let mut offers = application.offers.iter();
    offers.any(|it| it.id == errand.offer())
}
