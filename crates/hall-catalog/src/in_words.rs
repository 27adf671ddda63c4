//! Conditions in plain Chinese: `premises.tenure == "leased"` is “场所取得方式”是“租的”.

use hall_core::catalog::{Bundle, FieldIx, Kind, Opt};
use hall_core::condition::{Compare, Expr};

/// What must hold, in words.
pub(crate) fn condition(bundle: &Bundle, expr: &Expr) -> String {
    holds(bundle, expr, false)
}

/// A condition, or with `not` its opposite.
fn holds(bundle: &Bundle, expr: &Expr, not: bool) -> String {
    let value = |it: &Expr| value(bundle, it);
    match expr {
        Expr::Bool(always) => if *always == not { "从不" } else { "总是" }.to_owned(),
        Expr::Not(inner) => holds(bundle, inner, !not),
        Expr::All(parts) => joined(bundle, parts, not, true),
        Expr::Any(parts) => joined(bundle, parts, not, false),
        Expr::Compare(how, a, b) => compared(bundle, if not { opposite(*how) } else { *how }, a, b),
        Expr::OneOf(a, values) => {
            let is = verb(a, not);
            let labels: Vec<String> = values.iter().map(|it| label(bundle, a, it)).collect();
            let between = if not { "，也不是" } else { "或者" };
            format!("{}{is}{}", value(a), labels.join(between))
        }
        Expr::Contains(a, b) => {
            let part = match b.as_ref() {
                Expr::Text(text) => label(bundle, a, text),
                other => value(other),
            };
            let has = if not { "里没有" } else { "里有" };
            format!("{}{has}{part}", value(a))
        }
        Expr::Has(a) => {
            let filled = match (a.as_ref(), not) {
                (Expr::Ask(_), false) => "已经答了",
                (Expr::Ask(_), true) => "没有答",
                (_, false) => "已经填了",
                (_, true) => "没有填",
            };
            format!("{}{filled}", value(a))
        }
        Expr::Distinct(a) => {
            let twice = if not {
                "有重复的"
            } else {
                "没有重复的"
            };
            format!("{}{twice}", value(a))
        }
        Expr::EveryRow(group, inner) if not => {
            let inner = holds(bundle, inner, true);
            format!("{}里至少有一行：{inner}", field(bundle, *group))
        }
        Expr::EveryRow(group, inner) => {
            format!(
                "{}里每一行都要：{}",
                field(bundle, *group),
                condition(bundle, inner)
            )
        }
        Expr::SomeRow(group, inner) if not => {
            let inner = holds(bundle, inner, true);
            format!("{}里每一行都要：{inner}", field(bundle, *group))
        }
        Expr::SomeRow(group, inner) => {
            format!(
                "{}里至少有一行：{}",
                field(bundle, *group),
                condition(bundle, inner)
            )
        }
        Expr::If(cond, a, b) => {
            let branch = |it: &Expr| bracketed(it, holds(bundle, it, not));
            let cond = condition(bundle, cond);
            format!("如果{cond}，就要{}；不然就要{}", branch(a), branch(b))
        }
        other => format!("{}是“{}”", value(other), if not { "否" } else { "是" }),
    }
}

/// Conditions joined by “and” or “or”; a part that is itself joined stands in brackets.
fn joined(bundle: &Bundle, parts: &[Expr], not: bool, all: bool) -> String {
    let words: Vec<String> = parts
        .iter()
        .map(|it| bracketed(it, holds(bundle, it, not)))
        .collect();
    // The opposite of “a and b” is “not a or not b”.
    words.join(if all == not { "，或者" } else { "，并且" })
}

/// In brackets if it is made of several conditions.
fn bracketed(expr: &Expr, text: String) -> String {
    match expr {
        Expr::All(_) | Expr::Any(_) | Expr::If(..) => format!("（{text}）"),
        _ => text,
    }
}

/// “is” or “is not”; a question is answered.
const fn verb(of: &Expr, not: bool) -> &'static str {
    match (of, not) {
        (Expr::Ask(_), false) => "答的是",
        (Expr::Ask(_), true) => "答的不是",
        (_, false) => "是",
        (_, true) => "不是",
    }
}

const fn opposite(how: Compare) -> Compare {
    match how {
        Compare::Equal => Compare::Differs,
        Compare::Differs => Compare::Equal,
        Compare::Less => Compare::AtLeast,
        Compare::AtMost => Compare::More,
        Compare::More => Compare::AtMost,
        Compare::AtLeast => Compare::Less,
    }
}

fn compared(bundle: &Bundle, how: Compare, a: &Expr, b: &Expr) -> String {
    let right = match b {
        Expr::Text(text) => label(bundle, a, text),
        Expr::Bool(true) => "“是”".to_owned(),
        Expr::Bool(false) => "“否”".to_owned(),
        other => value(bundle, other),
    };
    let left = value(bundle, a);
    let literal = matches!(b, Expr::Text(_) | Expr::Bool(_));
    let number = matches!(b, Expr::Number(_));
    let days = is_day(bundle, a) || is_day(bundle, b);
    let words = match how {
        Compare::Equal if literal => verb(a, false),
        Compare::Differs if literal => verb(a, true),
        Compare::Equal if number => "等于",
        Compare::Differs if number => "不等于",
        Compare::Equal => return format!("{left}和{right}相同"),
        Compare::Differs => return format!("{left}和{right}不同"),
        Compare::Less if days => "早于",
        Compare::Less => "小于",
        Compare::AtMost if days => "不晚于",
        Compare::AtMost => "不大于",
        Compare::More if days => "晚于",
        Compare::More => "大于",
        Compare::AtLeast if days => "不早于",
        Compare::AtLeast => "不小于",
    };
    let spaced = right.starts_with(|c: char| c.is_ascii_digit());
    let space = if spaced { " " } else { "" };
    format!("{left}{words}{space}{right}")
}

