//! The functions: what each takes and gives.

use hall_core::condition::Expr;

use super::ast::{Ast, AstKind, Span};
use super::check::{Scope, Typed};
use super::compare::real_options;
use super::error::ExpressionError;
use super::sort::Sort;
use crate::suggest;

const FUNCTIONS: [&str; 10] = [
    "date",
    "days",
    "months",
    "has",
    "size",
    "sum",
    "distinct",
    "age",
    "birth_of",
    "gender_of",
];
const METHODS: [&str; 3] = ["contains", "all", "exists"];

/// Checks a call.
pub(super) fn infer(
    scope: Scope<'_>,
    receiver: Option<&Ast>,
    function: &str,
    arguments: &[Ast],
    span: Span,
) -> Result<Typed, ExpressionError> {
    let known = match receiver {
        None => FUNCTIONS.contains(&function),
        Some(_) => METHODS.contains(&function),
    };
    if !known {
        return Err(unknown(receiver.is_some(), function, span));
    }
    let [argument] = arguments else {
        return Err(ExpressionError::new(
            span,
            format!("{function} 的括号里应当正好写一样东西"),
            format!("写成 {function}(…)"),
        ));
    };
    match (receiver, function) {
        (Some(receiver), "contains") => contains(scope, receiver, argument),
        (Some(receiver), _) => rows(scope, receiver, function, argument),
        (None, "date") => date(argument),
        (None, "days") => whole(argument).map(|n| (Expr::Days(n), Sort::Span)),
        (None, "months") => whole(argument).map(|n| (Expr::Months(n), Sort::Span)),
        (None, _) => of_value(scope, function, argument),
    }
}

fn unknown(method: bool, function: &str, span: Span) -> ExpressionError {
    let names: &[&str] = if method { &METHODS } else { &FUNCTIONS };
    let mend = match (
        method,
        FUNCTIONS.contains(&function),
        METHODS.contains(&function),
    ) {
        (true, true, _) => format!("写成 {function}(…)，把点前面的放进括号"),
        (false, _, true) => format!("写成 名字.{function}(…)"),
        _ => suggest::mend(
            function,
            names.iter().copied(),
            format!("能用的有：{}", names.join("、")),
        ),
    };
    ExpressionError::new(span, format!("没有函数「{function}」"), mend)
}

fn date(argument: &Ast) -> Result<Typed, ExpressionError> {
    let date = match &argument.kind {
        AstKind::Text(text) => text.parse().ok(),
        _ => None,
    };
    match date {
        Some(date) => Ok((Expr::Date(date), Sort::Date)),
        None => Err(ExpressionError::new(
            argument.span,
            "这不是一个日期",
            "写成 date(\"2026-05-01\")",
        )),
    }
}

fn whole(argument: &Ast) -> Result<i32, ExpressionError> {
    let number = match &argument.kind {
        AstKind::Number(number) => number.to_whole().and_then(|it| i32::try_from(it).ok()),
        _ => None,
    };
    number.ok_or_else(|| ExpressionError::new(argument.span, "这里要写一个整数", "如 days(90)"))
}

fn contains(scope: Scope<'_>, receiver: &Ast, part: &Ast) -> Result<Typed, ExpressionError> {
    let (whole, whole_sort) = scope.infer(receiver)?;
    let (part_expr, part_sort) = scope.infer(part)?;
    match (&whole_sort, &part_sort) {
        (Sort::Text, it) if it.is_text() => {}
        (Sort::Column(inner), it) if inner.is_text() && it.is_text() => {}
        (Sort::Choices(options), Sort::Literal(texts)) => {
            real_options(receiver, options, part, texts)?;
        }
        (Sort::Choices(options), Sort::Choice(one))
            if one.iter().any(|it| options.contains(it)) => {}
        // A column holds a value in one of its rows.
        (Sort::Column(cells), it) if cells.is_text() && it.is_text() => {}
        _ => {
            return Err(ExpressionError::new(
                receiver.span.to(part.span),
                format!(
                    "{}不能用 contains 找{}",
                    whole_sort.name(),
                    part_sort.name()
                ),
                "文字里找文字，多选里找选项，一整列文字里找一个；单选用 == 或 in",
            ));
        }
    }
    Ok((
        Expr::Contains(Box::new(whole), Box::new(part_expr)),
        Sort::Bool,
    ))
}

fn rows(
    scope: Scope<'_>,
    receiver: &Ast,
    function: &str,
    condition: &Ast,
) -> Result<Typed, ExpressionError> {
    let (Expr::Field(group), Sort::Rows) = scope.infer(receiver)? else {
        return Err(ExpressionError::new(
            receiver.span,
            format!("「{receiver}」不是表格，不能用 {function}"),
            "点前面写表格的名字，如 holder.all(holder.ratio > 0)",
        ));
    };
    let inside = Scope {
        row: Some(group),
        ..scope
    };
    let condition = Box::new(inside.condition(condition)?);
    let expr = match function {
        "all" => Expr::EveryRow(group, condition),
        _ => Expr::SomeRow(group, condition),
    };
    Ok((expr, Sort::Bool))
}

fn of_value(scope: Scope<'_>, function: &str, argument: &Ast) -> Result<Typed, ExpressionError> {
    let (value, sort) = scope.infer(argument)?;
    let boxed = Box::new(value);
    let is_column_of_numbers = matches!(&sort, Sort::Column(inner) if **inner == Sort::Number);
    Ok(match (function, &sort) {
        ("has", it) if !matches!(it, Sort::Span | Sort::Literal(_)) => {
            (Expr::Has(boxed), Sort::Bool)
        }
        ("size", Sort::Rows | Sort::Column(_) | Sort::Choices(_) | Sort::Text) => {
            (Expr::Size(boxed), Sort::Number)
        }
        ("sum", _) if is_column_of_numbers => (Expr::Sum(boxed), Sort::Number),
        ("distinct", Sort::Column(_)) => (Expr::Distinct(boxed), Sort::Bool),
        ("age", it) if it.is_day() => (Expr::Age(boxed), Sort::Number),
        ("birth_of", Sort::Text) => (Expr::BirthOf(boxed), Sort::Date),
        ("gender_of", Sort::Text) => {
            let genders = ["male", "female"].map(str::to_owned).to_vec();
            (Expr::GenderOf(boxed), Sort::Literal(genders))
        }
        _ => {
            return Err(ExpressionError::new(
                argument.span,
                format!("{function} 不能用在{}上", sort.name()),
                takes(function),
            ));
        }
    })
}

fn takes(function: &str) -> &'static str {
    match function {
        "has" => "has 问一个字段填了没有",
        "size" => "size 数表格的行、多选的项或文字的字",
        "sum" => {
            "sum 加总表格里一列数字，如 sum(holder.ratio)；在 all、exists 和逐行规则里面没有“一整列”"
        }
        "distinct" => "distinct 看表格里一列有没有重复，如 distinct(staff.id_no)",
        "age" => "age 要一个日期，如 age(baby.born_on) 或 age(birth_of(legal.id_no))",
        _ => "要一个证件号码字段",
    }
}
