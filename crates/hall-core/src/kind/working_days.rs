//! Days and time limits as values, for the command line and for fields that hold a limit.
//!
//! The rules are in [`crate::calendar`]; this file only reads the notation. A day whose calendar the State Council
//! has not published is refused here, and what the weekends and statutory holidays alone would give is a fact.

use chrono::Datelike;

use super::ascii::number;
use super::date;
use super::outcome::{Fact, Judgement, Passed};
use crate::calendar::{Calendar, Certainty, DateSpan, Limit};

/// More pauses than any case has seen; each is looked at for every day that is counted.
const PAUSES_MAX: usize = 100;

/// `2026-10-01`.
pub(crate) fn check_day(text: &str, calendar: &Calendar) -> Judgement {
    let day = date::iso(text).ok_or("date")?;
    let standing = calendar.day(day);
    let passed = Passed::default()
        .fact("workday", standing.workday)
        .fact("weekday", day.weekday().number_from_monday())
        .fact("name", standing.name);
    publish(passed, standing.certainty)
}

/// `2026-07-01+20wd`, with `|suspend:2026-07-04..2026-07-05` when days do not count (Art. 45 of the Administrative
/// Licensing Law: hearings, inspections, expert reviews).
pub(crate) fn check_workdays(text: &str, calendar: &Calendar) -> Judgement {
    let (limit, pauses) = match text.split_once("|suspend:") {
        Some((limit, pauses)) => (limit, read_pauses(pauses).ok_or("date")?),
        None => (text, Vec::new()),
    };
    let (start, n) = limit.split_once('+').ok_or("format")?;
    let start = date::iso(start).ok_or("date")?;
    let n = n.strip_suffix("wd").filter(|it| !it.is_empty());
    let n = n.and_then(number).ok_or("format")?;
    let due = calendar
        .nth_workday_after_pauses(start, n, &pauses)
        .map_err(|_| "too_far")?;
    let passed = Passed::default()
        .fact("start_day_excluded", true)
        .fact("last_day", due.day);
    let passed = if pauses.is_empty() {
        passed
    } else {
        passed.fact(
            "suspend",
            pauses.into_iter().map(bounds).collect::<Vec<_>>(),
        )
    };
    publish(passed, due.certainty)
}

fn read_pauses(text: &str) -> Option<Vec<DateSpan>> {
    let pauses: Option<Vec<DateSpan>> = text.split(',').map(|it| it.parse().ok()).collect();
    pauses.filter(|it| it.len() <= PAUSES_MAX)
}

fn bounds(span: DateSpan) -> Fact {
    Fact::from(vec![span.first(), span.last()])
}

/// `2026-01-31+15d`, `+1m`, `+2y`: a limit that binds the citizen. The nominal last day follows from the law alone;
/// whether it is extended depends on the calendar, which may still be provisional.
pub(crate) fn check_calendar_days(text: &str, calendar: &Calendar) -> Judgement {
    let (start, length) = text.split_once('+').ok_or("format")?;
    let start = date::iso(start).ok_or("date")?;
    let limit = limit(length).ok_or("format")?;
    let end = calendar.end_of(start, limit).map_err(|_| "too_far")?;
    let passed = Passed::default()
        .fact("nominal", end.nominal)
        .fact("last_day", end.last.day)
        .fact("extended", end.nominal != end.last.day);
    Ok(match end.last.certainty {
        Certainty::Final => passed,
        Certainty::Provisional => passed.fact("provisional", true),
    })
}

fn limit(text: &str) -> Option<Limit> {
    let unit = text.chars().next_back()?;
    let n = text.strip_suffix(unit).filter(|it| !it.is_empty());
    let n = n.and_then(number)?;
    match unit {
        'd' => Some(Limit::Days(n)),
        'm' => Some(Limit::Months(n)),
        'y' => Some(Limit::Months(n.checked_mul(12)?)),
        _ => None,
    }
}

fn publish(passed: Passed, certainty: Certainty) -> Judgement {
    match certainty {
        Certainty::Final => Ok(passed),
        Certainty::Provisional => Err(passed
            .fact("provisional", true)
            .refuse("calendar_unpublished")),
    }
}
