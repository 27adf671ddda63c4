//! The browser's clock, and waiting by it.
//!
//! The rules take today's date as an argument; here is where it comes from. A day is a day in
//! Asia/Shanghai wherever the browser stands, because that is the day that the server will use.

use std::time::Duration;

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Timelike, Utc};
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};

pub use hall_core::words::day;

const SHANGHAI_MS: f64 = 8.0 * 3_600_000.0;

/// Today in Asia/Shanghai.
pub fn today() -> NaiveDate {
    let there = js_sys::Date::new(&(js_sys::Date::now() + SHANGHAI_MS).into());
    let year = i32::try_from(there.get_utc_full_year()).unwrap_or(1970);
    NaiveDate::from_ymd_opt(year, there.get_utc_month() + 1, there.get_utc_date())
        .unwrap_or_default()
}

/// Milliseconds since 1970, to order drafts and to say when one was saved.
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// A wall-clock time in Asia/Shanghai, of `ms` milliseconds since 1970: `10:32`.
pub fn hour_and_minute(ms: f64) -> String {
    let there = js_sys::Date::new(&(ms + SHANGHAI_MS).into());
    format!(
        "{:02}:{:02}",
        there.get_utc_hours(),
        there.get_utc_minutes()
    )
}

/// A day of the year and a wall-clock time in Asia/Shanghai: `11月21日 10:32`.
pub fn day_and_minute(ms: f64) -> String {
    let there = js_sys::Date::new(&(ms + SHANGHAI_MS).into());
    let (month, day) = (there.get_utc_month() + 1, there.get_utc_date());
    format!("{month}月{day}日 {}", hour_and_minute(ms))
}

/// A moment in Asia/Shanghai: `2026年11月21日 10:32`.
pub fn moment(at: DateTime<Utc>) -> String {
    let there = shanghai(at);
    format!(
        "{} {:02}:{:02}",
        day(there.date()),
        there.hour(),
        there.minute()
    )
}

/// The same moment on a clock in Asia/Shanghai.
pub fn shanghai(at: DateTime<Utc>) -> NaiveDateTime {
    at.naive_utc() + TimeDelta::hours(8)
}

/// Calls `then` after a while; the handle calls it off. Without a browser it never calls.
pub fn after(wait: Duration, then: impl FnOnce() + 'static) -> Option<TimeoutHandle> {
    set_timeout_with_handle(then, wait).ok()
}

/// Waits a while.
pub async fn wait(ms: i32) {
    let waited = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = crate::browser::window() {
            drop(window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms));
        }
    });
    drop(wasm_bindgen_futures::JsFuture::from(waited).await);
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::moment;

    #[test]
    fn four_in_the_afternoon_in_utc_is_the_next_day_in_shanghai() {
        let at = DateTime::from_timestamp(1_795_276_800, 0).unwrap();
        assert_eq!(moment(at), "2026年11月22日 00:00");
    }
}
