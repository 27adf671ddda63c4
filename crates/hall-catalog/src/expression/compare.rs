//! Whether two values can be compared at all.

use super::ast::{Ast, Operator};
use super::error::ExpressionError;
use super::sort::Sort;
use crate::suggest;

/// Checks that `left operator right` makes sense. A literal that is compared with a choice must be one
/// of its options: a misspelt option would otherwise be a condition that never holds.
pub(super) fn compare(
    operator: Operator,
    (left, left_sort): (&Ast, &Sort),
    (right, right_sort): (&Ast, &Sort),
) -> Result<(), ExpressionError> {
    let ordered = !matches!(operator, Operator::Equal | Operator::Differs);
    match (left_sort, right_sort) {
        (Sort::Number, Sort::Number) => Ok(()),
        (a, b) if a.is_day() && b.is_day() && (ordered || a == b) => Ok(()),
        (Sort::Bool, Sort::Bool) if !ordered => Ok(()),
        (a, b) if a.is_text() && b.is_text() && !ordered => Ok(()),
        (Sort::Choice(a), Sort::Choice(b)) if !ordered && a.iter().any(|it| b.contains(it)) => {
            Ok(())
        }
        (Sort::Choice(options), Sort::Literal(texts)) if !ordered => {
            real_options(left, options, right, texts)
        }
        (Sort::Literal(texts), Sort::Choice(options)) if !ordered => {
            real_options(right, options, left, texts)
        }
        (a, b) => Err(not_comparable(operator, (left, a), (right, b))),
    }
}

/// Checks that every text is an option.
pub(super) fn real_options(
    choice: &Ast,
    options: &[String],
    literal: &Ast,
    texts: &[String],
) -> Result<(), ExpressionError> {
    match texts.iter().find(|it| !options.contains(it)) {
        None => Ok(()),
        Some(text) => Err(ExpressionError::new(
            literal.span,
            format!("「{text}」不是 {choice} 的选项"),
            suggest::mend(
                text,
                options.iter().map(String::as_str),
                format!("选项有：{}", options.join("、")),
            ),
        )),
    }
}

fn not_comparable(
    operator: Operator,
    (left, a): (&Ast, &Sort),
    (right, b): (&Ast, &Sort),
) -> ExpressionError {
    let mend = match (a, b) {
        (Sort::Column(_), _) | (_, Sort::Column(_)) => {
            "一整列要用 表格.all(条件)、表格.exists(条件)、sum(列) 或 distinct(列)".to_owned()
        }
        (Sort::Choices(_), _) => format!("多选要写 {left}.contains(\"选项\")"),
        (_, Sort::Choices(_)) => format!("多选要写 {right}.contains(\"选项\")"),
        (Sort::Bool, _) => format!("是否直接写 {left} 或 !{left}"),
        (Sort::Number, Sort::Literal(_)) | (Sort::Literal(_), Sort::Number) => {
            "数字不加引号".to_owned()
        }
        (a, Sort::Literal(_)) if a.is_day() => "日期写成 date(\"2026-05-01\")".to_owned(),
        (a, _) if a.is_text() && a.fits(b) => "文字只能用 == 或 !=".to_owned(),
        (Sort::Choice(_), Sort::Choice(_)) => "两个单选没有共同的选项，或者用了大小比较".to_owned(),
        _ => "让两边是同一类的值".to_owned(),
    };
    ExpressionError::new(
        left.span.to(right.span),
        format!("{}和{}不能用 {} 比较", a.name(), b.name(), operator.sign()),
        mend,
    )
}
