//! What is demanded of a value, as ranges and lists that can be held against each other: by a field's
//! kind, by a service's use of it, by a rule, and by an answer to a guiding question that settles it.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use hall_core::catalog::{Check, CodeTable, DateBound, Field, Kind};
use hall_core::condition::{Compare, Expr};
use hall_core::decimal::Decimal;

/// One whole, in millionths.
const WHOLE: i64 = Decimal::whole(1).millionths();

/// One demand. A range has both ends inside.
#[derive(Clone, Debug)]
pub(super) enum Demand {
    /// A number, in steps of the field's last decimal.
    Number(i64, i64),
    /// So many characters or rows.
    Length(i64, i64),
    /// One of these options.
    Options(BTreeSet<String>),
    /// A fixed day.
    Day(NaiveDate, NaiveDate),
    /// So many days from today. Today moves and a fixed day does not, so the two never exclude each other.
    FromToday(i32, i32),
}

impl Demand {
    /// Whether no value satisfies both.
    ///
    /// Ranges on a line have a common point exactly when every pair of them has one, so that pairs are
    /// enough.
    pub(super) fn excludes(&self, other: &Self) -> bool {
        fn apart<T: PartialOrd>(a: (T, T), b: (T, T)) -> bool {
            a.1 < b.0 || b.1 < a.0 || a.1 < a.0 || b.1 < b.0
        }
        match (self, other) {
            (Self::Number(a, b), Self::Number(c, d)) | (Self::Length(a, b), Self::Length(c, d)) => {
                apart((a, b), (c, d))
            }
            (Self::Options(a), Self::Options(b)) => a.is_disjoint(b),
            (Self::Day(a, b), Self::Day(c, d)) => apart((a, b), (c, d)),
            (Self::FromToday(a, b), Self::FromToday(c, d)) => apart((a, b), (c, d)),
            _ => false,
        }
    }

    /// What the kind demands of everybody.
    pub(super) fn of_kind(field: &Field, tables: &[CodeTable]) -> Option<Self> {
        let options = |values: &[hall_core::catalog::Opt]| {
            Self::Options(values.iter().map(|it| it.value.clone()).collect())
        };
        Some(match &field.kind {
            Kind::Number { min, max, .. } => Self::Number(
                min.map_or(i64::MIN, |it| up(it, &field.kind)),
                max.map_or(i64::MAX, |it| down(it, &field.kind)),
            ),
            Kind::Text { min, max, .. } | Kind::Rows { min, max, .. } => {
                Self::Length(i64::from(*min), i64::from(*max))
            }
            Kind::Choice(it) => options(it),
            Kind::Code { table } => options(&tables.get(usize::from(*table))?.options),
            _ => return None,
        })
    }

    /// What a use demands.
    pub(super) fn of_check(check: &Check, kind: &Kind) -> Option<Self> {
        Some(match check {
            Check::AtLeast(it) => Self::Number(up(*it, kind), i64::MAX),
            Check::MoreThan(it) => Self::Number(above(*it, kind), i64::MAX),
            Check::AtMost(it) => Self::Number(i64::MIN, down(*it, kind)),
            Check::OneOf(it) => Self::Options(it.iter().cloned().collect()),
            Check::MinRows(it) => Self::Length(i64::from(*it), i64::MAX),
            Check::MaxRows(it) => Self::Length(0, i64::from(*it)),
            Check::NotBefore(DateBound::On(it)) => Self::Day(*it, NaiveDate::MAX),
            Check::NotAfter(DateBound::On(it)) => Self::Day(NaiveDate::MIN, *it),
            Check::NotBefore(DateBound::Today(it)) => Self::FromToday(*it, i32::MAX),
            Check::NotAfter(DateBound::Today(it)) => Self::FromToday(i32::MIN, *it),
            Check::Discouraged(_) | Check::Includes(_) => return None,
        })
    }

    /// What follows from an answer that settles the field.
    pub(super) fn of_gift(value: &str, kind: &Kind) -> Option<Self> {
        Some(match kind {
            Kind::Choice(_) | Kind::Code { .. } => {
                Self::Options(BTreeSet::from([value.to_owned()]))
            }
            Kind::Number { .. } => {
                let number = Decimal::parse(value)?.millionths();
                Self::Number(number, number)
            }
            Kind::Text { .. } => {
                let n = i64::try_from(value.chars().count()).ok()?;
                Self::Length(n, n)
            }
            Kind::Date => {
                let day = value.parse().ok()?;
                Self::Day(day, day)
            }
            _ => return None,
        })
    }

