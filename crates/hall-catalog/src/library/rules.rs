//! Rules across fields.

use hall_core::catalog::{Field, FieldIx, Kind, Level, Rule, RuleAim};

use super::Library;
use super::context::{Context, words};
use crate::place::Text;
use crate::source::RuleEntry;

pub(crate) const LEVELS: [(&str, Level); 4] = [
    ("error", Level::Error),
    ("deferrable", Level::Deferrable),
    ("warning", Level::Warning),
    ("hint", Level::Hint),
];
pub(crate) const AIMS: [(&str, RuleAim); 2] = [
    ("correct", RuleAim::Correct),
    ("eligible", RuleAim::Eligible),
];

pub(super) fn rule(it: &RuleEntry, library: &Library, context: &mut Context<'_>) -> Option<Rule> {
    let each = match &it.each {
        Some(text) => Some(group(text, library, context)?),
        None => None,
    };
    let at = context.field(&it.at);
    let found = at.and_then(|it| library.fields.get(it.at()));
    if let Some(field) = found {
        check_at(it, field, each.is_some(), field.group == each, context);
    }
    let mut shows = Vec::new();
    for field in &it.shows {
        shows.extend(context.field(field));
    }
    let when = context.condition(it.when.as_ref(), each);
    let must = context.condition(Some(&it.must), each);
    let level = it
        .level
        .as_ref()
        .map_or(Some(Level::Error), |it| context.word(it, &LEVELS));
    let aim = it
        .aim
        .as_ref()
        .map_or(Some(RuleAim::Correct), |it| context.word(it, &AIMS));
    Some(Rule {
        code: it.code.value.clone(),
        at: at?,
        shows,
        each,
        when: when?,
        must: must?,
        level: level?,
        aim: aim?,
        say: words(it.say.as_ref()),
        mend: words(it.mend.as_ref()),
        basis: context.laws(&it.basis),
    })
}

fn group(text: &Text, library: &Library, context: &mut Context<'_>) -> Option<FieldIx> {
    let group = context.field(text)?;
    let field = library.fields.get(group.at())?;
    if matches!(field.kind, Kind::Rows { .. }) {
        return Some(group);
    }
    let what = format!("「{}」不是表格，不能逐行看", text.value);
    let mend = "写表格的名字，如 staff，或者去掉 each";
    context.log.add(text.place, "each_not_rows", what, mend);
    None
}

/// A rule over rows points at a column of those rows, any other rule at no column.
fn check_at(
    it: &RuleEntry,
    field: &Field,
    by_row: bool,
    same_group: bool,
    context: &mut Context<'_>,
) {
    if by_row && !same_group {
        let group = it
            .each
            .as_ref()
            .map(|it| it.value.as_str())
            .unwrap_or_default();
        context.log.add(
            it.at.place,
            "at_not_in_rows",
            format!(
                "逐行的规则要指在「{group}」的一列上，而「{}」不是",
                field.key
            ),
            format!("at 写成 {group}.某列"),
        );
    }
    if !by_row && field.group.is_some() {
        let group = field.key.split('.').next().unwrap_or_default();
        context.log.add(
            it.at.place,
            "at_in_rows",
            format!("「{}」是表格里的一列，整表的规则不能指在它上面", field.key),
            format!("逐行看就加 each: {group}；看整张表就写 at: {group}"),
        );
    }
}
