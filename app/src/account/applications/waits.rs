//! What waits for whom, since when and until when.

use hall_api::{ApplicationView, Lane, Wait};
use hall_core::flow::{Matter, Rung, Until, WaitsFor};
use leptos::prelude::*;

use crate::{clock, words};

/// The list; nothing if nobody else is waited for. What waits for the applicant stands above all that; the
/// statutory limits stand in the lanes, beside the promised.
pub(super) fn waits(application: &ApplicationView) -> AnyView {
    let items: Vec<AnyView> = application
        .waits
        .iter()
        .filter(|it| it.waits_for != WaitsFor::Applicant)
        .filter(|it| match it.matter {
            Matter::Statutory { .. } => false,
            Matter::Promised { .. } => !stands_still(application, it),
            _ => true,
        })
        .map(|it| item(application, it))
        .collect();
    if items.is_empty() {
        return ().into_any();
    }
    view! { <h2>{words::WAITING_FOR}</h2><ul class="waits">{items}</ul> }.into_any()
}

fn item(application: &ApplicationView, wait: &Wait) -> AnyView {
    let since = wait.since.map(clock::moment);
    let time = words::since_until(since.as_deref(), &until(wait.until));
    let tag = match wait.rung {
        Rung::Over => view! { <span class="tag bad">{words::OVERDUE}</span> }.into_any(),
        Rung::Soon | Rung::Last => {
            view! { <span class="tag warn">{words::DUE_SOON}</span> }.into_any()
        }
        Rung::Quiet => ().into_any(),
    };
    let what = format!("{}{}", wait.what, service(application, wait));
    view! {
        <li>
            <div class="row between"><strong>{wait.whom.clone()}</strong>{tag}</div>
            <p>{what}</p>
            <p class="small muted">{time}</p>
        </li>
    }
    .into_any()
}

/// The service that a wait is about, in brackets.
pub(super) fn service(application: &ApplicationView, wait: &Wait) -> String {
    let lane = lane(application, wait);
    lane.map_or_else(String::new, |it| words::of_service(&it.name))
}

fn lane<'a>(application: &'a ApplicationView, wait: &Wait) -> Option<&'a Lane> {
    let id = wait.service.as_ref()?;
    application.lanes.iter().find(|it| it.service == *id)
}

/// Whether the clock of a case stands still, so that nobody is late.
fn stands_still(application: &ApplicationView, wait: &Wait) -> bool {
    let clock = lane(application, wait).and_then(|it| it.clock.as_ref());
    clock.is_some_and(|it| it.stopped.is_some())
}

/// The end of a deadline, as it is read.
pub(super) fn until(until: Until) -> String {
    match until {
        Until::Day(day) => clock::day(day),
        Until::At(at) => clock::moment(at),
    }
}
