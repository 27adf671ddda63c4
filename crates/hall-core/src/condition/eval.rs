//! Evaluation in three values.
//!
//! A field that is not asked in this situation is *absent*: comparing it gives "no", because nothing
//! can ever be answered there. A field that is asked and not answered yet is *unknown*, and so is
//! every conclusion that hangs on it.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::days::{birth_of, full_years, gender_of, move_days, move_months};
use super::{Compare, Expr};
use crate::catalog::{FieldIx, QuestionIx};
use crate::decimal::Decimal;
use crate::known::Truth;
use crate::value::Value;

/// What an expression sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen<'a> {
    /// Not part of this situation.
    Absent,
    /// Not answered yet.
    Unknown,
    /// Yes or no.
    Bool(bool),
    /// A number.
    Number(Decimal),
    /// A text, or the value of a chosen option.
    Text(Cow<'a, str>),
    /// A day.
    Date(NaiveDate),
    /// The chosen options.
    Choices(&'a [String]),
    /// All cells of a column of a repeating group.
    Column(FieldIx),
    /// A repeating group.
    Group(FieldIx),
    /// A span of days.
    Days(i32),
    /// A span of months.
    Months(i32),
}

impl<'a> Seen<'a> {
    /// A value as an expression sees it.
    pub fn of(value: &'a Value) -> Self {
        match value {
            Value::Text(text) => Self::Text(Cow::Borrowed(text)),
            Value::Number(number) => Self::Number(*number),
            Value::Bool(value) => Self::Bool(*value),
            Value::Date(date) => Self::Date(*date),
            Value::Moment(moment) => Self::Date(moment.date()),
            Value::Choices(choices) => Self::Choices(choices),
            Value::Rows(_) => Self::Unknown,
        }
    }

    /// The value that a derivation stores.
    pub fn into_value(self) -> Option<Value> {
        match self {
            Self::Bool(value) => Some(Value::Bool(value)),
            Self::Number(number) => Some(Value::Number(number)),
            Self::Text(text) => Some(Value::Text(text.into_owned())),
            Self::Date(date) => Some(Value::Date(date)),
            Self::Choices(choices) => Some(Value::Choices(choices.to_vec())),
            Self::Absent
            | Self::Unknown
            | Self::Column(_)
            | Self::Group(_)
            | Self::Days(_)
            | Self::Months(_) => None,
        }
    }
}

/// The row at hand, if a row rule or a column's own condition is evaluated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// The group and the row's position.
    pub row: Option<(FieldIx, usize)>,
}

impl Scope {
    /// No row at hand.
    pub const NONE: Self = Self { row: None };

    /// One row of a group.
    pub const fn row(group: FieldIx, row: usize) -> Self {
        Self {
            row: Some((group, row)),
        }
    }
}

/// Where expressions read.
pub trait Facts {
    /// A field, or a cell of the row at hand.
    fn field(&self, field: FieldIx, scope: Scope) -> Seen<'_>;
    /// A cell of a repeating group.
    fn cell(&self, column: FieldIx, row: usize) -> Seen<'_>;
    /// The number of rows of the group that a field is, or is a column of.
    fn n_rows(&self, field: FieldIx) -> usize;
    /// A guiding question.
    fn ask(&self, question: QuestionIx) -> Seen<'_>;
    /// Today's date in Asia/Shanghai.
    fn today(&self) -> NaiveDate;
}

/// Evaluates a condition.
pub fn truth(expr: &Expr, facts: &impl Facts, scope: Scope) -> Truth {
    match expr {
        Expr::Bool(value) => Truth::of(*value),
        Expr::Not(a) => truth(a, facts, scope).negate(),
        Expr::All(parts) => {
            let mut all = Truth::Yes;
            for part in parts {
                all = all.and(truth(part, facts, scope));
                if all.is_no() {
                    break;
                }
            }
            all
        }
        Expr::Any(parts) => {
            let mut any = Truth::No;
            for part in parts {
                any = any.or(truth(part, facts, scope));
                if any.is_yes() {
                    break;
                }
            }
            any
        }
        Expr::Compare(how, a, b) => {
            compare(*how, &evaluate(a, facts, scope), &evaluate(b, facts, scope))
        }
        Expr::OneOf(a, options) => match evaluate(a, facts, scope) {
            Seen::Text(text) => Truth::of(options.iter().any(|it| *it == *text)),
            Seen::Unknown => Truth::Unknown,
            _ => Truth::No,
        },
        Expr::Contains(a, part) => contains(
            &evaluate(a, facts, scope),
            &evaluate(part, facts, scope),
            facts,
        ),
        Expr::Has(a) => Truth::of(has(&evaluate(a, facts, scope), facts)),
        Expr::Distinct(a) => distinct(&evaluate(a, facts, scope), facts),
        Expr::EveryRow(group, cond) => {
            rows(*group, facts).fold(Truth::Yes, |all, scope| all.and(truth(cond, facts, scope)))
        }
        Expr::SomeRow(group, cond) => {
            rows(*group, facts).fold(Truth::No, |any, scope| any.or(truth(cond, facts, scope)))
        }
        other => match evaluate(other, facts, scope) {
            Seen::Bool(value) => Truth::of(value),
            Seen::Unknown => Truth::Unknown,
            _ => Truth::No,
        },
    }
}

