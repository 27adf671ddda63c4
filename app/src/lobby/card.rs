//! The card of a bundle: what it is, who set it up, and what it saves.

use hall_core::catalog::CatalogEntry;
use leptos::prelude::*;

use crate::route::{Route, Step};
use crate::ui::mini_figures;
use crate::words;

/// Where a bundle's card stands; in the tree the stage's name stands above it already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Among {
    /// The results of a search.
    Results,
    /// The bundles of a stage of life.
    Stage,
}

/// A bundle.
pub(super) fn card(entry: &CatalogEntry, among: Among) -> AnyView {
    let href = Route::bundle(&entry.id, Step::About).to_string();
    let listed = entry.listed.as_ref();
    let mut kicker = listed.map_or_else(|| words::LOCAL.to_owned(), words::listed);
    if among == Among::Results {
        kicker = format!("{} · {kicker}", entry.stage);
    }
    let link = view! { <a href=href>{entry.name.clone()}</a> };
    let title = match among {
        Among::Results => view! { <h3 class="title">{link}</h3> }.into_any(),
        Among::Stage => view! { <h4 class="title">{link}</h4> }.into_any(),
    };
    view! {
        <article class="card life">
            <p class="kicker">{kicker}</p>
            {title}
            <p>{entry.summary.clone()}</p>
            {mini_figures(entry)}
        </article>
    }
    .into_any()
}
