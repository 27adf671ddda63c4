//! What the rules may know of the world: the time and the working days. Both are arguments, so that
//! the same history gives the same answer wherever and whenever it is asked.

use chrono::{DateTime, Days, NaiveDate, Utc};

use crate::calendar::{Calendar, Limit};

/// When something is decided.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The instant. Only complaints count hours; everything else counts days.
    pub now: DateTime<Utc>,
    /// The day that it is in Asia/Shanghai.
    pub today: NaiveDate,
    /// The working days.
    pub calendar: &'a Calendar,
}

impl Context<'_> {
    /// The last of `n` working days from today, today not counted; the end of time if there is none.
    pub(super) fn workday(&self, n: u32) -> NaiveDate {
        let due = self.calendar.nth_workday_after(self.today, n);
        due.map_or(NaiveDate::MAX, |due| due.day)
    }

    /// The last of `n` calendar days from today for a citizen: it stretches over days off (Civil Code
    /// Art. 203).
    pub(super) fn citizen_day(&self, n: u32) -> NaiveDate {
        let end = self.calendar.end_of(self.today, Limit::Days(n));
        end.map_or(NaiveDate::MAX, |end| end.last.day)
    }
}

/// So many calendar days later, and never past the end of time.
pub(super) fn days_after(day: NaiveDate, n: u32) -> NaiveDate {
    day.checked_add_days(Days::new(n.into()))
        .unwrap_or(NaiveDate::MAX)
}
