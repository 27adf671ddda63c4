//! Answers as they are read, not as they are stored.

use hall_core::catalog::{Bundle, Field, Kind, Opt};
use hall_core::known::Known;
use hall_core::plan::Plan;
use hall_core::reading::written;
use hall_core::value::Answer;

use super::field::FieldView;
use crate::draft::{Draft, Place};
use crate::words;

/// What stands at a place: the person's answer, or what was worked out.
pub fn show(draft: Draft, place: Place) -> String {
    let plan = draft.plan();
    let Some(field) = plan.field(place.field()) else {
        return String::new();
    };
    let answer = draft.answer(place);
    if !answer.is_empty() {
        return show_answer(&plan, field, &answer);
    }
    let known = draft.watch_at(place, |check| {
        check
            .cell_value(place.row(), place.field())
            .value()
            .map(|it| written(&field.kind, it))
    });
    known
        .map(|it| show_answer(&plan, field, &it))
        .unwrap_or_default()
}

/// One answer of a field, in words.
pub fn show_answer(plan: &Plan, field: &Field, answer: &Answer) -> String {
    match (answer, &field.kind) {
        (Answer::Nothing | Answer::Rows(_), _) => String::new(),
        (Answer::Bool(_), Kind::Consent) => words::AGREED.to_owned(),
        (Answer::Bool(true), _) => words::YES.to_owned(),
        (Answer::Bool(false), _) => words::NO.to_owned(),
        (Answer::List(items), kind) => {
            let options = options(plan.bundle(), kind);
            items
                .iter()
                .map(|it| label(options, it))
                .collect::<Vec<_>>()
                .join("、")
        }
        (Answer::Text(text), Kind::Number { unit, .. }) if !unit.is_empty() => {
            format!("{text} {unit}")
        }
        (Answer::Text(text), Kind::Moment) => text.replace('T', " "),
        (Answer::Text(text), kind) => label(options(plan.bundle(), kind), text),
    }
}

/// A value that follows from other answers and may be changed, as it would be typed.
pub(super) fn suggestion(view: &FieldView) -> String {
    let (row, field) = (view.place.row(), view.place.field());
    view.draft
        .watch_at(view.place, |check| match check.cell_value(row, field) {
            Known::Provisional(value) => match written(&view.field.kind, value) {
                Answer::Text(text) => text,
                _ => String::new(),
            },
            Known::Complete(_) | Known::Missing => String::new(),
        })
}

fn options<'a>(bundle: &'a Bundle, kind: &'a Kind) -> &'a [Opt] {
    match kind {
        Kind::Choice(options) | Kind::Choices(options) => options,
        Kind::Code { table } => bundle
            .tables
            .get(usize::from(*table))
            .map_or(&[], |it| &it.options),
        _ => &[],
    }
}

fn label(options: &[Opt], value: &str) -> String {
    options
        .iter()
        .find(|it| it.value == value)
        .map_or(value, |it| &it.label)
        .to_owned()
}
