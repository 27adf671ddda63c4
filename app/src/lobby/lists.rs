//! The national lists: what is on each, how far that was verified, and what this hall has of it.

use hall_core::catalog::{Batch, CatalogIndex, Matter};
use leptos::prelude::*;

use crate::catalog::name_in;
use crate::route::{Route, Step};
use crate::ui::details;
use crate::words;

/// The lists, one to unfold each.
pub(super) fn national_lists(index: &CatalogIndex, batches: &[Batch]) -> AnyView {
    let batches = batches
        .iter()
        .map(|it| details(words::batch(it), inside(index, it)))
        .collect_view();
    view! {
        <section class="stack-s">
            <h2 class="stage">{words::NATIONAL_LISTS}</h2>
            <p class="muted">{words::NATIONAL_LISTS_LEAD}</p>
            <div>{batches}</div>
        </section>
    }
    .into_any()
}

fn inside(index: &CatalogIndex, batch: &Batch) -> AnyView {
    let matters = batch
        .matters
        .iter()
        .map(|it| matter(index, it))
        .collect_view();
    view! { <p class="small muted">{words::batch_source(batch)}</p><ul class="dots">{matters}</ul> }
        .into_any()
}

fn matter(index: &CatalogIndex, it: &Matter) -> AnyView {
    let unverified = (!it.verified)
        .then(|| view! { " "<span class="tag warn">{words::NAME_UNVERIFIED}</span> }.into_any());
    let bundles: Vec<AnyView> = it
        .bundles
        .iter()
        .filter_map(|id| {
            let name = name_in(index, id)?;
            let href = Route::bundle(id, Step::About).to_string();
            Some(view! { " → "<a href=href>{name}</a> }.into_any())
        })
        .collect();
    let closed = bundles.is_empty().then_some(words::NOT_OPEN_YET);
    view! { <li>{it.name.clone()}{unverified}{bundles}" "<span class="muted small">{closed}</span></li> }
        .into_any()
}
