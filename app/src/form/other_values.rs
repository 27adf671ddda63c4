//! What was written elsewhere at the same place, and choosing one of the values.

use hall_core::catalog::{Field, Kind};
use hall_core::plan::Plan;
use hall_core::reconcile::Held;
use hall_core::value::Answer;
use leptos::prelude::*;

use super::show::show_answer;
use crate::draft::{Draft, field_of};
use crate::navigation::use_navigation;
use crate::ui::{live, press};
use crate::words;

/// The values at a place, each with a button; nothing where nothing is open. `after` is called when one
/// was chosen, for the focus to go somewhere.
pub fn other_values(draft: Draft, at: &str, legend: String, after: fn(&str)) -> AnyView {
    let at = at.to_owned();
    let navigation = use_navigation();
    let conflict = {
        let at = at.clone();
        Memo::new(move |_| draft.conflict_at(&at))
    };
    live(move || {
        let conflict = conflict.get()?;
        let plan = draft.plan();
        let standing = (words::STANDS_HERE, draft.standing(&at));
        let others = conflict.others.into_iter();
        let others = others.map(|it| (words::WRITTEN_ELSEWHERE, it));
        let values: Vec<AnyView> = std::iter::once(standing)
            .chain(others)
            .map(|(whose, held)| {
                let text = held_text(&plan, &at, &held);
                let (said, at) = (words::is_chosen(&text), at.clone());
                let choose = move || {
                    draft.settle_conflict(&at, &held);
                    navigation.announce(said.clone());
                    let at = at.clone();
                    queue_microtask(move || after(&at));
                };
                value(whose, text, choose)
            })
            .collect();
        Some(
            view! { <fieldset class="other-values"><legend>{legend.clone()}</legend>{values}</fieldset> }
                .into_any(),
        )
    })
}

fn value(whose: &'static str, text: String, choose: impl FnMut() + 'static) -> AnyView {
    view! {
        <div class="one-value">
            <p><span class="muted small">{whose}</span><span class="written">{text.clone()}</span></p>
            <button type="button" class="button quiet small" on:click=press(choose)>
                {words::USE_THIS}<span class="visually-hidden">{text}</span>
            </button>
        </div>
    }
    .into_any()
}

/// A value as it is read.
fn held_text(plan: &Plan, at: &str, held: &Held) -> String {
    let bundle = plan.bundle();
    match held {
        it if it.is_nothing() => words::NOTHING_FILLED_IN.to_owned(),
        Held::Provided(entries) => {
            let one = |it: &hall_core::application::Provided| {
                let files: Vec<&str> = it.files.iter().map(|file| file.name.as_str()).collect();
                format!("{} {}", hall_core::words::way(it.way), files.join("、"))
            };
            entries.iter().map(one).collect::<Vec<_>>().join("；")
        }
        Held::Answer(answer) => match (answer, at.strip_prefix("situation.")) {
            (Answer::Text(text), Some(id)) => {
                let question = bundle.questions.iter().find(|it| it.id == id);
                let mut options = question.into_iter().flat_map(|it| &it.options);
                let option = options.find(|it| it.value == *text);
                option.map_or(text, |it| &it.label).clone()
            }
            _ => match field_of(plan, at).and_then(|it| plan.field(it)) {
                Some(field) => answer_text(plan, field, answer),
                None => String::new(),
            },
        },
    }
}

fn answer_text(plan: &Plan, field: &Field, answer: &Answer) -> String {
    let (Answer::Rows(rows), Kind::Rows { columns, .. }) = (answer, &field.kind) else {
        return show_answer(plan, field, answer);
    };
    let reads = |(number, row): (usize, &std::collections::BTreeMap<String, Answer>)| {
        let cells = columns.iter().filter_map(|it| {
            let column = plan.field(*it)?;
            let answer = row.get(column.key.rsplit('.').next()?)?;
            Some(show_answer(plan, column, answer)).filter(|it| !it.is_empty())
        });
        words::row_reads(number + 1, &cells.collect::<Vec<_>>().join("、"))
    };
    rows.iter()
        .enumerate()
        .map(reads)
        .collect::<Vec<_>>()
        .join("\n")
}
