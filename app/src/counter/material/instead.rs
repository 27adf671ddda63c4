//! Why this document and not another, where others would do as well; and the way to change over.

use hall_core::application::Provided;
use hall_core::catalog::MaterialIx;
use hall_core::precheck::{MaterialState, Reason};
use leptos::prelude::*;

use crate::draft::Draft;
use crate::ui::press;
use crate::words;

/// The reason, and a button for each document that could take its place. Nothing where there is no choice.
pub(super) fn instead(draft: Draft, state: &MaterialState) -> AnyView {
    let (reason, others) = draft.peek(|check| (check.reason(state), check.alternatives(state)));
    let Some(why) = why(draft, &reason) else {
        return ().into_any();
    };
    let current = state.material;
    let buttons = others
        .into_iter()
        .filter_map(|other| change_over(draft, current, other))
        .collect_view();
    view! { <p class="instead small">{why}{buttons}</p> }.into_any()
}

fn why(draft: Draft, reason: &Reason) -> Option<String> {
    match reason {
        Reason::Only => None,
        Reason::HandedIn => Some(words::CHOSEN_HANDED_IN.to_owned()),
        Reason::AtHand => Some(words::CHOSEN_AT_HAND.to_owned()),
        Reason::ServesMost(n) => Some(words::chosen_serves(*n)),
        Reason::NamedFirst => Some(words::CHOSEN_FIRST.to_owned()),
        Reason::NeededAnyway(services) => {
            let plan = draft.plan();
            let names = services.iter().filter_map(|it| plan.service(*it));
            let names: Vec<&str> = names.map(|it| it.name.as_str()).collect();
            Some(words::chosen_anyway(&names.join("、")))
        }
    }
}

/// Takes the other document in the place of the present one, in its first way.
fn change_over(draft: Draft, current: MaterialIx, other: MaterialIx) -> Option<AnyView> {
    let plan = draft.plan();
    let materials = &plan.bundle().materials;
    let current = materials.get(current.at())?.id.clone();
    let other = materials.get(other.at())?;
    let (id, way) = (other.id.clone(), other.ways.first()?.kind());
    let change = move || {
        draft.withdraw(&current);
        draft.provide(Provided {
            id: id.clone(),
            way,
            files: Vec::new(),
            licence: None,
            signed: None,
        });
    };
    let text = words::use_instead(&other.name);
    Some(
        view! { <button type="button" class="plain" on:click=press(change)>{text}</button> }
            .into_any(),
    )
}
