//! Conditions: where they hold and where they fail. The same logic as that of the pre-check, over all
//! situations at once; a property of the tests holds the two to the same figures.

use std::cmp::Ordering;

use hall_core::catalog::FieldIx;
use hall_core::condition::{Compare, Expr};

use super::split::{Plain, Sight, Split};
use super::{Eyes, Space};
use crate::check::diagram::Set;

impl Space<'_> {
    /// Where a condition holds, seen with these eyes and, inside a table, in some row.
    pub(in crate::check) fn truth(
        &mut self,
        expr: &Expr,
        eyes: Eyes,
        row: Option<FieldIx>,
    ) -> Split {
        match expr {
            Expr::Bool(value) => Split::of(*value),
            Expr::Not(a) => self.truth(a, eyes, row).negate(),
            Expr::All(parts) => parts.iter().fold(Split::of(true), |all, it| {
                let it = self.truth(it, eyes, row);
                all.and(it, &mut self.diagram)
            }),
            Expr::Any(parts) => parts.iter().fold(Split::of(false), |any, it| {
                let it = self.truth(it, eyes, row);
                any.or(it, &mut self.diagram)
            }),
            Expr::If(condition, a, b) => {
                let condition = self.truth(condition, eyes, row);
                let (a, b) = (self.truth(a, eyes, row), self.truth(b, eyes, row));
                self.either(condition, a, b)
            }
            Expr::Compare(how, a, b) => {
                let (a, b) = (self.sight(a, eyes, row), self.sight(b, eyes, row));
                let known = self.compare(*how, &a, &b);
                self.leaf(expr, known, eyes)
            }
            Expr::OneOf(a, options) => {
                let a = self.sight(a, eyes, row);
                let mut known = a.split(&mut self.diagram, |it| match it {
                    Plain::Text(text) => Some(options.contains(text)),
                    _ => Some(false),
                });
                known.no = self.diagram.or(known.no, a.absent);
                self.leaf(expr, known, eyes)
            }
            Expr::Contains(a, part) => self.contains(expr, a, part, eyes, row),
            Expr::Has(a) => self.has(expr, a, eyes, row),
            Expr::Distinct(a) => {
                let a = self.sight(a, eyes, row);
                let mut known = a.split(&mut self.diagram, |it| {
                    matches!(it, Plain::NoRows).then_some(true)
                });
                known.yes = self.diagram.or(known.yes, a.absent);
                self.leaf(expr, known, eyes)
            }
            Expr::EveryRow(..) | Expr::SomeRow(..) if self.rows_are_open(eyes) => {
                self.leaf(expr, Split::UNKNOWN, eyes)
            }
            Expr::EveryRow(..) => Split::of(true),
            Expr::SomeRow(..) => Split::of(false),
            other => {
                let seen = self.sight(other, eyes, row);
                let mut known = seen.split(&mut self.diagram, |it| {
                    (*it != Plain::Given).then_some(*it == Plain::Bool(true))
                });
                known.no = self.diagram.or(known.no, seen.absent);
                self.leaf(expr, known, eyes)
            }
        }
    }

    fn either(&mut self, condition: Split, a: Split, b: Split) -> Split {
        let mut sets = [(a.yes, b.yes), (a.no, b.no)].map(|(a, b)| {
            let (a, b) = (
                self.diagram.and(condition.yes, a),
                self.diagram.and(condition.no, b),
            );
            self.diagram.or(a, b)
        });
        let [yes, no] = &mut sets;
        Split { yes: *yes, no: *no }
    }

    fn has(&mut self, expr: &Expr, a: &Expr, eyes: Eyes, row: Option<FieldIx>) -> Split {
        let a = self.sight(a, eyes, row);
        let mut known = a.split(&mut self.diagram, |it| Some(*it != Plain::NoRows));
        known.no = self.diagram.or(known.no, a.absent);
        if !self.rows_are_open(eyes) {
            // Nothing is typed yet.
            known.no = self.diagram.not(known.yes);
            return known;
        }
        known.yes = self.diagram.minus(known.yes, a.typed);
        self.leaf(expr, known, eyes)
    }

    fn contains(
        &mut self,
        expr: &Expr,
        a: &Expr,
        part: &Expr,
        eyes: Eyes,
        row: Option<FieldIx>,
    ) -> Split {
        let seen = self.sight(a, eyes, row);
        let mut known = Split::UNKNOWN;
        if let Expr::Text(part) = part {
            known = seen.split(&mut self.diagram, |it| match it {
                Plain::Text(text) => Some(text.contains(part)),
                Plain::Choices(choices) => Some(choices.contains(part)),
                Plain::Other | Plain::Given => None,
                Plain::NoRows | Plain::Bool(_) | Plain::Number(_) => Some(false),
            });
            known.no = self.diagram.or(known.no, seen.absent);
        }
        self.leaf(expr, known, eyes)
    }

    fn compare(&mut self, how: Compare, a: &Sight, b: &Sight) -> Split {
        let mut split = Split::UNKNOWN;
        let (a_unknown, b_unknown) = (a.unknown(&mut self.diagram), b.unknown(&mut self.diagram));
        let a_alone = self.diagram.minus(a.absent, b_unknown);
        let b_alone = self.diagram.minus(b.absent, a_unknown);
        let nothing = self.diagram.or(a_alone, b_alone);
        if how == Compare::Differs {
            split.yes = nothing;
        } else {
            split.no = nothing;
        }
        for (a, here) in &a.values {
            for (b, there) in &b.values {
                let Some(holds) = compare_plain(how, a, b) else {
                    continue;
                };
                let both = self.diagram.and(*here, *there);
                let side = if holds { &mut split.yes } else { &mut split.no };
                *side = self.diagram.or(*side, both);
            }
        }
        split
    }

    /// Where the answers to the questions do not decide it, an expression may come out either way.
    fn leaf(&mut self, expr: &Expr, known: Split, eyes: Eyes) -> Split {
        let open = known.unknown(&mut self.diagram);
        if open == Set::NONE || !self.rows_are_open(eyes) {
            return known;
        }
        let chance = self.chance(expr);
        Split {
            yes: {
                let yes = self.diagram.and(open, chance);
                self.diagram.or(known.yes, yes)
            },
            no: {
                let no = self.diagram.minus(open, chance);
                self.diagram.or(known.no, no)
            },
        }
    }
}

fn compare_plain(how: Compare, a: &Plain, b: &Plain) -> Option<bool> {
    let order = match (a, b) {
        // What no condition names is none of those that they name.
        (Plain::Other, Plain::Text(_)) | (Plain::Text(_), Plain::Other) => {
            return match how {
                Compare::Equal => Some(false),
                Compare::Differs => Some(true),
                _ => None,
            };
        }
        (Plain::Given | Plain::Other, _) | (_, Plain::Given | Plain::Other) => return None,
        (Plain::Number(a), Plain::Number(b)) => a.cmp(b),
        (Plain::Text(a), Plain::Text(b)) => a.cmp(b),
        (Plain::Bool(a), Plain::Bool(b)) => a.cmp(b),
        (Plain::Choices(a), Plain::Choices(b)) => a.cmp(b),
        _ => return Some(how == Compare::Differs),
    };
    Some(match how {
        Compare::Equal => order == Ordering::Equal,
        Compare::Differs => order != Ordering::Equal,
        Compare::Less => order == Ordering::Less,
        Compare::AtMost => order != Ordering::Greater,
        Compare::More => order == Ordering::Greater,
        Compare::AtLeast => order != Ordering::Less,
    })
}
