//! What one service demands of one value, held against the kind of the field.

use hall_core::catalog::{Check, Field};

use super::Library;
use super::context::Context;
use super::kinds::sort_of;
use crate::expression::Sort;
use crate::place::Text;
use crate::source::{CheckEntry, Demand};
use crate::suggest;

/// The demands that make sense for the field; the log says why the others do not.
pub(super) fn resolve(
    entries: &[CheckEntry],
    field: &Field,
    library: &Library,
    context: &mut Context<'_>,
) -> Vec<Check> {
    let sort = sort_of(&field.kind, &library.tables);
    let mut checks = Vec::new();
    for entry in entries {
        if !suits(&entry.check, &sort) {
            let key = entry.check.key();
            let what = format!("「{}」是{}，不能用 {key}", field.key, sort.name());
            context
                .log
                .add(entry.place, "check_does_not_suit", what, allowed(&sort));
            continue;
        }
        if let Sort::Choice(options) | Sort::Choices(options) = &sort {
            real_options(&entry.check, field, options, context);
        }
        checks.push(check(&entry.check));
    }
    checks
}

const fn suits(demand: &Demand, sort: &Sort) -> bool {
    match demand {
        Demand::AtLeast(_) | Demand::MoreThan(_) | Demand::AtMost(_) => {
            matches!(sort, Sort::Number)
        }
        Demand::OneOf(_) => matches!(sort, Sort::Choice(_)),
        Demand::Discouraged(_) => matches!(sort, Sort::Choice(_) | Sort::Choices(_)),
        Demand::Includes(_) => matches!(sort, Sort::Choices(_)),
        Demand::MinRows(_) | Demand::MaxRows(_) => matches!(sort, Sort::Rows),
        Demand::NotBefore(_) | Demand::NotAfter(_) => sort.is_day(),
    }
}

fn allowed(sort: &Sort) -> String {
    let keys = match sort {
        Sort::Number => "at_least、more_than、at_most",
        Sort::Choice(_) => "one_of、discouraged",
        Sort::Choices(_) => "includes、discouraged",
        Sort::Rows => "min_rows、max_rows",
        sort if sort.is_day() => "not_before、not_after",
        _ => return "去掉它，改写成一条规则（rules）".to_owned(),
    };
    format!("{}能用：{keys}", sort.name())
}

fn real_options(demand: &Demand, field: &Field, options: &[String], context: &mut Context<'_>) {
    let (Demand::OneOf(texts) | Demand::Discouraged(texts) | Demand::Includes(texts)) = demand
    else {
        return;
    };
    for text in texts.iter().filter(|it| !options.contains(&it.value)) {
        let otherwise = format!("选项有：{}", options.join("、"));
        context.log.add(
            text.place,
            "unknown_option",
            format!("「{}」不是 {} 的选项", text.value, field.key),
            suggest::mend(&text.value, options.iter().map(String::as_str), otherwise),
        );
    }
}

fn check(demand: &Demand) -> Check {
    let values = |texts: &[Text]| texts.iter().map(|it| it.value.clone()).collect();
    match demand {
        Demand::AtLeast(it) => Check::AtLeast(*it),
        Demand::MoreThan(it) => Check::MoreThan(*it),
        Demand::AtMost(it) => Check::AtMost(*it),
        Demand::OneOf(it) => Check::OneOf(values(it)),
        Demand::Discouraged(it) => Check::Discouraged(values(it)),
        Demand::Includes(it) => Check::Includes(values(it)),
        Demand::MinRows(it) => Check::MinRows(*it),
        Demand::MaxRows(it) => Check::MaxRows(*it),
        Demand::NotBefore(it) => Check::NotBefore(*it),
        Demand::NotAfter(it) => Check::NotAfter(*it),
    }
}
