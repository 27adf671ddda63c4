//! A day, and days in a row, as the catalogue's files write them.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The longest holiday so far had ten days; a longer run is a slip of the pen in the data.
const SPAN_MAX: usize = 31;

/// Days from the first to the last, both included: `2026-10-01..2026-10-07`, or one day alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DateSpan {
    first: NaiveDate,
    last: NaiveDate,
}

/// Reads a day written `2026-11-21`, of the years 0001 to 9999.
///
/// Chrono would read it too, with a formatting engine that weighs more than the rest of this module.
pub fn read_day(text: &str) -> Option<NaiveDate> {
    let mut parts = text.splitn(3, '-');
    let mut digits = |length| {
        let part = parts.next()?;
        let fits = part.len() == length && part.bytes().all(|it| it.is_ascii_digit());
        fits.then_some(part)
    };
    let (year, month, day) = (digits(4)?, digits(2)?, digits(2)?);
    let year: i32 = year.parse().ok().filter(|it| *it > 0)?;
    NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
}

impl DateSpan {
    /// The days from `first` to `last`; nothing when they stand the wrong way round.
    pub fn new(first: NaiveDate, last: NaiveDate) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// Its first day.
    pub const fn first(self) -> NaiveDate {
        self.first
    }

    /// Its last day.
    pub const fn last(self) -> NaiveDate {
        self.last
    }

    /// Whether the day is one of them.
    pub fn contains(self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }

    pub(super) fn days(self) -> impl Iterator<Item = NaiveDate> {
        self.first
            .iter_days()
            .take_while(move |it| *it <= self.last)
            .take(SPAN_MAX)
    }
}

impl FromStr for DateSpan {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (first, last) = text.split_once("..").unwrap_or((text, text));
        let day = |text| {
            read_day(text).ok_or(
                "a day is written 2026-10-01, days from one to another 2026-10-01..2026-10-07",
            )
        };
        Self::new(day(first)?, day(last)?).ok_or("the first day comes after the last")
    }
}

impl fmt::Display for DateSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            write!(f, "{}", self.first)
        } else {
            write!(f, "{}..{}", self.first, self.last)
        }
    }
}

impl TryFrom<String> for DateSpan {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<DateSpan> for String {
    fn from(span: DateSpan) -> Self {
        span.to_string()
    }
}
