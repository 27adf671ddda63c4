//! Guiding questions, and the fields that their answers settle.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use hall_core::catalog::{Gift, Question, QuestionIx, QuestionOption};
use hall_core::condition::Expr;
use hall_core::decimal::Decimal;

use super::Library;
use super::context::{Context, words};
use crate::expression::Sort;
use crate::place::Text;
use crate::source::{QuestionEntry, QuestionOptionEntry, Sources};
use crate::suggest;

pub(super) fn resolve(sources: &Sources, library: &mut Library, context: &mut Context<'_>) {
    for (position, it) in sources.questions.iter().enumerate() {
        let values = it.options.iter().map(|it| it.value.value.clone()).collect();
        context
            .words
            .add_question(&it.id.value, QuestionIx::new(position), values);
    }
    for it in &sources.questions {
        let question = question(it, context);
        library.questions.push(question);
    }
}

fn question(it: &QuestionEntry, context: &mut Context<'_>) -> Question {
    if it.options.len() < 2 {
        let place = it.id.place;
        context.log.add(
            place,
            "no_options",
            "引导问题至少要有两个选项",
            "在 options 里补上选项",
        );
    }
    let mut seen = BTreeSet::new();
    for option in &it.options {
        if !seen.insert(option.value.as_str()) {
            let what = format!("选项「{}」写了两次", option.value.value);
            context.log.add(
                option.value.place,
                "duplicate_option",
                what,
                "删去一处，或者换一个值",
            );
        }
    }
    if let Some(default) = &it.default
        && !seen.contains(default.as_str())
    {
        let values: Vec<&str> = it.options.iter().map(|it| it.value.as_str()).collect();
        let otherwise = format!("选项有：{}", values.join("、"));
        context.log.add(
            default.place,
            "unknown_option",
            format!("默认答案「{}」不在选项里", default.value),
            suggest::mend(&default.value, values.iter().copied(), otherwise),
        );
    }
    Question {
        id: it.id.value.clone(),
        ask: it.ask.value.clone(),
        hint: words(it.hint.as_ref()),
        when: context
            .condition(it.when.as_ref(), None)
            .unwrap_or(Expr::ALWAYS),
        options: it.options.iter().map(|it| option(it, context)).collect(),
        default: it.default.as_ref().map(|it| it.value.clone()),
    }
}

fn option(it: &QuestionOptionEntry, context: &mut Context<'_>) -> QuestionOption {
    let mut gives = Vec::new();
    for (key, value) in &it.gives.0 {
        let Some(field) = context.field(key) else {
            continue;
        };
        let sort = context.words.field(&key.value).map(|it| it.sort.clone());
        if let Some(sort) = sort {
            check_gift(key, value, &sort, context);
        }
        gives.push(Gift {
            field,
            value: value.value.clone(),
        });
    }
    QuestionOption {
        value: it.value.value.clone(),
        label: it.label.value.clone(),
        effect: words(it.effect.as_ref()),
        gives,
        stops: words(it.stops.as_ref()),
    }
}

/// Checks that a given value could have been typed into the field.
fn check_gift(key: &Text, value: &Text, sort: &Sort, context: &mut Context<'_>) {
    let text = value.as_str();
    let mend = match sort {
        Sort::Choice(options) | Sort::Choices(options) if !options.iter().any(|it| it == text) => {
            let otherwise = format!("选项有：{}", options.join("、"));
            suggest::mend(text, options.iter().map(String::as_str), otherwise)
        }
        Sort::Bool if !matches!(text, "true" | "false") => "写 true 或 false".to_owned(),
        Sort::Number if Decimal::parse(text).is_none() => "写一个数".to_owned(),
        Sort::Date if text.parse::<NaiveDate>().is_err() => "写成 2026-05-01".to_owned(),
        Sort::Rows => "表格不能由引导问题给出，去掉这一项".to_owned(),
        _ => return,
    };
    let what = format!("「{text}」不能填进「{}」（{}）", key.value, sort.name());
    context.log.add(value.place, "bad_gift", what, mend);
}
