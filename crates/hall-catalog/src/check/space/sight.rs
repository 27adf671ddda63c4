//! Expressions: which values they have where.

use hall_core::catalog::FieldIx;
use hall_core::condition::Expr;
use hall_core::decimal::Decimal;

use super::split::{Plain, Sight};
use super::{Eyes, Space};
use crate::check::diagram::Set;

impl Space<'_> {
    /// The values of an expression.
    pub(super) fn sight(&mut self, expr: &Expr, eyes: Eyes, row: Option<FieldIx>) -> Sight {
        match expr {
            Expr::Number(number) => Sight::always(Plain::Number(*number)),
            Expr::Text(text) => Sight::always(Plain::Text(text.clone())),
            // A day is there, and which one it is counts as open.
            Expr::Date(_) | Expr::Today | Expr::Days(_) | Expr::Months(_) => {
                Sight::always(Plain::Given)
            }
            Expr::Field(field) => self.field_sight(*field, eyes, row),
            Expr::Ask(question) => self.question_sight(*question),
            Expr::Size(a) => self.size(a, eyes, row),
            Expr::Sum(a) => {
                let a = self.sight(a, eyes, row);
                let mut sum = Sight {
                    absent: a.absent,
                    ..Sight::UNKNOWN
                };
                for (value, set) in a.values {
                    if value == Plain::NoRows {
                        sum.values.push((Plain::Number(Decimal::ZERO), set));
                    }
                }
                sum
            }
            Expr::Plus(a, b) | Expr::Minus(a, b) => {
                let (a, b) = (self.sight(a, eyes, row), self.sight(b, eyes, row));
                let a_unknown = a.unknown(&mut self.diagram);
                let b_unknown = b.unknown(&mut self.diagram);
                let left = self.diagram.minus(a.absent, b_unknown);
                let right = self.diagram.minus(b.absent, a_unknown);
                Sight {
                    absent: self.diagram.or(left, right),
                    ..Sight::UNKNOWN
                }
            }
            Expr::Age(a) | Expr::BirthOf(a) | Expr::GenderOf(a) => {
                let absent = self.sight(a, eyes, row).absent;
                Sight {
                    absent,
                    ..Sight::UNKNOWN
                }
            }
            Expr::If(condition, a, b) => {
                let condition = self.truth(condition, eyes, row);
                let (a, b) = (self.sight(a, eyes, row), self.sight(b, eyes, row));
                let a = a.within(condition.yes, &mut self.diagram);
                let b = b.within(condition.no, &mut self.diagram);
                a.joined(b, &mut self.diagram)
            }
            condition => {
                let truth = self.truth(condition, eyes, row);
                let mut values = vec![
                    (Plain::Bool(true), truth.yes),
                    (Plain::Bool(false), truth.no),
                ];
                values.retain(|(_, set)| *set != Set::NONE);
                Sight {
                    values,
                    ..Sight::UNKNOWN
                }
            }
        }
    }

    fn size(&mut self, a: &Expr, eyes: Eyes, row: Option<FieldIx>) -> Sight {
        let a = self.sight(a, eyes, row);
        let number = |n: usize| Plain::Number(Decimal::whole(i64::try_from(n).unwrap_or(i64::MAX)));
        let mut size = Sight::UNKNOWN;
        let mut add = |value: Plain, set: Set, size: Sight| {
            let one = Sight {
                values: vec![(value, set)],
                ..Sight::UNKNOWN
            };
            size.joined(one, &mut self.diagram)
        };
        size = add(number(0), a.absent, size);
        for (value, set) in a.values {
            let n = match value {
                Plain::Text(text) => text.chars().count(),
                Plain::Choices(choices) => choices.len(),
                Plain::Other | Plain::Given => continue,
                Plain::NoRows | Plain::Bool(_) | Plain::Number(_) => 0,
            };
            size = add(number(n), set, size);
        }
        size.values.retain(|(_, set)| *set != Set::NONE);
        size
    }
}
