//! One input of a form at a desk. What is typed is noted at once, so that it outlives the form.

use leptos::prelude::*;

use super::work::Work;
use crate::ui::{live, ticked, typed};

/// What is wrong in a form: the input's id, and what is missing there.
pub(super) type Wrong = RwSignal<Option<(String, &'static str)>>;

/// How something is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// In a line.
    Line,
    /// In several lines.
    Lines,
    /// A day.
    Day,
    /// A number of days.
    Days,
    /// One of these, by value and label; the first unless something is chosen.
    Choice(Vec<(String, String)>),
}

/// One input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Input {
    /// Its id, under which is noted what is typed.
    pub id: String,
    /// What it asks.
    pub label: &'static str,
    /// More about it.
    pub hint: &'static str,
    /// How it is answered.
    pub kind: Kind,
    /// What could be written, to choose from.
    pub suggestions: Vec<String>,
}

impl Input {
    /// An input without suggestions.
    pub(super) const fn new(
        id: String,
        label: &'static str,
        hint: &'static str,
        kind: Kind,
    ) -> Self {
        Self {
            id,
            label,
            hint,
            kind,
            suggestions: Vec::new(),
        }
    }
}

/// Draws an input.
pub(super) fn input(work: Work, it: Input, wrong: Wrong) -> AnyView {
    let id = it.id.clone();
    let is_wrong = {
        let id = id.clone();
        Memo::new(move |_| wrong.with(|it| it.as_ref().is_some_and(|(at, _)| *at == id)))
    };
    let error_id = format!("{id}-error");
    let error = {
        let error_id = error_id.clone();
        live(move || {
            let what = is_wrong.get().then(|| wrong.get()).flatten();
            let error_id = error_id.clone();
            what.map(|(_, what)| view! { <p class="error" id=error_id>{what}</p> }.into_any())
        })
    };
    let hint_id = format!("{id}-hint");
    let described = format!("{hint_id} {error_id}");
    let hint = (!it.hint.is_empty())
        .then(|| view! { <p class="hint" id=hint_id>{it.hint}</p> }.into_any());
    view! {
        <div class="field" class:wrong=move || is_wrong.get()>
            <label for=id>{it.label}</label>
            {hint}
            {error}
            {control(work, it, described, is_wrong)}
        </div>
    }
    .into_any()
}

fn control(work: Work, it: Input, described: String, is_wrong: Memo<bool>) -> AnyView {
    let Input {
        id,
        kind,
        suggestions,
        ..
    } = it;
    let value = work.typed(&id);
    let at = id.clone();
    let note = move |text: String| work.note(&at, text);
    let invalid = move || is_wrong.get().then_some("true");
    match kind {
        Kind::Lines => {
            view! { <textarea id=id class="input" rows="3" maxlength="1000" aria-describedby=described aria-invalid=invalid prop:value=value on:input=typed(note)></textarea> }.into_any()
        }
        Kind::Day => {
            view! { <input id=id class="input" type="date" aria-describedby=described aria-invalid=invalid prop:value=value on:input=typed(note) /> }.into_any()
        }
        Kind::Days => {
            view! { <input id=id class="input w-s" inputmode="numeric" autocomplete="off" aria-describedby=described aria-invalid=invalid prop:value=value on:input=typed(note) /> }.into_any()
        }
        Kind::Line => {
            let list = format!("{id}-list");
            let options = suggestions
                .into_iter()
                .map(|it| view! { <option value=it></option> }.into_any())
                .collect_view();
            view! {
                <input id=id class="input" maxlength="1000" autocomplete="off" list=list.clone() aria-describedby=described aria-invalid=invalid prop:value=value on:input=typed(note) />
                <datalist id=list>{options}</datalist>
            }.into_any()
        }
        Kind::Choice(options) => {
            let options = options
                .into_iter()
                .map(|(key, label)| {
                    let selected = key == value;
                    view! { <option value=key selected=selected>{label}</option> }.into_any()
                })
                .collect_view();
            view! { <select id=id class="input" aria-describedby=described aria-invalid=invalid on:change=typed(note)>{options}</select> }.into_any()
        }
    }
}

/// A box to tick; what is ticked is noted as `1`.
pub(super) fn tick_box(work: Work, id: String, label: String) -> AnyView {
    let checked = work.typed(&id) == "1";
    let at = id.clone();
    let note = move |is: bool| work.note(&at, if is { "1" } else { "" }.to_owned());
    view! {
        <div class="choice">
            <input type="checkbox" id=id.clone() prop:checked=checked on:change=ticked(note) />
            <label for=id>{label}</label>
        </div>
    }
    .into_any()
}
