//! The clocks of a case: what was promised, what the law gives, what stops them and since when.

use chrono::NaiveDate;
use hall_api::{Clock, LaneState, Wait};
use hall_core::flow::{Stops, WaitsFor};
use leptos::prelude::*;

use super::lights::{light_tag, telling};
use crate::{clock, words};

/// The clocks, with their heading. `waits` says for what they stand still.
pub(super) fn clocks(state: LaneState, it: &Clock, waits: &[Wait]) -> AnyView {
    let day = |day: NaiveDate| {
        let day = clock::day(day);
        if it.provisional {
            words::provisional(&day)
        } else {
            day
        }
    };
    let past = it.pauses.iter().filter_map(|pause| {
        let until = clock::day(pause.until?);
        Some(words::paused(pause.stops, &clock::day(pause.after), &until))
    });
    let past: Vec<String> = past.collect();
    let pauses = (!past.is_empty()).then(|| row(words::DESK_PAUSES, past.join("\n")));
    let light = telling(state, Some(it.light));
    let light = light.map(|it| view! { <p>{light_tag(Some(it))}</p> }.into_any());
    let is_open = state == LaneState::InReview;
    let left = is_open.then(|| row(words::DESK_LEFT, words::left(it.left)));
    let stopped = it
        .stopped
        .filter(|_| is_open)
        .map(|stops| stopped(it, stops, waits));
    view! {
        <section class="stack-s">
            <h2>{words::DESK_CLOCK}</h2>
            {light}
            {stopped}
            <dl class="summary">
                {left}
                {row(words::DESK_PROMISED, day(it.promised_on))}
                {row(words::DESK_STATUTORY, day(it.statutory_on))}
                {pauses}
            </dl>
        </section>
    }
    .into_any()
}

fn row(label: &'static str, value: String) -> AnyView {
    view! { <div><dt>{label}</dt><dd>{value}</dd></div> }.into_any()
}

/// That a clock stands still, since when, and what it waits for.
fn stopped(it: &Clock, stops: Stops, waits: &[Wait]) -> AnyView {
    let since = it.pauses.iter().rev().find(|pause| pause.until.is_none());
    let since = since.map(|pause| words::stopped(stops, &clock::day(pause.after)));
    let outside = |it: &&Wait| matches!(it.waits_for, WaitsFor::Applicant | WaitsFor::Party);
    let others = waits.iter().filter(outside);
    let what: Vec<String> = others
        .map(|it| format!("{}（{}）", it.what, words::waits_for_whom(&it.whom)))
        .collect();
    view! { <div class="notice warn"><strong>{since}</strong><p>{what.join("；")}</p></div> }
        .into_any()
}
