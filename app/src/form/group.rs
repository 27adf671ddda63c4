//! A repeating group: one card per row, and a button for another.

use hall_core::catalog::Kind;
use leptos::prelude::*;

use super::field::{FieldView, field};
use super::other_values::other_values;
use super::why::why;
use crate::browser;
use crate::draft::{Place, element_id};
use crate::ui::{live, press};
use crate::words;

/// The group's rows.
pub(super) fn group(view: FieldView, page: String) -> AnyView {
    let Kind::Rows {
        item,
        min,
        max,
        columns,
        ..
    } = view.field.kind.clone()
    else {
        return ().into_any();
    };
    let (draft, key) = (view.draft, view.field.key.clone());
    let group = view.place.field();
    let n_rows = {
        let key = key.clone();
        Memo::new(move |_| draft.n_rows(&key))
    };
    // Another window may add a row while somebody is typing in one: those that are there stay. Rows have
    // no identity of their own, so all are drawn anew when one goes.
    let drawn = Memo::new(move |before: Option<&(u32, usize)>| {
        let n = n_rows.get();
        match before {
            Some((times, had)) if n < *had => (times.wrapping_add(1), n),
            Some((times, _)) => (*times, n),
            None => (0, n),
        }
    });
    // A group that must have rows starts with an empty one instead of a riddle.
    if n_rows.get_untracked() == 0 && 0 < min && view.required.get_untracked() {
        let key = key.clone();
        queue_microtask(move || {
            if draft.n_rows(&key) == 0 {
                draft.add_row(&key);
            }
        });
    }
    let card = {
        let (item, key, page) = (item.clone(), key.clone(), page.clone());
        move |row: usize| {
            let cells = columns
                .iter()
                .map(|column| {
                    field(
                        draft,
                        Place::Cell {
                            group,
                            row,
                            column: *column,
                        },
                        &page,
                    )
                })
                .collect_view();
            let title = words::row_title(&item, row + 1);
            let remove = {
                let (key, title) = (key.clone(), title.clone());
                view! {
                    <button type="button" class="plain" on:click=press(move || draft.remove_row(&key, row))>
                        {words::REMOVE}<span class="visually-hidden">{title}</span>
                    </button>
                }.into_any()
            };
            view! { <fieldset class="row-card"><legend><span>{title}</span>{remove}</legend><div class="cells">{cells}</div></fieldset> }
                .into_any()
        }
    };
    let cards = view! {
        <For each=move || { let (times, n) = drawn.get(); (0..n).map(move |row| (times, row)) } key=|it| *it children=move |(_, row)| card(row) />
    }
    .into_any();
    let add = {
        let key = key.clone();
        move || {
            let row = n_rows.get_untracked();
            draft.add_row(&key);
            let first = element_id(&format!("{key}[{row}]"));
            queue_microtask(move || focus_row(&first));
        }
    };
    let may_add = move || n_rows.get() < usize::from(max);
    let findings = group_findings(&view);
    view! {
        <fieldset class="field" id=view.id.clone()>
            <legend>{view.field.label.clone()}</legend>
            {(!view.field.hint.is_empty()).then(|| view! { <p class="hint">{view.field.hint.clone()}</p> }.into_any())}
            {findings}
            {why(draft, &view)}
            <div class="rows">{cards}</div>
            {other_values(draft, &view.at, words::CHOOSE_BETWEEN.to_owned(), super::field::back_to_field)}
            <div class="row">
                <Show when=may_add>
                    <button type="button" class="button quiet small" on:click=press(add.clone())>{words::add_row(&item)}</button>
                </Show>
            </div>
        </fieldset>
    }
    .into_any()
}

fn group_findings(view: &FieldView) -> AnyView {
    let view = view.clone();
    let lines = live(move || {
        let findings = view.draft.findings(&view.at);
        findings
            .iter()
            .filter(|_| 0 < view.draft.n_rows(&view.at))
            .map(|it| {
                let said = hall_core::words::finding(view.plan.bundle(), it);
                view! { <p class="error">{said.what}<span class="mend">{said.mend}</span></p> }
                    .into_any()
            })
            .collect_view()
    });
    view! { <div>{lines}</div> }.into_any()
}

/// Moves the focus to the first control of a row: its id begins with the row's.
fn focus_row(id: &str) {
    let Some(document) = browser::document() else {
        return;
    };
    let selector = format!("[id^=\"{id}\"]");
    if let Some(first) = document.query_selector(&selector).ok().flatten() {
        browser::focus(&first.id());
    }
}
