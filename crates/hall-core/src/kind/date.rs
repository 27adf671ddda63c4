//! Dates as they are written in values: plain days, no clock and no time zone.
//!
//! Births during China's summer time (1986 to 1991) come out a day early when they pass through a time zone.

use chrono::NaiveDate;

use super::ascii::{all_digits, cut, number};

/// A day written `2026-11-21`, in the years 0001 to 9999.
pub(crate) fn iso(text: &str) -> Option<NaiveDate> {
    let hyphens = cut(text, 4, 1) == "-" && cut(text, 7, 1) == "-";
    if text.len() != 10 || !hyphens {
        return None;
    }
    day(cut(text, 0, 4), cut(text, 5, 2), cut(text, 8, 2))
}

/// A day written `20261121`.
pub(crate) fn compact(text: &str) -> Option<NaiveDate> {
    if text.len() != 8 {
        return None;
    }
    day(cut(text, 0, 4), cut(text, 4, 2), cut(text, 6, 2))
}

fn day(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    if !all_digits(year) || year == "0000" {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, number(month)?, number(day)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_exist_are_read() {
        assert!(iso("2024-02-29").is_some());
        assert!(iso("2026-02-29").is_none());
        assert!(iso("2026-2-28").is_none());
        assert!(iso("+026-02-28").is_none());
        assert!(compact("19000229").is_none());
        assert!(compact("20000229").is_some());
        assert!(compact("二〇二六").is_none());
    }
}
