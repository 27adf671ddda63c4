//! A condition over the whole catalogue, rewritten for one bundle.

use hall_core::condition::Expr;

use super::numbering::Numbering;

/// The same condition with the bundle's own indices.
pub(super) fn relocate(expr: &Expr, to: &Numbering) -> Expr {
    let one = |it: &Expr| Box::new(relocate(it, to));
    let all = |parts: &[Expr]| parts.iter().map(|it| relocate(it, to)).collect();
    match expr {
        Expr::Bool(_)
        | Expr::Number(_)
        | Expr::Text(_)
        | Expr::Date(_)
        | Expr::Today
        | Expr::Days(_)
        | Expr::Months(_) => expr.clone(),
        Expr::Field(field) => Expr::Field(to.field(*field)),
        Expr::Ask(question) => Expr::Ask(to.question(*question)),
        Expr::Not(a) => Expr::Not(one(a)),
        Expr::All(parts) => Expr::All(all(parts)),
        Expr::Any(parts) => Expr::Any(all(parts)),
        Expr::Compare(how, a, b) => Expr::Compare(*how, one(a), one(b)),
        Expr::OneOf(a, options) => Expr::OneOf(one(a), options.clone()),
        Expr::Contains(a, b) => Expr::Contains(one(a), one(b)),
        Expr::Has(a) => Expr::Has(one(a)),
        Expr::Size(a) => Expr::Size(one(a)),
        Expr::Sum(a) => Expr::Sum(one(a)),
        Expr::Distinct(a) => Expr::Distinct(one(a)),
        Expr::EveryRow(group, a) => Expr::EveryRow(to.field(*group), one(a)),
        Expr::SomeRow(group, a) => Expr::SomeRow(to.field(*group), one(a)),
        Expr::Plus(a, b) => Expr::Plus(one(a), one(b)),
        Expr::Minus(a, b) => Expr::Minus(one(a), one(b)),
        Expr::Age(a) => Expr::Age(one(a)),
        Expr::BirthOf(a) => Expr::BirthOf(one(a)),
        Expr::GenderOf(a) => Expr::GenderOf(one(a)),
        Expr::If(condition, a, b) => Expr::If(one(condition), one(a), one(b)),
    }
}
