//! What a field is, whatever the situation: its label, its kind, its options, where it comes from.

use hall_core::catalog::{Bundle, Field, Kind, Opt, Source};
use hall_core::rebase::Symbol;

pub(super) fn label(bundle: &Bundle, field: &Field) -> String {
    let section = bundle.sections.get(usize::from(field.section.0));
    format!("{}：{}", section.map_or("", |it| &it.title), field.label)
}

/// The sort of value with its unit, as rebasing tells two of them apart.
pub(super) fn kind(bundle: &Bundle, field: &Field) -> String {
    let line = match field.group.and_then(|it| bundle.fields.get(it.at())) {
        Some(group) => {
            let name = field.key.rsplit('.').next().unwrap_or_default();
            Symbol::Column(&group.key, name).meaning(bundle)
        }
        None => Symbol::Field(&field.key).meaning(bundle),
    };
    let line = line.unwrap_or_default();
    let kind = line.rsplit_once(": ").map_or("", |(_, kind)| kind);
    kind_words(kind)
}

/// A kind in words; what is known by a name of its own keeps it.
fn kind_words(kind: &str) -> String {
    let (name, rest) = kind.split_once(' ').unwrap_or((kind, ""));
    let word = match name {
        "text" => "文字",
        "number" => "数字",
        "yes_no" => "是否",
        "consent" => "同意",
        "signature" => "签名",
        "date" => "日期",
        "month" => "月份",
        "moment" => "日期和时间",
        "choice" => "单选",
        "choices" => "多选",
        "address" => "地址",
        "certificate" => "证件号码",
        "rows" => "表格",
        other => other,
    };
    if rest.is_empty() {
        word.to_owned()
    } else {
        format!("{word}（{rest}）")
    }
}

pub(super) fn options(bundle: &Bundle, kind: &Kind) -> String {
    let options: &[Opt] = match kind {
        Kind::Choice(options) | Kind::Choices(options) => options,
        Kind::Code { table } => bundle
            .tables
            .get(usize::from(*table))
            .map_or(&[], |it| &it.options),
        _ => &[],
    };
    let labels: Vec<&str> = options.iter().map(|it| it.label.as_str()).collect();
    labels.join("、")
}

pub(super) fn source(bundle: &Bundle, field: &Field) -> String {
    let name = |source: &Source| match source {
        Source::Licence { licence, .. } => {
            let found = bundle.licences.iter().find(|it| it.id == *licence);
            found.map_or_else(|| licence.clone(), |it| format!("电子证照《{}》", it.name))
        }
        Source::Register(_) => "政务数据".to_owned(),
        Source::Account => "账号".to_owned(),
        Source::Computed => "其他内容".to_owned(),
        Source::Prior(_) => "前面事项的结果".to_owned(),
    };
    let names: Vec<String> = field.sources.iter().map(name).collect();
    if names.is_empty() {
        "手工填写".to_owned()
    } else {
        names.join("、")
    }
}
