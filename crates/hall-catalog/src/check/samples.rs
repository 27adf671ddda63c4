//! Examples that people copy must be right themselves.

use chrono::NaiveDate;
use hall_core::calendar::Calendar;
use hall_core::catalog::{Bundle, Kind};
use hall_core::kind::Context;
use hall_core::reading::{Read, read};
use hall_core::value::Answer;

use crate::fault::FaultLog;
use crate::library::Library;

/// A day on which the examples are read; none of their forms depends on it.
const SOME_DAY: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 1, 1);

pub(super) fn check(library: &Library, calendar: &Calendar, log: &mut FaultLog) {
    let tables = Bundle {
        tables: library.tables.clone(),
        ..Bundle::default()
    };
    let context = Context {
        today: SOME_DAY.unwrap_or_default(),
        calendar,
    };
    for (field, place) in library.fields.iter().zip(&library.field_places) {
        let has_form = matches!(
            field.kind,
            Kind::Text { .. }
                | Kind::Checked(_)
                | Kind::Number { .. }
                | Kind::Date
                | Kind::Month
                | Kind::Moment
                | Kind::Address
        );
        if !has_form || field.example.is_empty() {
            continue;
        }
        let answer = Answer::Text(field.example.clone());
        if let Read::Wrong(fault) = read(&tables, field, &answer, None, &context) {
            log.add(
                *place,
                "bad_example",
                format!(
                    "「{}」的样例「{}」自己就通不过检查（{}）",
                    field.key, field.example, fault.code
                ),
                "换一个合格的样例；它只用来看，不会提交",
            );
        }
    }
}
