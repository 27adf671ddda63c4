//! Office hours: the first level of a complaint is answered within two of them. Nine to twelve and one
//! to five in Asia/Shanghai, on working days; what comes outside of them counts from the next.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::context::Context;

/// East of Greenwich, in minutes. There has been no daylight saving since 1991.
const SHANGHAI: i64 = 8 * 60;

/// The day's two spells of work, in minutes after midnight.
const SPELLS: [(i64, i64); 2] = [(9 * 60, 12 * 60), (13 * 60, 17 * 60)];

/// No spell of days off is longer; past it, the last day looked at will do.
const DAYS: usize = 62;

impl Context<'_> {
    /// The instant at which so many office minutes from now are over.
    pub(super) fn office_minutes(&self, minutes: u32) -> DateTime<Utc> {
        let mut left = i64::from(minutes);
        let mut end = self.now;
        for day in self.today.iter_days().take(DAYS) {
            if !self.calendar.is_workday(day) {
                continue;
            }
            for (from, to) in SPELLS {
                let from = instant(day, from).max(self.now).min(instant(day, to));
                let spell = (instant(day, to) - from).num_minutes().max(0);
                end = from + TimeDelta::minutes(spell.min(left));
                if left <= spell {
                    return end;
                }
                left -= spell;
            }
        }
        end
    }
}

/// An instant of a day in Asia/Shanghai.
fn instant(day: NaiveDate, minute: i64) -> DateTime<Utc> {
    let midnight = day.and_time(chrono::NaiveTime::MIN).and_utc();
    midnight
        .checked_add_signed(TimeDelta::minutes(minute - SHANGHAI))
        .unwrap_or(midnight)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Calendar;

    fn check(now: &str, today: &str, expect: &str) {
        let context = Context {
            now: now.parse().unwrap(),
            today: today.parse().unwrap(),
            calendar: &Calendar::default(),
        };
        assert_eq!(
            context.office_minutes(120),
            expect.parse::<DateTime<Utc>>().unwrap()
        );
    }

    #[test]
    fn two_hours_in_the_morning_end_in_the_morning() {
        check("2026-11-20T01:30:00Z", "2026-11-20", "2026-11-20T03:30:00Z");
    }

    #[test]
    fn lunch_does_not_count() {
        check("2026-11-20T03:30:00Z", "2026-11-20", "2026-11-20T06:30:00Z");
    }

    #[test]
    fn friday_evening_is_monday_morning() {
        check("2026-11-20T12:00:00Z", "2026-11-20", "2026-11-23T03:00:00Z");
    }

    #[test]
    fn half_past_four_goes_on_the_next_morning() {
        check("2026-11-19T08:30:00Z", "2026-11-19", "2026-11-20T02:30:00Z");
    }
}