/// Evaluates an expression.
pub fn evaluate<'a>(expr: &'a Expr, facts: &'a impl Facts, scope: Scope) -> Seen<'a> {
    match expr {
        Expr::Number(number) => Seen::Number(*number),
        Expr::Text(text) => Seen::Text(Cow::Borrowed(text)),
        Expr::Date(date) => Seen::Date(*date),
        Expr::Today => Seen::Date(facts.today()),
        Expr::Days(n) => Seen::Days(*n),
        Expr::Months(n) => Seen::Months(*n),
        Expr::Field(field) => facts.field(*field, scope),
        Expr::Ask(question) => facts.ask(*question),
        Expr::Size(a) => size(&evaluate(a, facts, scope), facts),
        Expr::Sum(a) => sum(&evaluate(a, facts, scope), facts),
        Expr::Plus(a, b) => plus(evaluate(a, facts, scope), evaluate(b, facts, scope), false),
        Expr::Minus(a, b) => plus(evaluate(a, facts, scope), evaluate(b, facts, scope), true),
        Expr::Age(a) => on_date(evaluate(a, facts, scope), |born| {
            Seen::Number(Decimal::whole(full_years(born, facts.today())))
        }),
        Expr::BirthOf(a) => on_text(evaluate(a, facts, scope), |id| {
            birth_of(id).map_or(Seen::Unknown, Seen::Date)
        }),
        Expr::GenderOf(a) => on_text(evaluate(a, facts, scope), |id| {
            gender_of(id).map_or(Seen::Unknown, |it| Seen::Text(Cow::Borrowed(it)))
        }),
        Expr::If(cond, a, b) => match truth(cond, facts, scope) {
            Truth::Yes => evaluate(a, facts, scope),
            Truth::No => evaluate(b, facts, scope),
            Truth::Unknown => Seen::Unknown,
        },
        condition => match truth(condition, facts, scope) {
            Truth::Yes => Seen::Bool(true),
            Truth::No => Seen::Bool(false),
            Truth::Unknown => Seen::Unknown,
        },
    }
}

fn rows(group: FieldIx, facts: &impl Facts) -> impl Iterator<Item = Scope> {
    (0..facts.n_rows(group)).map(move |row| Scope::row(group, row))
}

fn compare(how: Compare, a: &Seen<'_>, b: &Seen<'_>) -> Truth {
    use std::cmp::Ordering;
    let order = match (a, b) {
        (Seen::Unknown, _) | (_, Seen::Unknown) => return Truth::Unknown,
        (Seen::Number(a), Seen::Number(b)) => a.cmp(b),
        (Seen::Date(a), Seen::Date(b)) => a.cmp(b),
        (Seen::Text(a), Seen::Text(b)) => a.cmp(b),
        (Seen::Bool(a), Seen::Bool(b)) => a.cmp(b),
        (Seen::Choices(a), Seen::Choices(b)) => a.cmp(b),
        // Absent, or of two kinds that the catalogue's type check keeps apart.
        _ => return Truth::of(how == Compare::Differs),
    };
    Truth::of(match how {
        Compare::Equal => order == Ordering::Equal,
        Compare::Differs => order != Ordering::Equal,
        Compare::Less => order == Ordering::Less,
        Compare::AtMost => order != Ordering::Greater,
        Compare::More => order == Ordering::Greater,
        Compare::AtLeast => order != Ordering::Less,
    })
}

