//! The working days of the Chinese state, and the time limits that count them.
//!
//! Every autumn the State Council announces which days of the next year are off and which weekends are worked in
//! their place; nothing computes it. So the calendar is data, a year at a time, and a limit that runs into a year
//! without an announcement is provisional: it must be shown as such (暂定) and computed again later, keeping the
//! earlier day if one was promised.
//!
//! Limits of the agency count working days (Administrative Licensing Law Art. 82); limits of the citizen count
//! calendar days and stretch over holidays (Civil Code Art. 201 to 203). Neither counts the first day.

mod span;

use std::collections::BTreeMap;
use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

pub use span::{DateSpan, read_day};

/// No limit in law comes near: forty years of working days. A larger number is a typing error, and counting it day
/// by day could be made to take forever.
const WORKDAYS_MAX: u32 = 10_000;

/// The same for calendar days and months: a hundred years.
const DAYS_MAX: u32 = 36_525;
const MONTHS_MAX: u32 = 1_200;

/// The last day that is written with four digits of year.
const END_OF_TIME: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

/// A year as announced, the shape of the files in `data/calendar`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarYear {
    /// The year of the days below.
    pub year: i32,
    /// Whether the State Council has spoken.
    pub status: YearStatus,
    /// Where the announcement and its amendments stand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<String>,
    /// The holidays in the announcement's order and words.
    pub holidays: Vec<Holiday>,
}

/// Whether a year has been announced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum YearStatus {
    /// Announced.
    Official,
    /// Known from the law on holidays alone, without the weekends that will be swapped.
    Provisional,
}

/// A holiday with the days it takes and gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// Its name in the announcement, e.g. 国庆节.
    pub name: String,
    /// Days off, weekends among them included.
    pub off: Vec<DateSpan>,
    /// Weekend days that are worked instead.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub work: Vec<DateSpan>,
}

/// Working days by date. Without any data every day is provisional.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<CalendarYear>", into = "Vec<CalendarYear>")]
pub struct Calendar {
    years: Vec<CalendarYear>,
    /// The days that differ from their weekday.
    special: BTreeMap<NaiveDate, Special>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Special {
    workday: bool,
    name: String,
}

/// Whether a day may still change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Announced.
    Final,
    /// Depends on a year that has not been announced.
    Provisional,
}

/// What the calendar says about one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day<'a> {
    /// Whether offices work.
    pub workday: bool,
    /// The holiday that it belongs to or is worked for.
    pub name: Option<&'a str>,
    /// Whether this may still change.
    pub certainty: Certainty,
}

/// The last day of a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// The day at whose end the limit ends.
    pub day: NaiveDate,
    /// Whether it may still change.
    pub certainty: Certainty,
}

/// The end of a limit in calendar days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// The last day as counted.
    pub nominal: NaiveDate,
    /// The last day in effect: the next working day when the nominal one is off (Civil Code Art. 203).
    pub last: Due,
}

/// A limit by the calendar. Years are twelve months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// So many days.
    Days(u32),
    /// So many months, ending on the day of the same number or, failing that, the last of the month (Art. 202).
    Months(u32),
}

/// The limit ends beyond any day that a law could mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooFar;

impl Calendar {
    /// A calendar of these years. When two speak about a day, the later in the list has the last word.
    pub fn new(years: Vec<CalendarYear>) -> Self {
        let mut special = BTreeMap::new();
        for holiday in years.iter().flat_map(|year| &year.holidays) {
            for (spans, workday) in [(&holiday.off, false), (&holiday.work, true)] {
                for day in spans.iter().flat_map(|span| span.days()) {
                    let name = holiday.name.clone();
                    special.insert(day, Special { workday, name });
                }
            }
        }
        Self { years, special }
    }

    /// The years it was made of.
    pub fn years(&self) -> &[CalendarYear] {
        &self.years
    }

