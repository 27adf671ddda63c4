//! The typed tree.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::catalog::{FieldIx, QuestionIx};
use crate::decimal::Decimal;

/// An expression over fields and guiding questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expr {
    /// `true`, `false`
    Bool(bool),
    /// `200`, `0.5`
    Number(Decimal),
    /// `"leased"`
    Text(String),
    /// `date("2026-05-01")`
    Date(NaiveDate),
    /// `today`
    Today,
    /// `org.name`. For a column of a repeating group: the cell of the row at hand inside a row rule
    /// or a column's own condition, otherwise the list of all its values.
    Field(FieldIx),
    /// `ask.premises`: the value of the chosen option.
    Ask(QuestionIx),
    /// `!a`
    Not(Box<Expr>),
    /// `a && b`
    All(Vec<Expr>),
    /// `a || b`
    Any(Vec<Expr>),
    /// `a == b`, `a < b` …; dates compare with dates, numbers with numbers, texts by equality.
    Compare(Compare, Box<Expr>, Box<Expr>),
    /// `a in ["x", "y"]`
    OneOf(Box<Expr>, Vec<String>),
    /// `a.contains("x")`: a text holds a part, or a list of choices an option.
    Contains(Box<Expr>, Box<Expr>),
    /// `has(a)`: answered. Never unknown.
    Has(Box<Expr>),
    /// `size(a)`: rows, chosen options or characters.
    Size(Box<Expr>),
    /// `sum(holder.ratio)`
    Sum(Box<Expr>),
    /// `distinct(staff.id_no)`: no value stands twice.
    Distinct(Box<Expr>),
    /// `holder.all(cond)`: the condition holds in every row. It sees the row's cells.
    EveryRow(FieldIx, Box<Expr>),
    /// `holder.exists(cond)`: the condition holds in some row.
    SomeRow(FieldIx, Box<Expr>),
    /// `a + b`: numbers add, texts join, a date plus `days(n)` or `months(n)` moves.
    Plus(Box<Expr>, Box<Expr>),
    /// `a - b`
    Minus(Box<Expr>, Box<Expr>),
    /// `days(90)`
    Days(i32),
    /// `months(12)`; a day that the month lacks becomes its last day (民法典 第202条).
    Months(i32),
    /// `age(a)`: completed years today of somebody born on the day `a`.
    Age(Box<Expr>),
    /// `birth_of(id)`: the day of birth in a resident identity number.
    BirthOf(Box<Expr>),
    /// `gender_of(id)`: `male` or `female`, from a resident identity number.
    GenderOf(Box<Expr>),
    /// `cond ? a : b`
    If(Box<Expr>, Box<Expr>, Box<Expr>),
}

/// A comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Compare {
    /// `==`
    #[serde(rename = "==")]
    Equal,
    /// `!=`
    #[serde(rename = "!=")]
    Differs,
    /// `<`
    #[serde(rename = "<")]
    Less,
    /// `<=`
    #[serde(rename = "<=")]
    AtMost,
    /// `>`
    #[serde(rename = ">")]
    More,
    /// `>=`
    #[serde(rename = ">=")]
    AtLeast,
}

impl Default for Expr {
    fn default() -> Self {
        Self::ALWAYS
    }
}

impl Expr {
    /// The condition that always holds.
    pub const ALWAYS: Self = Self::Bool(true);

    /// Whether it is the condition that always holds.
    pub const fn is_always(&self) -> bool {
        matches!(self, Self::Bool(true))
    }

    /// Calls `field` and `ask` for every field and question that it reads, repeating groups included.
    pub fn visit(&self, field: &mut impl FnMut(FieldIx), ask: &mut impl FnMut(QuestionIx)) {
        match self {
            Self::Bool(_)
            | Self::Number(_)
            | Self::Text(_)
            | Self::Date(_)
            | Self::Today
            | Self::Days(_)
            | Self::Months(_) => {}
            Self::Field(ix) => field(*ix),
            Self::Ask(ix) => ask(*ix),
            Self::Not(a)
            | Self::OneOf(a, _)
            | Self::Has(a)
            | Self::Size(a)
            | Self::Sum(a)
            | Self::Distinct(a)
            | Self::Age(a)
            | Self::BirthOf(a)
            | Self::GenderOf(a) => a.visit(field, ask),
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.visit(field, ask);
                }
            }
            Self::Compare(_, a, b)
            | Self::Contains(a, b)
            | Self::Plus(a, b)
            | Self::Minus(a, b) => {
                a.visit(field, ask);
                b.visit(field, ask);
            }
            Self::EveryRow(group, cond) | Self::SomeRow(group, cond) => {
                field(*group);
                cond.visit(field, ask);
            }
            Self::If(cond, a, b) => {
                cond.visit(field, ask);
                a.visit(field, ask);
                b.visit(field, ask);
            }
        }
    }
}
