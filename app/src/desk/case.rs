//! One case: where it stands against the clock, the service's own form, its materials, and what can be done.

use hall_api::{CaseView, Holder, LaneState};
use leptos::prelude::*;

use super::acts::{Naming, On, Seen, Work, acts, drawn, gone, places, to_acts};
use super::changes::changes;
use super::clocks::clocks;
use super::history::history;
use super::lights::{light_tag, telling};
use super::materials::materials;
use super::parties::parties;
use super::route::DeskRoute;
use super::statutory::form;
use super::waits::waits;
use crate::ui::{
    Tone, back_link, details, fetched, lane_tag, link_button, live, notice, print_button, ready,
};
use crate::{api, clock, words};

/// The page.
pub(super) fn case(number: String) -> AnyView {
    let work = Work::begin();
    live(move || {
        work.follow();
        let number = number.clone();
        fetched(async move {
            let case = api::case(&number).await;
            ready(move || match case {
                Ok(case) => whole(work, &case),
                Err(why) => gone(work, &why),
            })
        })
    })
}

fn whole(work: Work, case: &CaseView) -> AnyView {
    let line = &case.line;
    let file = |sha256: &str| api::case_file(&line.case, sha256);
    let title = case.form_title.clone();
    let body = view! {
        {to_acts(&case.offers)}
        {standing(case)}
        <div class="desk-two">
            <div class="stack">
                {changes(&case.changes)}
                <h2>{title}</h2>
                {form(work, &case.offers, &case.form)}
                {materials(work, &case.offers, &case.materials, &file)}
                {asked(case)}
                {history(&case.history)}
                <div class="actions">{print_button()}{link_button(words::DESK_WHOLE, DeskRoute::Application(case.number.clone()))}{link_button(words::CALL_THIS, DeskRoute::Call(line.case.clone()))}</div>
            </div>
            <aside class="stack">{parties(case)}{beside(work, case)}</aside>
        </div>
    }
    .into_any();
    let back = back_link(words::DESK_CASES, DeskRoute::Home);
    let page = drawn(work, line.service.clone(), case.history.last(), body);
    view! { {back}{page} }.into_any()
}

/// In one line: its number, its state, its light, who has it, and how to reach the applicant.
fn standing(case: &CaseView) -> AnyView {
    let line = &case.line;
    let colleague = case.held_by.as_deref();
    let holder = match colleague.filter(|_| line.holder == Holder::Other) {
        Some(name) => format!("{}（{name}）", words::holder(line.holder)),
        None => words::holder(line.holder).to_owned(),
    };
    let is_open = line.state == LaneState::InReview;
    let holder = is_open.then(|| view! { <span class="tag">{holder}</span> }.into_any());
    let contact = new_contact(case.contact.as_ref());
    view! {
        <p class="row"><span class="number">{line.case.clone()}</span>{lane_tag(line.state)}{light_tag(telling(line.state, line.light))}
            {holder}
            <span class="muted">{words::received_at(&clock::moment(line.received_at))}</span></p>
        {contact}
    }
    .into_any()
}

/// How to reach the applicant, if that has changed.
pub(super) fn new_contact(contact: Option<&String>) -> Option<AnyView> {
    let text = contact?.clone();
    let text = view! { <p>{text}</p> }.into_any();
    Some(notice(Tone::Plain, words::DESK_CONTACT, text))
}

/// What stands beside the form: what can be done, the clock, what is waited for.
fn beside(work: Work, case: &CaseView) -> AnyView {
    let on = On {
        seen: Seen {
            number: case.number.clone(),
            version: case.application_version,
        },
        naming: Naming {
            places: places(&case.form, &case.materials),
            laws: case.basis.clone(),
            is_later: !case.changes.is_empty(),
        },
        templates: case.templates.clone(),
        ..On::default()
    };
    let acts = acts(work, &on, case.offers.clone());
    let running = case.clock.as_ref();
    let clocks = running.map(|it| clocks(case.line.state, it, &case.waits));
    view! { {decision(case)}{acts}{clocks}{waits(&case.waits, &[])} }.into_any()
}

/// What was decided, or why nothing can be.
fn decision(case: &CaseView) -> AnyView {
    if let Some(outcome) = &case.decision {
        let tone = if outcome.approved {
            Tone::Good
        } else {
            Tone::Bad
        };
        let text =
            words::decision_outcome(outcome.approved, &outcome.by, &clock::moment(outcome.at));
        let text = view! { <p>{text}</p><p>{outcome.reason.clone()}</p> }.into_any();
        return notice(tone, words::DESK_DECIDED, text);
    }
    if case.line.state == LaneState::Waiting {
        return notice(Tone::Plain, words::DESK_WAITING, ());
    }
    ().into_any()
}

/// What the applicant was asked and has not answered.
fn asked(case: &CaseView) -> AnyView {
    if case.asked.is_empty() {
        return ().into_any();
    }
    let items = case
        .asked
        .iter()
        .map(|it| {
            view! { <li><strong>{it.place.clone()}</strong><p>{it.problem.clone()}</p><p class="small">{it.mend.clone()}</p><p class="small muted">{it.basis.clone()}</p></li> }
                .into_any()
        })
        .collect_view();
    details(
        words::DESK_ASKED,
        view! { <ol class="stack-s items">{items}</ol> }.into_any(),
    )
}
