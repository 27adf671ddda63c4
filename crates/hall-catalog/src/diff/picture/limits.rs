//! What is demanded of a value, in words.

use hall_core::catalog::{Check, DateBound, Kind};

/// The limits that a kind sets for everybody.
pub(super) fn of_kind(kind: &Kind) -> Vec<String> {
    match kind {
        Kind::Text { min, max, .. } => vec![format!("{min} 到 {max} 个字")],
        Kind::Number {
            unit,
            decimals,
            min,
            max,
        } => {
            let low = min.map(|it| format!("不小于 {it} {unit}"));
            let high = max.map(|it| format!("不大于 {it} {unit}"));
            let digits = (0 < *decimals).then(|| format!("最多 {decimals} 位小数"));
            let limits = [low, high, digits].into_iter().flatten();
            limits.map(|it| it.trim_end().to_owned()).collect()
        }
        Kind::Rows { min, max, .. } => vec![format!("{min} 到 {max} 行")],
        _ => Vec::new(),
    }
}

/// What one service demands besides.
pub(super) fn of_check(check: &Check) -> String {
    let list = |it: &[String]| it.join("、");
    match check {
        Check::AtLeast(number) => format!("至少 {number}"),
        Check::MoreThan(number) => format!("大于 {number}"),
        Check::AtMost(number) => format!("至多 {number}"),
        Check::OneOf(options) => format!("只能选 {}", list(options)),
        Check::Discouraged(options) => format!("不宜选 {}", list(options)),
        Check::Includes(options) => format!("必须含 {}", list(options)),
        Check::MinRows(n) => format!("至少 {n} 行"),
        Check::MaxRows(n) => format!("至多 {n} 行"),
        Check::NotBefore(bound) => format!("不早于 {}", day(*bound)),
        Check::NotAfter(bound) => format!("不晚于 {}", day(*bound)),
    }
}

fn day(bound: DateBound) -> String {
    match bound {
        DateBound::On(day) => day.to_string(),
        DateBound::Today(0) => "当天".to_owned(),
        DateBound::Today(n) if 0 < n => format!("当天以后 {n} 天"),
        DateBound::Today(n) => format!("当天以前 {} 天", n.unsigned_abs()),
    }
}
