//! The departments as parallel lanes on a time line.
//!
//! The bars are decoration: each lane says the same in words, so that a screen reader reads a list.

use chrono::{NaiveDate, NaiveDateTime};
use hall_api::{ApplicationView, Lane, LaneState};
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
        let whole = application.receipt.promised_on.and_then(evening);
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

fn evening(day: NaiveDate) -> Option<NaiveDateTime> {
    day.and_hms_opt(17, 0, 0)
}

/// The lanes.
pub(super) fn lanes(application: &ApplicationView) -> AnyView {
    let span = Span::of(application);
    let end = span.from + chrono::TimeDelta::minutes(span.minutes);
    let items = application
        .lanes
        .iter()
        .map(|it| lane(it, span))
        .collect_view();
    view! {
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
    let promised = lane
        .promised_on
        .filter(|_| lane.decided_at.is_none())
        .map(|it| words::promised_on(&clock::day(it)));
    let decided = lane
        .decided_at
        .map(|it| words::decided_at(&clock::moment(it)));
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
                {due.map(|it| view! { <span class="due" style:left=format!("{}%", it.min(99))></span> }.into_any())}
            </div>
            <div>{lane_tag(lane.state)}</div>
            <div class="note small muted">{note}</div>
        </li>
    }
    .into_any()
}
