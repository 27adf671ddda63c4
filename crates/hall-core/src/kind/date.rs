//! Dates as they are written in values: plain days, no clock and no time zone.
//!
//! Births during China's summer time (1986 to 1991) come out a day early when they pass through a time zone.

use chrono::NaiveDate;

use super::ascii::cut;
use crate::calendar::read_day;

/// A day written `2026-11-21`.
pub(crate) fn iso(text: &str) -> Option<NaiveDate> {
    read_day(text)
}

/// A day written `20261121`.
pub(crate) fn compact(text: &str) -> Option<NaiveDate> {
    if text.len() != 8 {
        return None;
    }
    let (year, month, day) = (cut(text, 0, 4), cut(text, 4, 2), cut(text, 6, 2));
    read_day(&format!("{year}-{month}-{day}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_exist_are_read() {
        assert!(iso("2024-02-29").is_some());
        for text in [
            "2026-02-29",
            "2026-2-28",
            "+026-02-28",
            "2026-02-281",
            "0000-01-01",
            "",
        ] {
            assert!(iso(text).is_none(), "{text}");
        }
        assert!(compact("20000229").is_some());
        for text in ["19000229", "00000101", "二〇二六", "2026-1-1"] {
            assert!(compact(text).is_none(), "{text}");
        }
    }
}
