//! The only place that reads the clock.
//!
//! Statutory time is the server's: a client's clock never decides anything. Days are those of
//! Asia/Shanghai, which has had no daylight saving since 1991, so a fixed offset is exact.

use std::fmt::Debug;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeDelta, Utc};

/// East of Greenwich, in seconds.
const SHANGHAI: i32 = 8 * 3600;

/// Tells the time.
pub trait Clock: Debug + Send + Sync {
    /// Now, in whole milliseconds: stores keep no more, and what is read back must equal what was said.
    fn now(&self) -> DateTime<Utc>;

    /// The day that it is in Asia/Shanghai.
    fn today(&self) -> NaiveDate {
        day_of(self.now())
    }
}

/// The day that an instant falls on in Asia/Shanghai.
pub fn day_of(instant: DateTime<Utc>) -> NaiveDate {
    match FixedOffset::east_opt(SHANGHAI) {
        Some(offset) => instant.with_timezone(&offset).date_naive(),
        None => instant.date_naive(),
    }
}

/// The instant at which a day begins in Asia/Shanghai.
pub fn start_of(day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN).and_utc();
    midnight
        .checked_sub_signed(TimeDelta::seconds(SHANGHAI.into()))
        .unwrap_or(midnight)
}

/// The machine's clock.
#[derive(Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        let now = Utc::now();
        DateTime::from_timestamp_millis(now.timestamp_millis()).unwrap_or(now)
    }
}

/// Measures how long something takes, whatever the clock on the wall does meanwhile.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts measuring.
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// The time since the start.
    pub fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
}

/// A clock that stands still until it is moved: for tests, and for the past of the demo's sample cases.
#[derive(Debug)]
pub struct SetClock(Mutex<DateTime<Utc>>);

impl SetClock {
    /// A clock that stands at `instant`.
    pub const fn at(instant: DateTime<Utc>) -> Self {
        Self(Mutex::new(instant))
    }

    /// Moves it to an instant.
    pub fn set(&self, instant: DateTime<Utc>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = instant;
    }

    /// Moves it forward.
    pub fn forward(&self, by: Duration) {
        let mut now = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *now += by;
    }
}

impl Clock for SetClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_changes_at_midnight_in_shanghai() {
        let before: DateTime<Utc> = "2026-11-20T15:59:59Z".parse().unwrap();
        let after: DateTime<Utc> = "2026-11-20T16:00:00Z".parse().unwrap();
        assert_eq!(start_of(day_of(after)), after);
        assert_eq!(day_of(before).to_string(), "2026-11-20");
        assert_eq!(day_of(after).to_string(), "2026-11-21");
    }
}
