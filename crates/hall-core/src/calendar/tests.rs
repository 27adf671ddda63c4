//! Claims about working days and deadlines.

use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    let span: DateSpan = text.parse().unwrap();
    span.first()
}

/// The autumn of 2026 as announced, and nothing else.
fn calendar() -> Calendar {
    let holiday = |name: &str, off: &str, work: &[&str]| Holiday {
        name: name.to_owned(),
        off: vec![off.parse().unwrap()],
        work: work.iter().map(|it| it.parse().unwrap()).collect(),
    };
    Calendar::new(vec![CalendarYear {
        year: 2026,
        status: YearStatus::Official,
        notices: Vec::new(),
        holidays: vec![
            holiday("中秋节", "2026-09-25..2026-09-27", &[]),
            holiday(
                "国庆节",
                "2026-10-01..2026-10-07",
                &["2026-09-20", "2026-10-10"],
            ),
        ],
    }])
}

fn due(start: &str, n: u32) -> String {
    calendar()
        .nth_workday_after(day(start), n)
        .map_or_else(|it| it.to_string(), |it| it.day.to_string())
}

#[test]
fn a_swapped_weekend_is_worked() {
    let calendar = calendar();
    assert!(calendar.is_workday(day("2026-09-20")));
    assert!(!calendar.is_workday(day("2026-09-25")));
    assert_eq!(calendar.day(day("2026-10-10")).name, Some("国庆节"));
}

#[test]
fn the_day_of_receipt_does_not_count() {
    assert_eq!(due("2026-11-20", 1), "2026-11-23");
    assert_eq!(due("2026-09-30", 1), "2026-10-08");
    assert_eq!(due("2026-11-21", 0), "2026-11-21");
}

#[test]
fn pauses_are_jumped_over() {
    let pauses = ["2026-09-28..2026-10-12".parse().unwrap()];
    let due = calendar().nth_workday_after_pauses(day("2026-09-24"), 20, &pauses);
    assert_eq!(due.unwrap().day, day("2026-11-09"));
}

#[test]
fn a_limit_into_an_unannounced_year_is_provisional() {
    let due = calendar().nth_workday_after(day("2026-12-20"), 20).unwrap();
    assert_eq!(due.certainty, Certainty::Provisional);
    let due = calendar().nth_workday_after(day("2026-12-01"), 20).unwrap();
    assert_eq!(due.certainty, Certainty::Final);
}

#[test]
fn a_limit_of_the_citizen_stretches_over_holidays() {
    let end = calendar()
        .end_of(day("2026-09-21"), Limit::Days(5))
        .unwrap();
    assert_eq!(
        (end.nominal, end.last.day),
        (day("2026-09-26"), day("2026-09-28"))
    );
    let end = calendar()
        .end_of(day("2026-08-31"), Limit::Months(6))
        .unwrap();
    assert_eq!(end.nominal, day("2027-02-28"));
}

#[test]
fn an_overdue_limit_counts_backwards() {
    let calendar = calendar();
    assert_eq!(
        calendar.workdays_left(day("2026-11-20"), day("2026-11-24")),
        2
    );
    assert_eq!(
        calendar.workdays_left(day("2026-11-24"), day("2026-11-20")),
        -2
    );
    assert_eq!(
        calendar.workdays_left(day("2026-11-24"), day("2026-11-24")),
        0
    );
}

#[test]
fn absurd_limits_end_at_once() {
    let calendar = calendar();
    assert_eq!(
        calendar.nth_workday_after(day("2026-11-20"), u32::MAX),
        Err(TooFar)
    );
    assert_eq!(
        calendar.nth_workday_after(day("9999-12-30"), 9),
        Err(TooFar)
    );
    assert_eq!(
        calendar.end_of(day("9999-12-30"), Limit::Days(9)),
        Err(TooFar)
    );
    assert_eq!(
        calendar.end_of(day("2026-11-20"), Limit::Months(u32::MAX)),
        Err(TooFar)
    );
    let forever = ["2026-01-01..9999-12-31".parse().unwrap()];
    let due = calendar.nth_workday_after_pauses(day("2026-11-20"), 1, &forever);
    assert_eq!(due, Err(TooFar));
}

#[test]
fn a_span_is_written_as_it_is_read() {
    for text in ["2026-10-01", "2026-10-01..2026-10-07"] {
        assert_eq!(text.parse::<DateSpan>().unwrap().to_string(), text);
    }
    for text in [
        "2026-10-07..2026-10-01",
        "2026-02-30",
        "2026-1-1",
        "十月",
        "",
    ] {
        assert!(text.parse::<DateSpan>().is_err(), "{text}");
    }
}

#[test]
fn a_calendar_survives_the_snapshot() {
    let json = serde_json::to_string(&calendar()).unwrap();
    assert_eq!(serde_json::from_str::<Calendar>(&json).unwrap(), calendar());
}

proptest! {
    #[test]
    fn a_due_day_is_a_workday_and_leaves_as_many_days_as_granted(
        offset in 0_u64..200,
        n in 1_u32..60,
    ) {
        let calendar = calendar();
        let start = day("2026-04-01") + Days::new(offset);
        let due = calendar.nth_workday_after(start, n).unwrap().day;
        prop_assert!(calendar.is_workday(due));
        prop_assert_eq!(calendar.workdays_left(start, due), i32::try_from(n).unwrap());
    }

    #[test]
    fn more_days_never_end_earlier(offset in 0_u64..400, n in 0_u32..60) {
        let calendar = calendar();
        let start = day("2026-01-01") + Days::new(offset);
        let (less, more) = (calendar.nth_workday_after(start, n), calendar.nth_workday_after(start, n + 1));
        prop_assert!(less.unwrap().day < more.unwrap().day);
    }
}
