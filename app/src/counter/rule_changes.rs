//! What became of a draft's answers when the rules changed under it: kept, dropped, to be looked at.

use hall_core::rebase::{Change, ChangeCode};
use hall_core::value::Answer;
use hall_core::words::{ChangeWords, changes};
use leptos::prelude::*;

use crate::draft::{Draft, field_of};
use crate::form::show_answer;
use crate::ui::{Tone, details, live, notice, press, quiet_button};
use crate::words;

/// The notice, until the person has read it and says so.
pub(super) fn rule_changes(draft: Draft) -> AnyView {
    live(move || {
        let listed = draft.rule_changes();
        if listed.is_empty() {
            return ().into_any();
        }
        let plan = draft.plan();
        let (doubtful, dropped): (Vec<ChangeWords>, Vec<ChangeWords>) =
            changes(plan.bundle(), &listed)
                .into_iter()
                .partition(|it| it.first.code.is_kept());
        let n_kept = draft.n_answers();
        let rows: Vec<AnyView> = dropped.into_iter().map(|it| row(draft, it)).collect();
        let list = (!rows.is_empty()).then(|| view! { <ul class="stack-s">{rows}</ul> }.into_any());
        let body = view! {
            {list}
            {look_at(doubtful)}
            <p>{words::kept_answers(n_kept)}</p>
            <div class="actions">{quiet_button(words::RULES_READ, move || draft.forget_rule_changes())}</div>
        };
        view! { <div role="status" id="rule-changes">{notice(Tone::Warn, words::RULES_CHANGED, body.into_any())}</div> }
            .into_any()
    })
}

/// One that was dropped, with what it was, so that nothing is lost.
fn row(draft: Draft, it: ChangeWords) -> AnyView {
    let was = was(draft, &it.first);
    let back = can_go_back(draft, &it).then(|| {
        let change = it.first.clone();
        let press = press(move || draft.put_back(&change));
        view! { <button type="button" class="button quiet small" on:click=press>{words::PUT_BACK}</button> }.into_any()
    });
    view! {
        <li>
            <p>{it.sentence()}</p>
            {(!was.is_empty()).then(|| view! { <p class="muted">{words::it_was(&was)}</p> }.into_any())}
            {back}
        </li>
    }
    .into_any()
}

/// What was kept although nobody knows in what sense it was given.
fn look_at(doubtful: Vec<ChangeWords>) -> Option<AnyView> {
    if doubtful.is_empty() {
        return None;
    }
    let n = doubtful.len();
    let places = doubtful
        .into_iter()
        .map(|it| view! { <li>{it.place}</li> }.into_any())
        .collect::<Vec<AnyView>>();
    Some(details(
        words::look_at_kept(n),
        view! { <ul>{places}</ul> }.into_any(),
    ))
}

/// A new label may be nothing but better words for the same; only the person can tell.
fn can_go_back(draft: Draft, it: &ChangeWords) -> bool {
    it.n_rows == 1 && it.first.code == ChangeCode::Renamed && draft.is_open_at(&it.first.at)
}

fn was(draft: Draft, change: &Change) -> String {
    let plan = draft.plan();
    let field = field_of(&plan, &change.at).and_then(|it| plan.field(it));
    match (&change.was, field) {
        (Answer::Rows(rows), _) => words::n_rows(rows.len()),
        (Answer::Text(text), None) => text.clone(),
        (Answer::List(items), None) => items.join("、"),
        (Answer::Bool(true), None) => words::YES.to_owned(),
        (Answer::Bool(false), None) => words::NO.to_owned(),
        (Answer::Nothing, _) => String::new(),
        (answer, Some(field)) => show_answer(&plan, field, answer),
    }
}
