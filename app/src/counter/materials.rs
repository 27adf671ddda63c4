//! The materials: what is needed, for whom, and the ways in which each can be provided.

use hall_core::catalog::{Material, MaterialIx, Way};
use leptos::prelude::*;

use super::keeping::keep_question;
use super::material::card;
use crate::draft::Draft;
use crate::route::{Route, Step};
use crate::ui::{back_link, details, go_button, live, page, save_line, steps};
use crate::words;

/// The page. Materials that need nothing from the applicant stand at the end, folded away.
pub(super) fn materials(draft: Draft) -> AnyView {
    let bundle = draft.bundle_id();
    let lists = Memo::new(move |_| {
        draft.watch(|check| {
            let all = check.materials();
            let own = all.iter().filter(|it| it.settled.is_none() && !it.maybe);
            let free = all.iter().filter(|it| it.settled.is_some());
            (
                own.map(|it| it.material).collect::<Vec<_>>(),
                free.map(|it| it.material).collect::<Vec<_>>(),
            )
        })
    });
    let takes_files = Memo::new(move |_| {
        let plan = draft.plan();
        let all = &plan.bundle().materials;
        let takes = |it: &MaterialIx| all.get(it.at()).is_some_and(takes_file);
        lists.with(|it| it.0.iter().any(takes))
    });
    let own = live(move || {
        lists.with(|it| {
            it.0.iter()
                .map(|material| card::card(draft, *material))
                .collect_view()
        })
    });
    let free = live(move || {
        lists.with(|it| {
            let n = it.1.len();
            let cards =
                it.1.iter()
                    .map(|material| card::settled(draft, *material))
                    .collect_view();
            (0 < n).then(|| {
                details(
                    words::n_spared(n),
                    view! { <div class="stack-s">{cards}</div> }.into_any(),
                )
            })
        })
    });
    let body = view! {
        <p class="lead">{live(move || words::materials_lead(lists.with(|it| it.0.len()), lists.with(|it| it.1.len())))}</p>
        {live(move || takes_files.get().then(|| untrack(|| keep_question(draft))))}
        <div class="stack">{own}</div>
        {free}
        <div class="actions">
            {go_button(words::TO_CHECK, Route::bundle(&bundle, Step::Check))}
            {save_line(draft)}
        </div>
    }.into_any();
    view! {
        {steps(&bundle, 2)}
        {back_link(words::ALL_SECTIONS, Route::bundle(&bundle, Step::Form))}
        {page(words::MATERIALS_TITLE, body.into_any())}
    }
    .into_any()
}

/// Whether a file can be handed in for it: what stands on a photograph nobody can tell beforehand.
fn takes_file(material: &Material) -> bool {
    let mut ways = material.ways.iter();
    ways.any(|it| matches!(it, Way::Upload { .. }))
}
