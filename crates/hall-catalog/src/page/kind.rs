//! What a field takes and what a service demands of it, in words.

use hall_core::catalog::{Bundle, Check, DateBound, Field, Kind, Opt};
use hall_core::words;

/// More options than these stand in the list of tables and not in the cell.
const FEW: usize = 16;

/// What values a field takes.
pub(super) fn kind(bundle: &Bundle, field: &Field) -> String {
    let label = |at: &hall_core::catalog::FieldIx| {
        let found = bundle.fields.get(at.at());
        found.map_or("", |it| it.label.as_str())
    };
    match &field.kind {
        Kind::Text { min, max, lines } => {
            let lines = if *lines { "，可以分行" } else { "" };
            format!("文字，{min} 到 {max} 字{lines}")
        }
        Kind::Checked(kind) => words::kind_name(*kind).to_owned(),
        Kind::Certificate { by } => format!("证件号码，格式按“{}”", label(by)),
        Kind::Number {
            unit,
            decimals,
            min,
            max,
        } => {
            let mut parts = vec!["数".to_owned()];
            parts.extend((!unit.is_empty()).then(|| format!("单位 {unit}")));
            parts.push(match decimals {
                0 => "整数".to_owned(),
                n => format!("最多 {n} 位小数"),
            });
            parts.extend(min.map(|it| format!("不小于 {it}")));
            parts.extend(max.map(|it| format!("不大于 {it}")));
            parts.join("，")
        }
        Kind::YesNo => "是或否".to_owned(),
        Kind::Consent => "勾选同意".to_owned(),
        Kind::Signature { by: Some(by) } => format!("电子签名，由“{}”本人签", label(by)),
        Kind::Signature { by: None } => "电子签名".to_owned(),
        Kind::Date => "日期".to_owned(),
        Kind::Month => "年月".to_owned(),
        Kind::Moment => "日期和时间".to_owned(),
        Kind::Choice(options) => format!("单选：{}", labels(options)),
        Kind::Choices(options) => format!("多选：{}", labels(options)),
        Kind::Code { table } => match bundle.tables.get(usize::from(*table)) {
            Some(it) if it.options.len() <= FEW => format!("单选：{}", labels(&it.options)),
            Some(it) => format!("单选，代码表 {}，{} 项", it.id, it.options.len()),
            None => "单选".to_owned(),
        },
        Kind::Address => "地址，从省到门牌".to_owned(),
        Kind::Rows { item, min, max, .. } => format!("表格，一行一个{item}，{min} 到 {max} 行"),
    }
}

/// Whether a table of options is too long for the cells that refer to it.
pub(super) fn is_long(options: &[Opt]) -> bool {
    FEW < options.len()
}

fn labels(options: &[Opt]) -> String {
    let labels: Vec<&str> = options.iter().map(|it| it.label.as_str()).collect();
    labels.join("、")
}

/// What a service demands of a field's value.
pub(super) fn demand(field: &Field, bundle: &Bundle, check: &Check) -> String {
    let named = |values: &[String]| {
        let options: &[Opt] = match &field.kind {
            Kind::Choice(options) | Kind::Choices(options) => options,
            Kind::Code { table } => bundle
                .tables
                .get(usize::from(*table))
                .map_or(&[], |it| &it.options),
            _ => &[],
        };
        let label = |value: &String| {
            let found = options.iter().find(|it| it.value == *value);
            found.map_or_else(|| value.clone(), |it| it.label.clone())
        };
        let labels: Vec<String> = values.iter().map(label).collect();
        labels.join("、")
    };
    match check {
        Check::AtLeast(it) => format!("不小于 {it}"),
        Check::MoreThan(it) => format!("大于 {it}"),
        Check::AtMost(it) => format!("不大于 {it}"),
        Check::OneOf(values) => format!("只能是：{}", named(values)),
        Check::Discouraged(values) => format!("这几项会提醒，仍可提交：{}", named(values)),
        Check::Includes(values) => format!("都要选上：{}", named(values)),
        Check::MinRows(n) => format!("最少 {n} 行"),
        Check::MaxRows(n) => format!("最多 {n} 行"),
        Check::NotBefore(bound) => format!("不早于{}", day(*bound)),
        Check::NotAfter(bound) => format!("不晚于{}", day(*bound)),
    }
}

fn day(bound: DateBound) -> String {
    match bound {
        DateBound::On(day) => format!(" {day}"),
        DateBound::Today(0) => "办理当天".to_owned(),
        DateBound::Today(n) if 0 < n => format!("办理当天以后 {n} 天"),
        DateBound::Today(n) => format!("办理当天以前 {} 天", n.unsigned_abs()),
    }
}
