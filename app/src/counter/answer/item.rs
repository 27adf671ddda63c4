//! One place that something is asked about: who asks, what is wrong, how to mend it; then the very field,
//! material or question, as it stands on the form.

use hall_api::RequestItem;
use hall_core::catalog::{Level, MaterialIx};
use hall_core::correction::Named;
use hall_core::precheck::Asked;
use hall_core::report::Finding;
use leptos::prelude::*;

use super::found::{Found, PAGE};
use crate::counter::material::card::{card, settled};
use crate::draft::{Draft, Place, element_id};
use crate::form::field;
use crate::ui::{live, remark, ticked};
use crate::words;

/// The place `at`, with all that is asked about it. `named` are all places of the request.
pub(super) fn item(
    draft: Draft,
    (number, of): (usize, usize),
    (at, asks): (&str, &[RequestItem]),
    named: &[String],
    found: Found,
) -> AnyView {
    let place = asks.first().map_or("", |it| &it.place);
    let title = words::nth_place(number, of, place);
    let id = format!("asked-{number}");
    let said = asks.iter().map(ask).collect_view();
    let control = match untrack(|| shown_with(draft, at, named)) {
        Some(other) => {
            let href = format!("#{}", element_id(&other));
            view! { <p class="muted"><a href=href>{words::SAME_PLACE}</a></p> }.into_any()
        }
        None => control(draft, at),
    };
    view! {
        <section class="stack-s">
            <h2 id=id tabindex="-1">{title}</h2>
            {said}
            {refusals(draft, at.to_owned(), found)}
            {control}
        </section>
    }
    .into_any()
}

fn ask(item: &RequestItem) -> AnyView {
    let basis = (!item.basis.is_empty())
        .then(|| view! { <p class="small muted">{item.basis.clone()}</p> }.into_any());
    let mend = (!item.mend.is_empty())
        .then(|| view! { <p>{words::how_to_mend(&item.mend)}</p> }.into_any());
    view! {
        <div class="asked">
            <p><strong>{words::asked_by_whom(&item.who, &item.problem)}</strong></p>
            {mend}{basis}
        </div>
    }
    .into_any()
}

/// The other named place with which this one is shown: the table or the row that it is in, or an earlier one
/// where either of two materials will do.
fn shown_with(draft: Draft, at: &str, named: &[String]) -> Option<String> {
    let position = named.iter().position(|it| it == at)?;
    let is_opened_by = |by: &str, at: &str| draft.peek(|check| Named::of([by], check).opens(at));
    let mut others = named.iter().enumerate().filter(|(_, it)| *it != at);
    let other = others.find(|(number, other)| {
        is_opened_by(other, at) && (*number < position || !is_opened_by(at, other))
    });
    other.map(|it| it.1.clone())
}

/// What the hall did not take here.
fn refusals(draft: Draft, at: String, found: Found) -> AnyView {
    let lines = live(move || {
        let named = draft.watch(|check| Named::of([at.as_str()], check));
        let here = |it: &&Finding| named.opens(&it.at);
        let plan = draft.plan();
        found.refused.with(|all| {
            all.iter()
                .filter(here)
                .map(|it| {
                    let said = hall_core::words::finding(plan.bundle(), it);
                    remark(it.level, &said.what, &said.mend)
                })
                .collect_view()
        })
    });
    view! { <div role="status">{lines}</div> }.into_any()
}

/// The field, the cells, the material or the question.
pub(super) fn control(draft: Draft, at: &str) -> AnyView {
    if let Some(id) = at.strip_prefix("material.") {
        return material(draft, id.to_owned());
    }
    if let Some(id) = at.strip_prefix("situation.") {
        return question(draft, id, at);
    }
    let places = untrack(|| draft.places_of(at));
    let all = places.clone();
    let is_asked = Memo::new(move |_| all.iter().any(|it| is_open(draft, *it)));
    let fields = places
        .into_iter()
        .map(|place| field(draft, place, PAGE))
        .collect_view();
    let none = live(move || {
        (!is_asked.get())
            .then(|| view! { <p class="muted">{words::NOT_ASKED_ANY_MORE}</p> }.into_any())
    });
    view! { {fields}{none} }.into_any()
}

fn is_open(draft: Draft, place: Place) -> bool {
    !matches!(draft.asked(place), Asked::No | Asked::Maybe)
}

/// The material, and those that services accept in its place as far as one of them is wanted now.
fn material(draft: Draft, id: String) -> AnyView {
    let wanted = Memo::new(move |_| {
        draft.watch(|check| {
            let materials = &check.plan().bundle().materials;
            let is_it = |it: MaterialIx| materials.get(it.at()).is_some_and(|it| it.id == id);
            let all = check.materials().iter().filter(|it| !it.maybe);
            all.filter(|state| {
                let others = check.alternatives(state);
                is_it(state.material) || others.into_iter().any(is_it)
            })
            .map(|state| (state.material, state.settled.is_some()))
            .collect::<Vec<_>>()
        })
    });
    live(move || {
        let all = wanted.get();
        if all.is_empty() {
            return view! { <p class="muted">{words::NOT_ASKED_ANY_MORE}</p> }.into_any();
        }
        let cards = all.into_iter().map(|(material, is_settled)| {
            untrack(|| {
                if is_settled {
                    settled(draft, material)
                } else {
                    card(draft, material)
                }
            })
        });
        cards.collect_view().into_any()
    })
}

/// A guiding question.
fn question(draft: Draft, id: &str, at: &str) -> AnyView {
    let plan = draft.plan();
    let questions = &plan.bundle().questions;
    let Some(question) = questions.iter().find(|it| it.id == id).cloned() else {
        return view! { <p class="muted">{words::NOT_ASKED_ANY_MORE}</p> }.into_any();
    };
    let chosen = {
        let id = question.id.clone();
        Memo::new(move |_| draft.application(|it| it.situation.get(&id).cloned()))
    };
    let options = question
        .options
        .iter()
        .enumerate()
        .map(|(position, option)| {
            let (id, value) = (question.id.clone(), option.value.clone());
            let is_on = {
                let value = value.clone();
                move || chosen.with(|it| it.as_ref() == Some(&value))
            };
            let input = format!("{}-{position}", question.id);
            view! {
                <div class="choice">
                    <input type="radio" name=question.id.clone() id=input.clone() autocomplete="off" prop:checked=is_on
                        on:change=ticked(move |_| draft.set_situation(&id, &value)) />
                    <label for=input>{option.label.clone()}</label>
                </div>
            }
            .into_any()
        })
        .collect_view();
    view! {
        <fieldset class="field" id=element_id(at)>
            <legend>{question.ask.clone()}</legend>
            {wrong_at(draft, at.to_owned())}
            <div class="choices">{options}</div>
        </fieldset>
    }
    .into_any()
}

/// What the pre-check says is wrong at a place that has no field of its own to say it.
fn wrong_at(draft: Draft, at: String) -> AnyView {
    live(move || {
        let plan = draft.plan();
        let found = draft.findings(&at).into_iter();
        let wrong = found.filter(|it| it.level == Level::Error);
        wrong
            .map(|it| {
                let said = hall_core::words::finding(plan.bundle(), &it);
                remark(it.level, &said.what, &said.mend)
            })
            .collect_view()
    })
}
