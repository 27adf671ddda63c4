//! Conditions as a catalogue's author writes them, as far as a situation leaves them open.

use hall_core::catalog::{Bundle, FieldIx};
use hall_core::condition::{Compare, Expr, Scope, truth};
use hall_core::known::Truth;
use hall_core::precheck::Precheck;

/// What is left of a condition in a situation: parts that the situation settles are left out.
pub(super) fn open_part(check: &Precheck, expr: &Expr) -> Expr {
    if !reads_rows(check.plan().bundle(), expr) {
        match truth(expr, check, Scope::NONE) {
            Truth::Yes => return Expr::ALWAYS,
            Truth::No => return Expr::Bool(false),
            Truth::Unknown => {}
        }
    }
    let left = |parts: &[Expr], settled: bool| {
        let mut left: Vec<Expr> = parts
            .iter()
            .map(|it| open_part(check, it))
            .filter(|it| *it != Expr::Bool(settled))
            .collect();
        match (left.len(), left.pop()) {
            (1, Some(only)) => Err(only),
            (_, last) => Ok(left.into_iter().chain(last).collect::<Vec<Expr>>()),
        }
    };
    match expr {
        Expr::All(parts) => left(parts, true).map_or_else(|it| it, Expr::All),
        Expr::Any(parts) => left(parts, false).map_or_else(|it| it, Expr::Any),
        other => other.clone(),
    }
}

/// Whether it looks into a table: outside any row nothing can be said of it.
fn reads_rows(bundle: &Bundle, expr: &Expr) -> bool {
    let mut reads = false;
    let column = |it: FieldIx| {
        bundle
            .fields
            .get(it.at())
            .is_some_and(|it| it.group.is_some())
    };
    expr.visit(&mut |it| reads |= column(it), &mut |_| {});
    reads
}

/// A condition as text.
pub(super) fn text(bundle: &Bundle, expr: &Expr) -> String {
    let one = |it: &Expr| text(bundle, it);
    let field = |it: &FieldIx| {
        let field = bundle.fields.get(it.at());
        field.map_or_else(String::new, |it| it.key.clone())
    };
    let list = |parts: &[Expr], sign: &str| {
        let parts: Vec<String> = parts.iter().map(one).collect();
        format!("({})", parts.join(sign))
    };
    match expr {
        Expr::Bool(value) => value.to_string(),
        Expr::Number(number) => number.to_string(),
        Expr::Text(text) => format!("\"{text}\""),
        Expr::Date(date) => format!("date(\"{date}\")"),
        Expr::Today => "today".to_owned(),
        Expr::Field(it) => field(it),
        Expr::Ask(it) => {
            let question = bundle.questions.get(it.at());
            format!("ask.{}", question.map_or("", |it| &it.id))
        }
        Expr::Not(a) => format!("!{}", one(a)),
        Expr::All(parts) => list(parts, " && "),
        Expr::Any(parts) => list(parts, " || "),
        Expr::Compare(how, a, b) => format!("{} {} {}", one(a), sign(*how), one(b)),
        Expr::OneOf(a, options) => format!("{} in [\"{}\"]", one(a), options.join("\", \"")),
        Expr::Contains(a, b) => format!("{}.contains({})", one(a), one(b)),
        Expr::Has(a) => format!("has({})", one(a)),
        Expr::Size(a) => format!("size({})", one(a)),
        Expr::Sum(a) => format!("sum({})", one(a)),
        Expr::Distinct(a) => format!("distinct({})", one(a)),
        Expr::EveryRow(group, a) => format!("{}.all({})", field(group), one(a)),
        Expr::SomeRow(group, a) => format!("{}.exists({})", field(group), one(a)),
        Expr::Plus(a, b) => format!("{} + {}", one(a), one(b)),
        Expr::Minus(a, b) => format!("{} - {}", one(a), one(b)),
        Expr::Days(n) => format!("days({n})"),
        Expr::Months(n) => format!("months({n})"),
        Expr::Age(a) => format!("age({})", one(a)),
        Expr::BirthOf(a) => format!("birth_of({})", one(a)),
        Expr::GenderOf(a) => format!("gender_of({})", one(a)),
        Expr::If(a, b, c) => format!("{} ? {} : {}", one(a), one(b), one(c)),
    }
}

const fn sign(how: Compare) -> &'static str {
    match how {
        Compare::Equal => "==",
        Compare::Differs => "!=",
        Compare::Less => "<",
        Compare::AtMost => "<=",
        Compare::More => ">",
        Compare::AtLeast => ">=",
    }
}
