//! The first page: what do you want to get done?

use std::sync::Arc;

use hall_core::catalog::{CatalogEntry, CatalogIndex};
use leptos::prelude::*;

use super::tree::tree;
use crate::catalog::{name_in, use_library};
use crate::clock;
use crate::outbox::{Outbox, queue, use_outbox};
use crate::route::{Route, Step};
use crate::search::search;
use crate::storage::{self, DraftNote};
use crate::ui::{self, Icon, fetched, icon, live, mini_figures, ready, threads, trouble, typed};
use crate::words;

/// The page.
pub(super) fn home() -> AnyView {
    ui::announce_arrival(words::HOME_TITLE);
    let library = use_library();
    let outbox = use_outbox();
    let query = RwSignal::new(String::new());
    let below = fetched(async move {
        let index = library.index().await;
        let drafts = storage::draft_notes().await.unwrap_or_default();
        ready(move || match index {
            Err(why) => trouble(&why),
            Ok(index) => {
                let resume = {
                    let index = Arc::clone(&index);
                    live(move || unfinished(&index, &drafts, outbox))
                };
                let list = live(move || found(&index, &query.get()));
                view! { {resume} <div id="found">{list}</div> }.into_any()
            }
        })
    });
    view! {
        <div class="hero">
            <div class="wrap">
                <h1 tabindex="-1">{words::HOME_ASK}</h1>
                <p class="lead">{words::HOME_LEAD}</p>
                <form class="ask" role="search" on:submit=|event| event.prevent_default()>
                    <label for="search">{words::SEARCH_LABEL}</label>
                    <div class="search">
                        {icon(Icon::Search)}
                        <input id="search" type="search" autocomplete="off" enterkeyhint="search" placeholder=words::SEARCH_EXAMPLE
                            on:input=typed(move |text| query.set(text)) />
                    </div>
                </form>
                <nav class="jump" aria-label=words::JUMP>
                    <a href="#citizen">{words::FOR_CITIZENS}</a>
                    <a href="#company">{words::FOR_COMPANIES}</a>
                    <a href=Route::Services.to_string()>{words::SERVICES_TITLE}</a>
                </nav>
                {threads(words::THREADS.iter().map(ToString::to_string).collect())}
            </div>
        </div>
        <div class="wrap">{queue()}{below}</div>
    }
    .into_any()
}

fn found(index: &Arc<CatalogIndex>, query: &str) -> AnyView {
    let entries = search(index, query);
    let searched = !query.trim().is_empty();
    let count = view! {
        <p class="muted visually-hidden" role="status">{searched.then(|| words::n_found(entries.len()))}</p>
    }.into_any();
    if entries.is_empty() {
        return view! { {count} <p class="stage-note">{words::NOTHING_FOUND}</p> }.into_any();
    }
    if !searched {
        return view! { {count} {tree(index)} }.into_any();
    }
    let cards = entries
        .into_iter()
        .map(|it| card(it, IN_RESULTS))
        .collect_view();
    view! { {count} <h2 class="stage">{words::FOUND}</h2><div class="cards">{cards}</div> }
        .into_any()
}

/// The heading level of a bundle among the results of a search, and in the tree, where the stage's
/// name stands above it already.
const IN_RESULTS: &str = "3";
pub(super) const IN_TREE: &str = "4";

/// A bundle.
pub(super) fn card(entry: &CatalogEntry, level: &'static str) -> AnyView {
    let href = Route::bundle(&entry.id, Step::About).to_string();
    let listed = entry.listed.as_ref();
    let mut kicker = listed.map_or_else(|| words::LOCAL.to_owned(), words::listed);
    if level == IN_RESULTS {
        kicker = format!("{} · {kicker}", entry.stage);
    }
    view! {
        <article class="card life">
            <p class="kicker">{kicker}</p>
            <p class="title" role="heading" attr:aria-level=level><a href=href>{entry.name.clone()}</a></p>
            <p>{entry.summary.clone()}</p>
            {mini_figures(entry)}
        </article>
    }
    .into_any()
}

/// The drafts that wait to be continued.
fn unfinished(index: &CatalogIndex, drafts: &[DraftNote], outbox: Outbox) -> AnyView {
    let cards: Vec<AnyView> = drafts
        .iter()
        .filter(|draft| outbox.of_bundle(&draft.bundle).is_none())
        .filter_map(|draft| {
            let name = name_in(index, &draft.bundle)?;
            let href = Route::bundle(&draft.bundle, Step::Form).to_string();
            let saved = words::saved_at(&clock::hour_and_minute(draft.saved_at));
            Some(
                view! {
                    <div class="card">
                        <div><strong>{name.clone()}</strong><p class="muted small">{saved}</p></div>
                        <a class="button small" href=href>{words::CONTINUE_DRAFT}<span class="visually-hidden">{name}</span></a>
                    </div>
                }
                .into_any(),
            )
        })
        .collect();
    if cards.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="resume" aria-label=words::UNFINISHED>
            <div class="row between"><h2>{words::UNFINISHED}</h2><a href="/drafts">{words::MANAGE_DRAFTS}</a></div>
            {cards}
        </section>
    }
    .into_any()
}
