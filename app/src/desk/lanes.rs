//! The services of an application: where each stands, its light and why, and what can be done about it.

use hall_api::{DeskApplication, Lane, LaneState, Offer};
use hall_core::flow::{Act, DeskAct};
use leptos::prelude::*;

use super::acts::{On, Seen, Work, forms};
use super::lights::{light_tag, telling};
use super::route::DeskRoute;
use crate::ui::lane_tag;
use crate::{clock, words};

/// The lanes, with their heading; nothing before acceptance. Who may call reviewers (`calls`) does it here.
pub(super) fn lanes(work: Work, application: &DeskApplication, calls: bool) -> AnyView {
    if application.lanes.is_empty() {
        return ().into_any();
    }
    let items = application
        .lanes
        .iter()
        .enumerate()
        .map(|(position, it)| {
            let case = format!("{}-{:02}", application.number, position.saturating_add(1));
            let call = calls.then(|| {
                let href = DeskRoute::Call(case.clone()).to_string();
                view! { <a href=href>{words::CALL_OPEN}<span class="visually-hidden">{it.name.clone()}</span></a> }.into_any()
            });
            lane(work, application, (position, case), it, call)
        })
        .collect_view();
    view! { <section class="stack-s"><h2>{words::DESK_LANES}</h2><ul class="stack-s">{items}</ul></section> }
        .into_any()
}

fn lane(
    work: Work,
    application: &DeskApplication,
    (position, case): (usize, String),
    lane: &Lane,
    call: Option<AnyView>,
) -> AnyView {
    let light = telling(lane.state, lane.clock.as_ref().map(|it| it.light));
    let facts = facts(lane).into_iter();
    let facts = facts
        .map(|it| view! { <li>{it}</li> }.into_any())
        .collect_view();
    let of_lane = |it: &&Offer| it.service.as_deref() == Some(lane.service.as_str());
    let offers: Vec<Offer> = application.offers.iter().filter(of_lane).cloned().collect();
    // A reviewer and a head do the department's work where they see the form.
    let (in_case, here): (Vec<Offer>, Vec<Offer>) =
        offers.into_iter().partition(|it| belongs_to_case(&it.act));
    let case = (!in_case.is_empty()).then(|| {
        let href = DeskRoute::Case(case).to_string();
        view! { <a href=href>{words::DESK_TO_CASE}<span class="visually-hidden">{lane.name.clone()}</span></a> }.into_any()
    });
    let on = On {
        seen: Seen {
            number: application.number.clone(),
            version: application.version,
        },
        prefix: format!("lane-{position}-"),
        ..On::default()
    };
    view! {
        <li class="card stack-s">
            <div class="row between"><strong>{lane.name.clone()}</strong><span class="row">{lane_tag(lane.state)}{light_tag(light)}</span></div>
            <p class="small muted">{lane.department.clone()}</p>
            <ul class="dots small">{facts}</ul>
            {case}{call}
            {forms(work, &on, here)}
        </li>
    }
    .into_any()
}

/// Why the light is as it is.
fn facts(lane: &Lane) -> Vec<String> {
    let mut facts = Vec::new();
    if let Some(clock) = lane.clock.as_ref().filter(|_| lane.decided_at.is_none()) {
        facts.push(format!("{}：{}", words::DESK_LEFT, words::left(clock.left)));
        facts.push(words::desk_limits(
            &clock::day(clock.promised_on),
            &clock::day(clock.statutory_on),
        ));
        let since = clock.pauses.iter().rev().find(|it| it.until.is_none());
        facts.extend(since.map(|it| words::desk_stopped(it.stops, &clock::day(it.after))));
    }
    if !lane.waits_for.is_empty() && lane.state == LaneState::Waiting {
        facts.push(words::waits_for(&lane.waits_for.join("、")));
    }
    let ended = lane.decided_at.map(clock::moment);
    facts.extend(ended.map(|at| match lane.state {
        LaneState::Approved | LaneState::Refused | LaneState::Revoked => words::decided_at(&at),
        _ => words::ended_at(&at),
    }));
    facts.extend(lane.reason.as_deref().map(words::reason));
    facts
}

/// Whether an act is done on the page of the case. Assigning and issuing are done here: the supervisor and
/// the issuing desk see no case.
const fn belongs_to_case(act: &Act) -> bool {
    match act {
        Act::Desk { act, .. } => !matches!(act, DeskAct::Assign { .. }),
        Act::Inspect { .. } | Act::Turn { .. } => true,
        _ => false,
    }
}