fn contains(whole: &Seen<'_>, part: &Seen<'_>, facts: &impl Facts) -> Truth {
    match (whole, part) {
        (Seen::Column(column), Seen::Text(_)) => {
            (0..facts.n_rows(*column)).fold(Truth::No, |any, row| {
                any.or(match facts.cell(*column, row) {
                    Seen::Unknown => Truth::Unknown,
                    cell => Truth::of(cell == *part),
                })
            })
        }
        (Seen::Unknown, _) | (_, Seen::Unknown) => Truth::Unknown,
        (Seen::Text(whole), Seen::Text(part)) => Truth::of(whole.contains(part.as_ref())),
        (Seen::Choices(whole), Seen::Text(part)) => Truth::of(whole.iter().any(|it| *it == **part)),
        _ => Truth::No,
    }
}

fn has(seen: &Seen<'_>, facts: &impl Facts) -> bool {
    match seen {
        Seen::Absent | Seen::Unknown => false,
        Seen::Choices(choices) => !choices.is_empty(),
        Seen::Column(field) | Seen::Group(field) => 0 < facts.n_rows(*field),
        _ => true,
    }
}

fn distinct(seen: &Seen<'_>, facts: &impl Facts) -> Truth {
    let Seen::Column(column) = seen else {
        return if *seen == Seen::Unknown {
            Truth::Unknown
        } else {
            Truth::Yes
        };
    };
    let cells: Vec<Seen<'_>> = (0..facts.n_rows(*column))
        .map(|row| facts.cell(*column, row))
        .collect();
    let mut verdict = Truth::Yes;
    for (n, cell) in cells.iter().enumerate() {
        match cell {
            Seen::Unknown => verdict = verdict.and(Truth::Unknown),
            Seen::Absent => {}
            known if cells.iter().take(n).any(|earlier| earlier == known) => return Truth::No,
            _ => {}
        }
    }
    verdict
}

fn size<'a>(seen: &Seen<'_>, facts: &impl Facts) -> Seen<'a> {
    let n = match seen {
        Seen::Unknown => return Seen::Unknown,
        Seen::Choices(choices) => choices.len(),
        Seen::Text(text) => text.chars().count(),
        Seen::Column(field) | Seen::Group(field) => facts.n_rows(*field),
        _ => 0,
    };
    Seen::Number(Decimal::whole(i64::try_from(n).unwrap_or(i64::MAX)))
}

fn sum<'a>(seen: &Seen<'_>, facts: &impl Facts) -> Seen<'a> {
    let Seen::Column(column) = seen else {
        return if *seen == Seen::Absent {
            Seen::Absent
        } else {
            Seen::Unknown
        };
    };
    let mut total = Decimal::ZERO;
    for row in 0..facts.n_rows(*column) {
        match facts.cell(*column, row) {
            Seen::Number(number) => match total.checked_add(number) {
                Some(more) => total = more,
                None => return Seen::Unknown,
            },
            Seen::Absent => {}
            _ => return Seen::Unknown,
        }
    }
    Seen::Number(total)
}

fn plus<'a>(a: Seen<'a>, b: Seen<'a>, minus: bool) -> Seen<'a> {
    match (a, b) {
        (Seen::Unknown, _) | (_, Seen::Unknown) => Seen::Unknown,
        (Seen::Number(a), Seen::Number(b)) => {
            let result = if minus {
                a.checked_sub(b)
            } else {
                a.checked_add(b)
            };
            result.map_or(Seen::Unknown, Seen::Number)
        }
        (Seen::Text(a), Seen::Text(b)) => Seen::Text(Cow::Owned(format!("{a}{b}"))),
        (Seen::Date(day), Seen::Days(n)) => {
            move_days(day, if minus { n.saturating_neg() } else { n })
                .map_or(Seen::Unknown, Seen::Date)
        }
        (Seen::Date(day), Seen::Months(n)) => {
            move_months(day, if minus { n.saturating_neg() } else { n })
                .map_or(Seen::Unknown, Seen::Date)
        }
        _ => Seen::Absent,
    }
}

fn on_date<'a>(seen: Seen<'a>, f: impl FnOnce(NaiveDate) -> Seen<'a>) -> Seen<'a> {
    match seen {
        Seen::Date(date) => f(date),
        other => unless_typed(&other),
    }
}

fn on_text<'a>(seen: Seen<'a>, f: impl FnOnce(&str) -> Seen<'a>) -> Seen<'a> {
    match seen {
        Seen::Text(text) => f(&text),
        other => unless_typed(&other),
    }
}

fn unless_typed<'a>(seen: &Seen<'_>) -> Seen<'a> {
    match seen {
        Seen::Unknown => Seen::Unknown,
        _ => Seen::Absent,
    }
}
