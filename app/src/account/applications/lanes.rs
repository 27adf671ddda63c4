//! The departments as parallel lanes on a time line.
//!
//! The bars are decoration: each lane says the same in words, so that a screen reader reads a list.

use chrono::{NaiveDate, NaiveDateTime};
use hall_api::{ApplicationView, Lane, LaneState, Stage};
use hall_core::flow::{Light, Stops};
use leptos::prelude::*;

use crate::ui::lane_tag;
use crate::{clock, words};

/// The days that the time line spans.
#[derive(Clone, Copy, Debug)]
struct Span {
    from: NaiveDateTime,
    minutes: i64,
}

impl Span {
    fn of(application: &ApplicationView) -> Self {
        let from = clock::shanghai(application.receipt.received_at);
        let decided = application
            .lanes
            .iter()
            .filter_map(|it| it.decided_at.map(clock::shanghai));
        let promised = application
            .lanes
            .iter()
            .filter_map(|it| it.promised_on)
            .filter_map(evening);
        let whole = application.promised_on.and_then(evening);
        let to = decided.chain(promised).chain(whole).max().unwrap_or(from);
        Self {
            from,
            minutes: (to - from).num_minutes().max(60),
        }
    }

    /// How far a time is along the line, in hundredths.
    fn percent(self, at: NaiveDateTime) -> i64 {
        ((at - self.from).num_minutes() * 100 / self.minutes).clamp(0, 100)
    }
}

/// By when it is promised and must be done by law, and whether the clocks stand still.
fn limits(lane: &Lane) -> Option<String> {
    let Some(clock) = &lane.clock else {
        let day = lane.promised_on?;
        return Some(words::promised_on(&clock::day(day)));
    };
    let mut said = words::limits(
        clock,
        &clock::day(clock.promised_on),
        &clock::day(clock.statutory_on),
    );
    let stopped = clock.stopped.map(|it| words::stopped(it).to_owned());
    let over = clock.pauses.iter().filter(|it| it.until.is_some()).count();
    let paused = (0 < over).then(|| words::n_pauses(over));
    for more in [stopped, paused].into_iter().flatten() {
        said = format!("{said}；{more}");
    }
    Some(said)
}

/// The light, in words as well as in colour. What is decided has none any more, and while all clocks stand
/// still nobody is late.
fn light(lane: &Lane) -> AnyView {
    let clock = lane
        .clock
        .as_ref()
        .filter(|it| lane.state == LaneState::InReview && it.stopped != Some(Stops::Both));
    let Some(clock) = clock else {
        return ().into_any();
    };
    let class = match clock.light {
        Light::Green => "light green",
        Light::Yellow => "light yellow",
        Light::Red => "light red",
        Light::Black => "light black",
    };
    view! { <span class=class>{words::light(clock.light)}</span> }.into_any()
}

/// The days that do not count, on the line.
fn pauses(lane: &Lane, span: Span) -> AnyView {
    let all = lane.clock.iter().flat_map(|it| &it.pauses);
    let end = span.from + chrono::TimeDelta::minutes(span.minutes);
    all.map(|it| {
        let from = evening(it.after).map_or(0, |it| span.percent(it));
        let to = it.until.and_then(evening).unwrap_or(end);
        let width = (span.percent(to) - from).max(1);
        view! { <b class="pause" style:left=format!("{from}%") style:width=format!("{width}%")></b> }
            .into_any()
    })
    .collect_view()
    .into_any()
}

fn evening(day: NaiveDate) -> Option<NaiveDateTime> {
    day.and_hms_opt(17, 0, 0)
}

/// The lanes.
pub(super) fn lanes(application: &ApplicationView) -> AnyView {
    if application.lanes.is_empty() {
        let is_awaited = matches!(application.stage, Stage::Submitted | Stage::Noticed);
        return is_awaited
            .then(|| view! { <h2>{words::LANES}</h2><p>{words::LANES_NOT_YET}</p> }.into_any())
            .into_any();
    }
    let span = Span::of(application);
    let end = span.from + chrono::TimeDelta::minutes(span.minutes);
    let items = application
        .lanes
        .iter()
        .map(|it| lane(it, span))
        .collect_view();
    view! {
        <h2>{words::LANES}</h2>
        <div class="scale" aria-hidden="true"><span>{clock::day(span.from.date())}</span><span>{clock::day(end.date())}</span></div>
        <ol class="lanes">{items}</ol>
    }
    .into_any()
}

fn lane(lane: &Lane, span: Span) -> AnyView {
    let class = match lane.state {
        LaneState::Waiting => "lane waiting",
        LaneState::InReview => "lane review",
        LaneState::Approved => "lane approved",
        LaneState::Refused | LaneState::Terminated | LaneState::Revoked => "lane refused",
        LaneState::Cancelled | LaneState::Withdrawn => "lane cancelled",
    };
    let due = lane
        .promised_on
        .and_then(evening)
        .map(|it| span.percent(it));
    let start = lane
        .started_at
        .map_or(0, |it| span.percent(clock::shanghai(it)));
    let end = lane.decided_at.map(|it| span.percent(clock::shanghai(it)));
    let end = end.or(due).unwrap_or(start).max(start + 2).min(100);
    let waits = (lane.state == LaneState::Waiting && !lane.waits_for.is_empty())
        .then(|| words::waits_for(&lane.waits_for.join("、")));
    let promised = limits(lane).filter(|_| lane.decided_at.is_none());
    let decided = lane
        .decided_at
        .map(clock::moment)
        .map(|it| match lane.state {
            LaneState::Cancelled | LaneState::Withdrawn | LaneState::Terminated => {
                words::ended_at(&it)
            }
            _ => words::decided_at(&it),
        });
    let reason = lane
        .reason
        .clone()
        .filter(|it| !it.is_empty())
        .map(|it| words::reason(&it));
    let note = [waits, decided, promised, reason]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("；");
    view! {
        <li class=class>
            <div><strong>{lane.name.clone()}</strong><div class="small muted">{lane.department.clone()}</div></div>
            <div class="track" aria-hidden="true">
                <i style:left=format!("{start}%") style:width=format!("{}%", (end - start).max(1))></i>
                {pauses(lane, span)}
                {due.map(|it| view! { <span class="due" style:left=format!("{}%", it.min(99))></span> }.into_any())}
            </div>
            <div class="tags">{lane_tag(lane.state)}{light(lane)}</div>
            <div class="note small muted">{note}</div>
        </li>
    }
    .into_any()
}
