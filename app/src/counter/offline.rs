//! Opening a bundle without a network: preparing for it, what is prepared, and what to do when it is not.

use std::sync::Arc;

use hall_core::catalog::CatalogIndex;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::catalog::{file_of, use_library};
use crate::route::{Route, Step};
use crate::ui::{Tone, button, details, fetched, live, notice, page, press, ready, trouble};
use crate::worker::{self, NotKept};
use crate::{browser, words};

/// Whether a bundle opens without a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Readiness {
    /// Being looked up.
    Unknown,
    /// Not yet.
    No,
    /// On its way.
    Coming,
    /// Yes.
    Yes,
    /// It was tried in vain.
    Failed,
    /// Never, in this browser.
    Impossible,
}

impl Readiness {
    async fn of(file: &str) -> Self {
        if !worker::is_possible() {
            return Self::Impossible;
        }
        if worker::kept().await.iter().any(|it| it == file) {
            Self::Yes
        } else {
            Self::No
        }
    }
}

/// On a bundle's own page: whether it opens without a network, and making it so.
pub(super) fn card(bundle: String) -> AnyView {
    let library = use_library();
    let state = RwSignal::new(Readiness::Unknown);
    let files = StoredValue::new(Vec::new());
    spawn_local(async move {
        let Ok(index) = library.index().await else {
            return;
        };
        let wanted = wanted(&index, &bundle);
        let readiness = match wanted.first() {
            Some(rules) => Readiness::of(rules).await,
            None => Readiness::Impossible,
        };
        // The page may be gone by now.
        if files.try_set_value(wanted).is_none() {
            state.set(readiness);
        }
    });
    view! {
        <section class="card stack-s">
            <h2>{words::WITHOUT_NETWORK}</h2>
            {control(state, files, words::NOT_PREPARED, None)}
        </section>
    }
    .into_any()
}

/// The files of the catalogue that a bundle needs: its rules, then the calendar.
fn wanted(index: &CatalogIndex, bundle: &str) -> Vec<String> {
    let rules = file_of(index, bundle);
    rules.into_iter().chain([index.calendar.clone()]).collect()
}

/// What is said of it, and the button. `invitation` is what is said before anything was done; `name` is
/// whose button it is, where there are several.
fn control(
    state: RwSignal<Readiness>,
    files: StoredValue<Vec<String>>,
    invitation: &'static str,
    name: Option<String>,
) -> AnyView {
    let prepare = move || {
        state.set(Readiness::Coming);
        spawn_local(async move {
            let kept = worker::keep(&files.get_value()).await;
            state.try_set(match kept {
                Ok(()) => Readiness::Yes,
                Err(NotKept::Impossible) => Readiness::Impossible,
                Err(NotKept::Interrupted) => Readiness::Failed,
            });
        });
    };
    let said = move || match state.get() {
        Readiness::Unknown => "",
        Readiness::No => invitation,
        Readiness::Coming => words::PREPARING,
        Readiness::Yes => words::PREPARED,
        Readiness::Failed => words::NOT_PREPARED_WHY,
        Readiness::Impossible => words::CANNOT_PREPARE,
    };
    let can_be_asked = move || matches!(state.get(), Readiness::No | Readiness::Failed);
    let of = move || {
        let name = name.clone();
        name.map(|it| view! { <span class="visually-hidden">{it}</span> }.into_any())
    };
    view! {
        <p class="small" role="status">{live(said)}</p>
        {live(move || can_be_asked().then(|| view! {
            <button type="button" class="button quiet small" on:click=press(prepare)>{words::PREPARE}{of()}</button>
        }.into_any()))}
    }
    .into_any()
}

/// Which bundles open without a network, and preparing others.
pub(super) fn list() -> AnyView {
    let library = use_library();
    let body = fetched(async move {
        let index = library.index().await;
        let kept = worker::kept().await;
        ready(move || match index {
            Err(why) => trouble(&why),
            Ok(index) => bundles(&index, &kept),
        })
    });
    view! { <section id="offline" class="stack-s"><h2>{words::WITHOUT_NETWORK_LIST}</h2>{body}</section> }.into_any()
}

fn bundles(index: &Arc<CatalogIndex>, kept: &[String]) -> AnyView {
    if !worker::is_possible() {
        return view! { <p class="muted">{words::CANNOT_PREPARE}</p> }.into_any();
    }
    let bundles = index.bundles.iter().map(|it| (&it.id, &it.name));
    let alone = index.services.iter().map(|it| (&it.id, &it.name));
    let is_kept = |id: &str| file_of(index, id).is_some_and(|file| kept.contains(&file));
    let there: Vec<AnyView> = bundles
        .clone()
        .chain(alone)
        .filter(|(id, _)| is_kept(id))
        .map(|(id, name)| {
            let href = Route::bundle(id, Step::About).to_string();
            view! { <li><a href=href>{name.clone()}</a></li> }.into_any()
        })
        .collect();
    let others: Vec<AnyView> = bundles
        .filter(|(id, _)| !is_kept(id))
        .map(|(id, name)| other(name, wanted(index, id)))
        .collect();
    let lead = if there.is_empty() {
        words::NONE_PREPARED
    } else {
        words::PREPARED_LEAD
    };
    view! {
        <p>{lead}</p>
        {(!there.is_empty()).then(|| view! { <ul class="ticks">{there}</ul> }.into_any())}
        {(!others.is_empty()).then(|| details(words::PREPARE_OTHERS, view! { <ul class="prepare">{others}</ul> }.into_any()))}
    }
    .into_any()
}

fn other(name: &str, files: Vec<String>) -> AnyView {
    let state = RwSignal::new(Readiness::No);
    let control = control(state, StoredValue::new(files), "", Some(name.to_owned()));
    view! { <li><span>{name.to_owned()}</span>{control}</li> }.into_any()
}

/// In the place of a bundle that was never opened and cannot be fetched.
pub(super) fn not_here() -> AnyView {
    let advice = view! {
        <p>{words::NOT_HERE_MEND}</p>
        <p><a href=format!("{}#offline", Route::Drafts)>{words::WHAT_IS_HERE}</a></p>
    };
    let body = view! {
        <div role="status">{notice(Tone::Warn, words::NOT_HERE, advice.into_any())}</div>
        <div class="row">{button(words::TRY_AGAIN, browser::reload)}</div>
    };
    page(words::CANNOT_OPEN, body.into_any())
}
