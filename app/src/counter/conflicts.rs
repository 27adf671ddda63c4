//! What was written differently in two windows or on two devices: the list to choose from.

use leptos::prelude::*;

use super::place::place;
use crate::browser;
use crate::draft::Draft;
use crate::form::other_values;
use crate::route::{Route, Step};
use crate::ui::{Tone, go_button, live, notice};
use crate::words;

const LIST: &str = "conflicts";

/// The list, as long as something is open.
pub(super) fn conflicts(draft: Draft) -> AnyView {
    let places = Memo::new(move |_| {
        let open = draft.conflicts().into_iter();
        open.map(|it| it.at).collect::<Vec<String>>()
    });
    live(move || {
        let places = places.get();
        if places.is_empty() {
            return ().into_any();
        }
        let plan = draft.plan();
        let n = places.len();
        let items: Vec<AnyView> = places
            .iter()
            .map(|at| {
                let label = hall_core::words::place_of(plan.bundle(), at);
                let href = place(&plan, at);
                view! {
                    <li>{other_values(draft, at, label, go_on)}<p class="small"><a href=href>{words::SEE_PLACE}</a></p></li>
                }
                .into_any()
            })
            .collect();
        let body = view! { <p>{words::BOTH_KEPT}</p><ul class="stack-s conflicts">{items}</ul> };
        view! { <div role="status" id=LIST>{notice(Tone::Warn, words::n_conflicts(n), body.into_any())}</div> }
            .into_any()
    })
}

/// After a choice: the next one, or the top of the page.
fn go_on(_: &str) {
    if !browser::focus(LIST) {
        browser::focus_heading();
    }
}

/// Why nothing can be submitted yet, where something is open.
pub(super) fn in_the_way(draft: Draft) -> Option<AnyView> {
    let n = draft.conflicts().len();
    let to_list = format!("{}#{LIST}", Route::bundle(&draft.bundle_id(), Step::Form));
    (0 < n).then(|| {
        let body = view! {
            <p>{words::n_conflicts(n)}"。"</p>
            <div class="actions">{go_button(words::TO_CONFLICTS, to_list)}</div>
        };
        view! { <div role="status">{notice(Tone::Warn, words::CONFLICTS_FIRST, body.into_any())}</div> }
            .into_any()
    })
}
