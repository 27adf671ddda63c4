//! The first page: what do you want to get done?

use hall_core::catalog::CatalogIndex;
use leptos::prelude::*;

use super::card::{Among, card};
use super::tree::tree;
use crate::catalog::{name_in, use_library};
use crate::clock;
use crate::outbox::{Outbox, queue, use_outbox};
use crate::route::{Route, Step};
use crate::search::BundleFinder;
use crate::storage::{self, DraftNote};
use crate::ui::{self, Icon, fetched, icon, live, press, ready, threads, trouble, typed};
use crate::words;

/// How many results are shown at first, and how many more at a time.
const SOME: usize = 24;

/// The page.
pub(super) fn home() -> AnyView {
    ui::announce_arrival(words::HOME_TITLE);
    let library = use_library();
    let outbox = use_outbox();
    let query = RwSignal::new(String::new());
    let n_shown = RwSignal::new(SOME);
    let below = fetched(async move {
        let index = library.index().await;
        let drafts = storage::draft_notes().await.unwrap_or_default();
        ready(move || match index {
            Err(why) => trouble(&why),
            Ok(index) => {
                let drafts = named(&index, drafts);
                let resume = live(move || unfinished(&drafts, outbox));
                let finder = BundleFinder::new(&index);
                let list = live(move || {
                    let query = query.get();
                    if query.trim().is_empty() {
                        tree(&index)
                    } else {
                        found(&index, &finder.find(&query), n_shown)
                    }
                });
                view! { {resume} <div id="found">{list}</div> }.into_any()
            }
        })
    });
    let look_for = move |text| {
        n_shown.set(SOME);
        query.set(text);
    };
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
                            on:input=typed(look_for) />
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

fn found(index: &CatalogIndex, found: &[usize], n_shown: RwSignal<usize>) -> AnyView {
    let count = view! {
        <p class="muted visually-hidden" role="status">{words::n_found(found.len())}</p>
    }
    .into_any();
    if found.is_empty() {
        return view! { {count} <p class="stage-note">{words::NOTHING_FOUND}</p> }.into_any();
    }
    let cards = found
        .iter()
        .take(n_shown.get())
        .filter_map(|at| index.bundles.get(*at))
        .map(|it| card(it, Among::Results))
        .collect_view();
    let more = (n_shown.get() < found.len()).then(|| {
        let show = move || n_shown.update(|it| *it += SOME);
        view! { <button type="button" class="button quiet" on:click=press(show)>{words::MORE_SERVICES}</button> }.into_any()
    });
    view! { {count} <h2 class="stage">{words::FOUND}</h2><div class="cards">{cards}</div> {more} }
        .into_any()
}

/// The drafts of bundles that there are, with their names.
fn named(index: &CatalogIndex, drafts: Vec<DraftNote>) -> Vec<(String, DraftNote)> {
    let name = |draft: DraftNote| Some((name_in(index, &draft.bundle)?, draft));
    drafts.into_iter().filter_map(name).collect()
}

/// The drafts that wait to be continued; what waits to be sent does not.
fn unfinished(drafts: &[(String, DraftNote)], outbox: Outbox) -> AnyView {
    let cards: Vec<AnyView> = drafts
        .iter()
        .filter(|(_, draft)| outbox.of_bundle(&draft.bundle).is_none())
        .map(|(name, draft)| {
            let href = Route::bundle(&draft.bundle, Step::Form).to_string();
            let saved = words::saved_at(&clock::hour_and_minute(draft.saved_at));
            view! {
                <div class="card">
                    <div><strong>{name.clone()}</strong><p class="muted small">{saved}</p></div>
                    <a class="button small" href=href>{words::CONTINUE_DRAFT}<span class="visually-hidden">{name.clone()}</span></a>
                </div>
            }
            .into_any()
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
