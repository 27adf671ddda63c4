//! Fields and columns.

use std::collections::BTreeSet;

use hall_core::catalog::{Bundle, Field, FieldIx, Kind, Need, Opt, ServiceIx, Source, Use};
use hall_core::condition::Expr;
use hall_core::precheck::{Asked, Precheck};
use hall_core::rebase::Symbol;

use super::limits::{of_check, of_kind};
use super::{AND, Picture, add};
use crate::diff::condition::{open_part, text};
use crate::diff::difference::{About, Aspect};

pub(super) fn draw(check: &Precheck, picture: &mut Picture) {
    let bundle = check.plan().bundle();
    for (position, field) in bundle.fields.iter().enumerate() {
        let ix = FieldIx::new(position);
        let uses = uses(check, ix, field);
        let Some(need) = need(check, ix, field, &uses) else {
            continue;
        };
        let sides = [
            (Aspect::Presence, need),
            (Aspect::Label, label(bundle, field)),
            (Aspect::Kind, kind(bundle, field)),
            (Aspect::Options, options(bundle, &field.kind)),
            (Aspect::Demand, demand(field, &uses)),
            (Aspect::Source, source(bundle, field)),
        ];
        add(picture, About::Field, &field.key, sides);
    }
}

/// The uses by services that take part; a column that is part of its table's shape is used as the
/// table is. Those that this situation rules out are left out.
fn uses<'a>(check: &'a Precheck, ix: FieldIx, field: &Field) -> Vec<(&'a Use, Expr)> {
    let bundle = check.plan().bundle();
    let of = |ix: FieldIx| -> Vec<(&Use, Expr)> {
        bundle
            .services
            .iter()
            .enumerate()
            .filter(|(service, _)| check.is_on(ServiceIx::new(*service)))
            .flat_map(|(_, it)| it.uses.iter().filter(move |it| it.field == ix))
            .map(|it| (it, open_part(check, &it.when)))
            .filter(|(_, when)| *when != Expr::Bool(false))
            .collect()
    };
    let own = of(ix);
    match field.group {
        Some(group) if own.is_empty() && field.inline => of(group),
        _ => own,
    }
}

/// Whether it must be answered; `None` if nobody asks.
fn need(check: &Precheck, ix: FieldIx, field: &Field, uses: &[(&Use, Expr)]) -> Option<String> {
    let asked = check.asked(field.group.unwrap_or(ix));
    let required = uses.iter().any(|(it, _)| it.need == Need::Required);
    let word = if required { "必填" } else { "选填" };
    match asked {
        Asked::No => None,
        Asked::Given => Some("由其他内容得出，不用填".to_owned()),
        Asked::Awaited => Some("由前面事项的结果得来，不用填".to_owned()),
        Asked::Yes { .. } if field.group.is_none() => {
            let sure = |it: &(&Use, Expr)| it.0.need == Need::Required && it.1.is_always();
            Some(match uses.iter().any(sure) {
                true => "必填".to_owned(),
                false if required => open(check, uses, "必填"),
                false => "选填".to_owned(),
            })
        }
        Asked::Yes { .. } | Asked::Maybe if uses.is_empty() => None,
        Asked::Yes { .. } if uses.iter().any(|(_, when)| when.is_always()) => Some(word.to_owned()),
        Asked::Yes { .. } | Asked::Maybe => Some(open(check, uses, word)),
    }
}

/// What it still hangs on.
fn open(check: &Precheck, uses: &[(&Use, Expr)], word: &str) -> String {
    let bundle = check.plan().bundle();
    let when: BTreeSet<String> = uses
        .iter()
        .filter(|(_, when)| !when.is_always())
        .map(|(_, when)| text(bundle, when))
        .collect();
    if when.is_empty() {
        return format!("视情况{word}");
    }
    let when: Vec<String> = when.into_iter().collect();
    format!("{} 时{word}", when.join(" 或 "))
}

fn label(bundle: &Bundle, field: &Field) -> String {
    let section = bundle.sections.get(usize::from(field.section.0));
    format!("{}：{}", section.map_or("", |it| &it.title), field.label)
}

/// The sort of value with its unit, as rebasing tells two of them apart.
fn kind(bundle: &Bundle, field: &Field) -> String {
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

fn options(bundle: &Bundle, kind: &Kind) -> String {
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

fn demand(field: &Field, uses: &[(&Use, Expr)]) -> String {
    let mut demands: Vec<String> = of_kind(&field.kind);
    let checks = uses.iter().flat_map(|(it, _)| &it.checks).map(of_check);
    let checks: BTreeSet<String> = checks.collect();
    demands.extend(checks);
    demands.join(AND)
}

fn source(bundle: &Bundle, field: &Field) -> String {
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