    /// What is known about a day.
    pub fn day(&self, day: NaiveDate) -> Day<'_> {
        let special = self.special.get(&day);
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        Day {
            workday: special.map_or(!weekend, |it| it.workday),
            name: special.map(|it| it.name.as_str()),
            certainty: self.certainty_of(day.year()),
        }
    }

    /// Whether offices work on a day, as far as is known.
    pub fn is_workday(&self, day: NaiveDate) -> bool {
        self.day(day).workday
    }

    /// The day on which a limit of `n` working days ends.
    ///
    /// The day of receipt does not count, be it a working day or not. A limit of zero days ends on the spot.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use hall_core::calendar::Calendar;
    ///
    /// // No year is announced here, so weekends alone are off, and the day is provisional.
    /// let friday = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    /// let due = Calendar::default().nth_workday_after(friday, 1).unwrap();
    /// assert_eq!(due.day.to_string(), "2026-11-23");
    /// ```
    pub fn nth_workday_after(&self, start: NaiveDate, n: u32) -> Result<Due, TooFar> {
        self.nth_workday_after_pauses(start, n, &[])
    }

    /// The same with days that do not count, both ends included: supplements, hearings, inspections, expert reviews
    /// (Administrative Licensing Law Art. 45).
    pub fn nth_workday_after_pauses(
        &self,
        start: NaiveDate,
        n: u32,
        pauses: &[DateSpan],
    ) -> Result<Due, TooFar> {
        if WORKDAYS_MAX < n {
            return Err(TooFar);
        }
        let mut day = start;
        let mut left = n;
        while left > 0 {
            day = skip_pauses(next(day)?, pauses)?;
            if self.is_workday(day) {
                left -= 1;
            }
        }
        Ok(self.due(start, day))
    }

    /// The day on which a limit by the calendar ends.
    pub fn end_of(&self, start: NaiveDate, limit: Limit) -> Result<End, TooFar> {
        let nominal = match limit {
            Limit::Days(n) if n <= DAYS_MAX => start.checked_add_days(Days::new(n.into())),
            // Chrono clamps to the end of the month, which is what Art. 202 wants.
            Limit::Months(n) if n <= MONTHS_MAX => start.checked_add_months(Months::new(n)),
            Limit::Days(_) | Limit::Months(_) => None,
        };
        let nominal = nominal.filter(|it| *it <= END_OF_TIME).ok_or(TooFar)?;
        let mut last = nominal;
        while !self.is_workday(last) {
            last = next(last)?;
        }
        Ok(End {
            nominal,
            last: Due {
                day: last,
                certainty: self
                    .certainty_of(nominal.year())
                    .max(self.certainty_of(last.year())),
            },
        })
    }

    /// The working days left until `due` when `today` is not counted; below zero by as many days as it is overdue.
    ///
    /// Lamps are set from this and never from elapsed hours.
    pub fn workdays_left(&self, today: NaiveDate, due: NaiveDate) -> i32 {
        if today <= due {
            self.count_between(today, due)
        } else {
            -self.count_between(due, today)
        }
    }

    /// Working days after the first day up to the second. Limits of a century are enough.
    fn count_between(&self, after: NaiveDate, until: NaiveDate) -> i32 {
        let workdays = after
            .iter_days()
            .skip(1)
            .take_while(|it| *it <= until)
            .zip(0..DAYS_MAX)
            .filter(|(day, _)| self.is_workday(*day))
            .count();
        i32::try_from(workdays).unwrap_or(i32::MAX)
    }

    fn due(&self, start: NaiveDate, day: NaiveDate) -> Due {
        let announced = (start.year()..=day.year())
            .map(|year| self.certainty_of(year))
            .max();
        Due {
            day,
            certainty: announced.unwrap_or(Certainty::Provisional),
        }
    }

    fn certainty_of(&self, year: i32) -> Certainty {
        let official = self
            .years
            .iter()
            .any(|it| it.year == year && it.status == YearStatus::Official);
        if official {
            Certainty::Final
        } else {
            Certainty::Provisional
        }
    }
}

/// The first day from `day` on that no pause covers. Pauses are jumped over, so that a pause of a thousand years
/// costs no more than one of a day.
fn skip_pauses(mut day: NaiveDate, pauses: &[DateSpan]) -> Result<NaiveDate, TooFar> {
    while let Some(pause) = pauses.iter().find(|it| it.contains(day)) {
        day = next(pause.last())?;
    }
    Ok(day)
}

fn next(day: NaiveDate) -> Result<NaiveDate, TooFar> {
    day.succ_opt().filter(|it| *it <= END_OF_TIME).ok_or(TooFar)
}

impl From<Vec<CalendarYear>> for Calendar {
    fn from(years: Vec<CalendarYear>) -> Self {
        Self::new(years)
    }
}

impl From<Calendar> for Vec<CalendarYear> {
    fn from(calendar: Calendar) -> Self {
        calendar.years
    }
}

impl fmt::Display for TooFar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the limit ends too far away")
    }
}

impl std::error::Error for TooFar {}

#[cfg(test)]
mod tests;
