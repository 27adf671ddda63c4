//! Everything that is chosen: radios, checkboxes, lists, yes or no, consent.

use hall_core::catalog::Opt;
use hall_core::value::Answer;
use leptos::prelude::*;

use super::field::FieldView;
use crate::ui::{ticked, typed};
use crate::words;

/// One option to click on.
struct Tick {
    kind: &'static str,
    id: String,
    name: String,
    label: String,
}

/// One of a few options, all shown.
pub(super) fn pick(view: &FieldView, options: &[Opt], invalid: Memo<bool>) -> AnyView {
    let (draft, place) = (view.draft, view.place);
    let chosen = chosen(view);
    let radios = options
        .iter()
        .enumerate()
        .map(|(position, option)| {
            let value = option.value.clone();
            let is_on = {
                let value = value.clone();
                Memo::new(move |_| chosen.with(|it| *it == value))
            };
            let choose = move |_: bool| draft.set(place, Answer::Text(value.clone()));
            tick(
                numbered(view, "radio", position, &option.label),
                is_on,
                choose,
            )
        })
        .collect_view();
    list(radios.into_any(), "choices", invalid)
}

/// Yes or no.
pub(super) fn yes_no(view: &FieldView, invalid: Memo<bool>) -> AnyView {
    let (draft, place) = (view.draft, view.place);
    let radios = [(true, words::YES), (false, words::NO)]
        .into_iter()
        .enumerate()
        .map(|(position, (value, label))| {
            let is_on = Memo::new(move |_| draft.answer(place) == Answer::Bool(value));
            let choose = move |_: bool| draft.set(place, Answer::Bool(value));
            tick(numbered(view, "radio", position, label), is_on, choose)
        })
        .collect_view();
    list(radios.into_any(), "choices inline", invalid)
}

/// A statement to agree to. Never ticked beforehand.
pub(super) fn agree(view: &FieldView, invalid: Memo<bool>) -> AnyView {
    let (draft, place) = (view.draft, view.place);
    let is_on = Memo::new(move |_| draft.answer(place) == Answer::Bool(true));
    let choose = move |on: bool| {
        draft.set(
            place,
            if on {
                Answer::Bool(true)
            } else {
                Answer::Nothing
            },
        );
    };
    list(
        tick(numbered(view, "checkbox", 0, words::AGREE), is_on, choose),
        "choices",
        invalid,
    )
}

/// Any of the options.
pub(super) fn check_many(view: &FieldView, options: &[Opt], invalid: Memo<bool>) -> AnyView {
    let (draft, place) = (view.draft, view.place);
    let boxes = options
        .iter()
        .enumerate()
        .map(|(position, option)| {
            let value = option.value.clone();
            let is_on = {
                let value = value.clone();
                Memo::new(move |_| many(&draft.answer(place)).contains(&value))
            };
            let choose = move |on: bool| {
                let mut values = many(&draft.answer(place));
                values.retain(|it| *it != value);
                if on {
                    values.push(value.clone());
                }
                draft.set(
                    place,
                    if values.is_empty() {
                        Answer::Nothing
                    } else {
                        Answer::List(values)
                    },
                );
            };
            tick(
                numbered(view, "checkbox", position, &option.label),
                is_on,
                choose,
            )
        })
        .collect_view();
    list(boxes.into_any(), "choices", invalid)
}

/// One of many options, in a list that opens.
pub(super) fn select(
    view: &FieldView,
    options: &[Opt],
    described: Memo<String>,
    invalid: Memo<bool>,
) -> AnyView {
    let (draft, place) = (view.draft, view.place);
    let chosen = chosen(view);
    let items = options
        .iter()
        .map(|option| {
            let value = option.value.clone();
            let is_on = {
                let value = value.clone();
                move || chosen.with(|it| *it == value)
            };
            view! { <option value=value prop:selected=is_on>{option.label.clone()}</option> }
                .into_any()
        })
        .collect_view();
    let choose = move |value: String| {
        draft.set(
            place,
            if value.is_empty() {
                Answer::Nothing
            } else {
                Answer::Text(value)
            },
        );
    };
    view! {
        <select id=view.id.clone() class="input w-m" aria-describedby=described
            aria-invalid=move || invalid.get().then_some("true") on:change=typed(choose)>
            <option value="" prop:selected=move || chosen.with(String::is_empty)>{words::PLEASE_CHOOSE}</option>
            {items}
        </select>
    }
    .into_any()
}

/// The chosen value: the person's, or the suggested one.
fn chosen(view: &FieldView) -> Memo<String> {
    let view = view.clone();
    Memo::new(move |_| match view.draft.answer(view.place) {
        Answer::Text(text) => text,
        _ => super::show::suggestion(&view),
    })
}

fn many(answer: &Answer) -> Vec<String> {
    match answer {
        Answer::List(items) => items.clone(),
        Answer::Text(item) => vec![item.clone()],
        _ => Vec::new(),
    }
}

fn numbered(view: &FieldView, kind: &'static str, position: usize, label: &str) -> Tick {
    Tick {
        kind,
        id: format!("{}-{position}", view.id),
        name: view.id.clone(),
        label: label.to_owned(),
    }
}

fn tick(tick: Tick, is_on: Memo<bool>, choose: impl Fn(bool) + 'static) -> AnyView {
    view! {
        <div class="choice">
            <input type=tick.kind id=tick.id.clone() name=tick.name prop:checked=is_on
                on:change=ticked(choose) />
            <label for=tick.id>{tick.label}</label>
        </div>
    }
    .into_any()
}

fn list(items: AnyView, class: &'static str, invalid: Memo<bool>) -> AnyView {
    view! { <div class=class data-invalid=move || invalid.get().then_some("true")>{items}</div> }
        .into_any()
}
