//! Why a field is asked: who wants it, what for, and by which law.

use leptos::prelude::*;

use super::field::FieldView;
use crate::draft::{Draft, Place};
use crate::ui::live;
use crate::words;

/// The line to unfold. Cells leave it to their group.
pub(super) fn why(draft: Draft, view: &FieldView) -> AnyView {
    let Place::Field(field) = view.place else {
        return ().into_any();
    };
    let plan = view.plan.clone();
    let askers = Memo::new(move |_| {
        draft.watch(|check| {
            check
                .askers(field)
                .into_iter()
                .filter_map(|(service, it)| {
                    let name = plan.service(service)?.name.clone();
                    Some((name, it.purpose.clone(), plan.laws(&it.basis).join("、")))
                })
                .collect::<Vec<_>>()
        })
    });
    let lines = live(move || {
        askers
            .get()
            .into_iter()
            .map(|(service, purpose, laws)| {
                let laws = (!laws.is_empty()).then(|| {
                    view! { <span class="muted">{words::by_law(&laws)}</span> }.into_any()
                });
                view! { <li><strong>{service}</strong>{words::wants(&purpose)}{laws}</li> }
                    .into_any()
            })
            .collect_view()
    });
    if askers.with_untracked(Vec::is_empty) {
        return ().into_any();
    }
    view! {
        <details class="why">
            <summary>{live(move || words::why_asked(askers.with(Vec::len)))}</summary>
            <ul class="inside">{lines}</ul>
        </details>
    }
    .into_any()
}