    /// What a rule demands that compares a field, or its size, with a number.
    pub(super) fn of_comparison(expr: &Expr, kind: &Kind) -> Option<Self> {
        let Expr::Compare(how, a, b) = expr else {
            return None;
        };
        let (how, a, number) = match (&**a, &**b) {
            (a, Expr::Number(number)) => (*how, a, *number),
            (Expr::Number(number), b) => (mirrored(*how), b, *number),
            _ => return None,
        };
        match (a, kind) {
            (Expr::Field(_), Kind::Number { .. }) => Some(match how {
                Compare::Equal => Self::Number(up(number, kind), down(number, kind)),
                Compare::Less => Self::Number(i64::MIN, below(number, kind)),
                Compare::AtMost => Self::Number(i64::MIN, down(number, kind)),
                Compare::More => Self::Number(above(number, kind), i64::MAX),
                Compare::AtLeast => Self::Number(up(number, kind), i64::MAX),
                Compare::Differs => return None,
            }),
            (Expr::Size(_), Kind::Text { .. } | Kind::Rows { .. }) => {
                let (low, high) = match how {
                    Compare::Equal => (up_to(number, WHOLE), down_to(number, WHOLE)),
                    Compare::Less => (0, up_to(number, WHOLE).saturating_sub(WHOLE)),
                    Compare::AtMost => (0, down_to(number, WHOLE)),
                    Compare::More => (down_to(number, WHOLE).saturating_add(WHOLE), i64::MAX),
                    Compare::AtLeast => (up_to(number, WHOLE), i64::MAX),
                    Compare::Differs => return None,
                };
                Some(Self::Length(low / WHOLE, high / WHOLE))
            }
            _ => None,
        }
    }
}

/// The field that a comparison of [`Demand::of_comparison`] is about.
pub(super) fn compared(expr: &Expr) -> Option<hall_core::catalog::FieldIx> {
    let Expr::Compare(_, a, b) = expr else {
        return None;
    };
    let field = |it: &Expr| match it {
        Expr::Field(field) => Some(*field),
        Expr::Size(a) => match &**a {
            Expr::Field(field) => Some(*field),
            _ => None,
        },
        _ => None,
    };
    field(a).or_else(|| field(b))
}

const fn mirrored(how: Compare) -> Compare {
    match how {
        Compare::Less => Compare::More,
        Compare::AtMost => Compare::AtLeast,
        Compare::More => Compare::Less,
        Compare::AtLeast => Compare::AtMost,
        same => same,
    }
}

/// The last decimal of a number field, in millionths.
fn step(kind: &Kind) -> i64 {
    let decimals = match kind {
        Kind::Number { decimals, .. } => u32::from(*decimals),
        _ => 6,
    };
    10_i64.pow(6_u32.saturating_sub(decimals))
}

fn down_to(number: Decimal, step: i64) -> i64 {
    let n = number.millionths();
    n.saturating_sub(n.rem_euclid(step))
}

fn up_to(number: Decimal, step: i64) -> i64 {
    let down = down_to(number, step);
    if down == number.millionths() {
        down
    } else {
        down.saturating_add(step)
    }
}

fn down(number: Decimal, kind: &Kind) -> i64 {
    down_to(number, step(kind))
}

fn up(number: Decimal, kind: &Kind) -> i64 {
    up_to(number, step(kind))
}

fn above(number: Decimal, kind: &Kind) -> i64 {
    down(number, kind).saturating_add(step(kind))
}

fn below(number: Decimal, kind: &Kind) -> i64 {
    up(number, kind).saturating_sub(step(kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(decimals: u8) -> Kind {
        Kind::Number {
            unit: String::new(),
            decimals,
            min: None,
            max: None,
        }
    }

    fn clash(decimals: u8, a: Check, b: Check) -> bool {
        let kind = number(decimals);
        let demand = |it: &Check| Demand::of_check(it, &kind).unwrap();
        demand(&a).excludes(&demand(&b))
    }

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn nothing_lies_between_nine_and_nine_and_a_half_in_whole_numbers() {
        let (more, most) = (
            || Check::MoreThan(decimal("9")),
            || Check::AtMost(decimal("9.5")),
        );
        assert!(clash(0, more(), most()));
        assert!(!clash(1, more(), most()));
    }

    #[test]
    fn a_rule_on_the_length_of_a_text_is_held_against_the_text() {
        let text = Kind::Text {
            min: 2,
            max: 30,
            lines: false,
        };
        let size = |how, n| {
            let field = Box::new(Expr::Field(hall_core::catalog::FieldIx(0)));
            let expr = Expr::Compare(
                how,
                Box::new(Expr::Size(field)),
                Box::new(Expr::Number(Decimal::whole(n))),
            );
            Demand::of_comparison(&expr, &text).unwrap()
        };
        let own = Demand::Length(2, 30);
        assert!(size(Compare::More, 30).excludes(&own));
        assert!(!size(Compare::AtLeast, 30).excludes(&own));
        assert!(size(Compare::Less, 2).excludes(&own));
        assert!(!size(Compare::AtMost, 2).excludes(&own));
    }

    #[test]
    fn a_day_from_today_and_a_fixed_day_can_always_meet_some_time() {
        let day = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        let fixed = Demand::of_check(&Check::NotAfter(DateBound::On(day)), &Kind::Date).unwrap();
        let moving = Demand::of_check(&Check::NotBefore(DateBound::Today(1)), &Kind::Date).unwrap();
        assert!(!fixed.excludes(&moving));
        let past = Demand::of_check(&Check::NotAfter(DateBound::Today(0)), &Kind::Date).unwrap();
        assert!(past.excludes(&moving));
    }
}
