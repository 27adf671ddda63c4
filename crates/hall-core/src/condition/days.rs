//! Arithmetic with days, and what an identity number says about them.

use chrono::{Datelike, Days, Months, NaiveDate};

/// The day `n` days later, or earlier for a negative `n`.
pub(crate) fn move_days(day: NaiveDate, n: i32) -> Option<NaiveDate> {
    let span = Days::new(u64::from(n.unsigned_abs()));
    if n < 0 {
        day.checked_sub_days(span)
    } else {
        day.checked_add_days(span)
    }
}

/// The day `n` months later; a day that the month lacks becomes its last (民法典 第202条).
pub(super) fn move_months(day: NaiveDate, n: i32) -> Option<NaiveDate> {
    let span = Months::new(n.unsigned_abs());
    if n < 0 {
        day.checked_sub_months(span)
    } else {
        day.checked_add_months(span)
    }
}

/// Completed years; somebody born on 29 February completes a year on 28 February of a common year
/// (民法典 第202条).
pub(super) fn full_years(born: NaiveDate, today: NaiveDate) -> i64 {
    let years = i64::from(today.year()) - i64::from(born.year());
    let reached = (today.month(), today.day()) >= (born.month(), born.day())
        || (born.month() == 2
            && born.day() == 29
            && (today.month(), today.day()) == (2, 28)
            && !today.leap_year());
    if reached { years } else { years - 1 }
}

/// The day of birth in an 18-digit identity number, if there is one.
pub(super) fn birth_of(id: &str) -> Option<NaiveDate> {
    let digits = id.get(6..14).filter(|_| id.len() == 18)?;
    NaiveDate::from_ymd_opt(
        digits.get(0..4)?.parse().ok()?,
        digits.get(4..6)?.parse().ok()?,
        digits.get(6..8)?.parse().ok()?,
    )
}

/// The gender in an 18-digit identity number: its seventeenth digit is odd for men.
pub(super) fn gender_of(id: &str) -> Option<&'static str> {
    let digit = id
        .get(16..17)
        .filter(|_| id.len() == 18)?
        .parse::<u8>()
        .ok()?;
    Some(if digit % 2 == 1 { "male" } else { "female" })
}
