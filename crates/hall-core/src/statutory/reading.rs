//! Values as people read them: labels for options, dates in Chinese, numbers with their unit.

use crate::catalog::{Bundle, Field, Kind, Opt};
use crate::value::Answer;

/// An answer as it is read; a table is read row by row elsewhere.
pub fn read(bundle: &Bundle, field: &Field, answer: &Answer) -> String {
    match answer {
        Answer::Nothing | Answer::Rows(_) => String::new(),
        Answer::Bool(value) => match (&field.kind, value) {
            (Kind::Consent, true) => "同意".to_owned(),
            (Kind::Consent, false) => "不同意".to_owned(),
            (_, true) => "是".to_owned(),
            (_, false) => "否".to_owned(),
        },
        Answer::List(values) => {
            let labels: Vec<&str> = values
                .iter()
                .map(|value| label(options(bundle, field), value))
                .collect();
            labels.join("、")
        }
        Answer::Text(text) => text_of(bundle, field, text),
    }
}

fn text_of(bundle: &Bundle, field: &Field, text: &str) -> String {
    match &field.kind {
        Kind::Choice(_) | Kind::Code { .. } => label(options(bundle, field), text).to_owned(),
        Kind::Number { unit, .. } if !unit.is_empty() => format!("{text} {unit}"),
        Kind::Date | Kind::Month => day(text),
        Kind::Moment => match text.split_once('T') {
            Some((date, time)) => format!("{} {time}", day(date)),
            None => text.to_owned(),
        },
        _ => text.to_owned(),
    }
}

pub(super) fn options<'a>(bundle: &'a Bundle, field: &'a Field) -> &'a [Opt] {
    match &field.kind {
        Kind::Choice(options) | Kind::Choices(options) => options,
        Kind::Code { table } => bundle
            .tables
            .get(usize::from(*table))
            .map_or(&[], |table| &table.options),
        _ => &[],
    }
}

fn label<'a>(options: &'a [Opt], value: &'a str) -> &'a str {
    options
        .iter()
        .find(|option| option.value == value)
        .map_or(value, |option| &option.label)
}

/// `2026-11-21` → `2026年11月21日`, `2026-11` → `2026年11月`; anything else stays.
fn day(text: &str) -> String {
    let parts: Vec<&str> = text.split('-').collect();
    match parts.as_slice() {
        [year, month, day] => {
            format!(
                "{year}年{}月{}日",
                month.trim_start_matches('0'),
                day.trim_start_matches('0')
            )
        }
        [year, month] => format!("{year}年{}月", month.trim_start_matches('0')),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_months_are_read_in_chinese() {
        assert_eq!(day("2026-11-21"), "2026年11月21日");
        assert_eq!(day("2026-03-05"), "2026年3月5日");
        assert_eq!(day("2026-12"), "2026年12月");
        assert_eq!(day("长期"), "长期");
    }
}
