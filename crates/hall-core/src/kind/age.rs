//! Ages in completed years (周岁).

use chrono::{Datelike, NaiveDate};

use super::date;
use super::outcome::{Judgement, Passed};

/// Completed years on a day: a year is completed on the birthday itself. Below zero before birth.
///
/// Born on 29 February, a person completes a year on 28 February of a common year: a month without the day ends the
/// period on its last day (Civil Code Art. 202).
pub fn full_years(birth: NaiveDate, on: NaiveDate) -> i32 {
    let years = on.year().saturating_sub(birth.year());
    if on < birthday_in(birth, on.year()) {
        years.saturating_sub(1)
    } else {
        years
    }
}

/// Completed years as criminal law and some licensing rules count them: from the day after the birthday.
pub fn full_years_from_day_after(birth: NaiveDate, on: NaiveDate) -> i32 {
    let years = on.year().saturating_sub(birth.year());
    if on <= birthday_in(birth, on.year()) {
        years.saturating_sub(1)
    } else {
        years
    }
}

fn birthday_in(birth: NaiveDate, year: i32) -> NaiveDate {
    birth
        .with_year(year)
        .or_else(|| NaiveDate::from_ymd_opt(year, 2, 28))
        .unwrap_or(birth)
}

/// `2008-11-21@2026-11-21`, or a birthday alone for the age today. Which of the two counts applies is for the rule
/// of each service to say, so both are given.
pub(crate) fn check(text: &str, today: NaiveDate) -> Judgement {
    let (birth, on) = match text.split_once('@') {
        Some((birth, on)) => (date::iso(birth), date::iso(on)),
        None => (date::iso(text), Some(today)),
    };
    let (birth, on) = (birth.ok_or("date")?, on.ok_or("date")?);
    if on < birth {
        return Err("date_future".into());
    }
    Ok(Passed::default()
        .fact("age", full_years(birth, on))
        .fact("strict_day_after", full_years_from_day_after(birth, on)))
}