/// What an expression stands for, in words.
pub(crate) fn value(bundle: &Bundle, expr: &Expr) -> String {
    let one = |it: &Expr| value(bundle, it);
    match expr {
        Expr::Number(number) => number.to_string(),
        Expr::Text(text) => format!("“{text}”"),
        Expr::Date(date) => date.to_string(),
        Expr::Today => "办理当天".to_owned(),
        Expr::Days(n) => format!("{n} 天"),
        Expr::Months(n) => format!("{n} 个月"),
        Expr::Field(it) => field(bundle, *it),
        Expr::Ask(it) => {
            let asked = bundle.questions.get(it.at());
            format!(
                "第 {} 问“{}”",
                it.at() + 1,
                asked.map_or("", |it| it.ask.as_str())
            )
        }
        Expr::Size(a) => format!("{}的{}", one(a), counted(bundle, a)),
        Expr::Sum(a) => format!("{}的合计", one(a)),
        Expr::Plus(a, b) if is_day(bundle, a) => format!("{}以后 {}", one(a), one(b)),
        Expr::Minus(a, b) if is_day(bundle, a) => format!("{}以前 {}", one(a), one(b)),
        Expr::Plus(a, b) if is_text(bundle, a) => format!("{}接上{}", one(a), one(b)),
        Expr::Plus(a, b) => format!("{}加{}", one(a), one(b)),
        Expr::Minus(a, b) => format!("{}减{}", one(a), one(b)),
        Expr::Age(a) => format!("按{}算的周岁", one(a)),
        Expr::BirthOf(a) => format!("{}里的出生日期", one(a)),
        Expr::GenderOf(a) => format!("{}里的性别", one(a)),
        Expr::If(cond, a, b) => {
            let cond = condition(bundle, cond);
            format!("（{cond}时是{}，不然是{}）", one(a), one(b))
        }
        other => format!("（{}）", condition(bundle, other)),
    }
}

/// What a field's value is worked out as: options by their labels.
pub(crate) fn derived(bundle: &Bundle, target: &Expr, expr: &Expr) -> String {
    match expr {
        Expr::Text(text) => label(bundle, target, text),
        Expr::If(cond, a, b) => format!(
            "（{}时是{}，不然是{}）",
            condition(bundle, cond),
            derived(bundle, target, a),
            derived(bundle, target, b)
        ),
        other => value(bundle, other),
    }
}

/// A field by its label; with its section where several have the same label.
fn field(bundle: &Bundle, at: FieldIx) -> String {
    let Some(it) = bundle.fields.get(at.at()) else {
        return String::new();
    };
    let same = bundle.fields.iter().filter(|other| other.label == it.label);
    let section = bundle.sections.get(it.section.at());
    match section {
        Some(section) if 1 < same.count() => format!("“{}：{}”", section.title, it.label),
        _ => format!("“{}”", it.label),
    }
}

/// The label of an option of a field or question; any other text as it is.
fn label(bundle: &Bundle, of: &Expr, text: &str) -> String {
    let found = match of {
        Expr::Ask(it) => {
            let asked = bundle.questions.get(it.at());
            let option = asked.and_then(|it| it.options.iter().find(|it| it.value == text));
            option.map(|it| it.label.as_str())
        }
        Expr::Field(it) if is_yes_no(bundle, *it) => {
            Some(if text == "true" { "是" } else { "否" })
        }
        Expr::Field(it) => {
            let options = options(bundle, *it);
            let option = options.iter().find(|it| it.value == text);
            option.map(|it| it.label.as_str())
        }
        Expr::GenderOf(_) if text == "male" => Some("男"),
        Expr::GenderOf(_) if text == "female" => Some("女"),
        _ => None,
    };
    format!("“{}”", found.unwrap_or(text))
}

fn options(bundle: &Bundle, at: FieldIx) -> &[Opt] {
    match bundle.fields.get(at.at()).map(|it| &it.kind) {
        Some(Kind::Choice(options) | Kind::Choices(options)) => options,
        Some(Kind::Code { table }) => bundle
            .tables
            .get(usize::from(*table))
            .map_or(&[], |it| &it.options),
        _ => &[],
    }
}

fn is_yes_no(bundle: &Bundle, at: FieldIx) -> bool {
    let kind = bundle.fields.get(at.at()).map(|it| &it.kind);
    matches!(kind, Some(Kind::YesNo | Kind::Consent))
}

fn counted(bundle: &Bundle, of: &Expr) -> &'static str {
    let Expr::Field(at) = of else { return "个数" };
    match bundle.fields.get(at.at()).map(|it| &it.kind) {
        Some(Kind::Rows { .. }) => "行数",
        Some(Kind::Choices(_)) => "项数",
        _ => "字数",
    }
}

fn is_day(bundle: &Bundle, expr: &Expr) -> bool {
    match expr {
        Expr::Today | Expr::Date(_) | Expr::BirthOf(_) => true,
        Expr::Field(at) => matches!(
            bundle.fields.get(at.at()).map(|it| &it.kind),
            Some(Kind::Date | Kind::Month | Kind::Moment)
        ),
        Expr::Plus(a, _) | Expr::Minus(a, _) => is_day(bundle, a),
        _ => false,
    }
}

fn is_text(bundle: &Bundle, expr: &Expr) -> bool {
    match expr {
        Expr::Text(_) => true,
        Expr::Field(at) => !matches!(
            bundle.fields.get(at.at()).map(|it| &it.kind),
            Some(Kind::Number { .. })
        ),
        Expr::Plus(a, _) => is_text(bundle, a),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
