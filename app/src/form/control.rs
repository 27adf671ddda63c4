//! Which control a kind has.
//!
//! The match is exhaustive: a new kind does not compile until it has a control.

use hall_core::catalog::{Kind, Opt};
use leptos::prelude::*;

use super::choice::{agree, check_many, pick, select, yes_no};
use super::field::FieldView;
use super::text::{Typed, typed};

/// Options up to this number are shown at once; more would push the next field off a phone's screen.
const SHOWN_AT_ONCE: usize = 6;

/// How a control is named.
pub(super) enum Labelling {
    /// By a label: one control.
    Label,
    /// By a legend: several.
    Legend,
}

/// How the control of a kind is named.
pub(super) fn labelling(kind: &Kind) -> Labelling {
    match kind {
        Kind::Choice(options) if options.len() <= SHOWN_AT_ONCE => Labelling::Legend,
        Kind::YesNo | Kind::Consent | Kind::Choices(_) => Labelling::Legend,
        _ => Labelling::Label,
    }
}

/// The control of a field.
pub(super) fn control(view: &FieldView, described: Memo<String>, invalid: Memo<bool>) -> AnyView {
    match &view.field.kind {
        Kind::Choice(options) if options.len() <= SHOWN_AT_ONCE => pick(view, options, invalid),
        Kind::Choice(options) => select(view, options, described, invalid),
        Kind::Code { table } => select(view, &options_of(view, *table), described, invalid),
        Kind::Choices(options) => check_many(view, options, invalid),
        Kind::YesNo => yes_no(view, invalid),
        Kind::Consent => agree(view, invalid),
        Kind::Text { max, lines, .. } => {
            typed(view, &Typed::free(*max, *lines), described, invalid)
        }
        Kind::Address => typed(view, &Typed::address(), described, invalid),
        Kind::Checked(kind) => typed(view, &Typed::of(*kind), described, invalid),
        Kind::Certificate { .. } => typed(view, &Typed::certificate(), described, invalid),
        Kind::Number { unit, decimals, .. } => {
            typed(view, &Typed::number(unit, *decimals), described, invalid)
        }
        Kind::Signature { .. } => typed(view, &Typed::signature(), described, invalid),
        Kind::Date => typed(view, &Typed::picker("date"), described, invalid),
        Kind::Month => typed(view, &Typed::picker("month"), described, invalid),
        Kind::Moment => typed(view, &Typed::picker("datetime-local"), described, invalid),
        // Groups have a frame of their own and never come here.
        Kind::Rows { .. } => ().into_any(),
    }
}

fn options_of(view: &FieldView, table: u16) -> Vec<Opt> {
    let tables = &view.plan.bundle().tables;
    tables
        .get(usize::from(table))
        .map(|it| it.options.clone())
        .unwrap_or_default()
}
