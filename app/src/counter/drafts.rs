//! The drafts on this device: taking them along as a file, bringing them back, throwing them away.

use std::collections::BTreeMap;

use hall_core::application::{self, Application};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::drafts_at_hall::drafts_at_hall;
use super::offline;
use crate::catalog::use_library;
use crate::channel::{self, Said};
use crate::navigation::use_navigation;
use crate::outbox::{queue, use_outbox};
use crate::route::{Route, Step};
use crate::storage::{self, StoredDraft};
use crate::ui::{Tone, live, notice, page, press};
use crate::{browser, clock, device, words};

/// The page.
pub(super) fn drafts() -> AnyView {
    let library = use_library();
    let outbox = use_outbox();
    let drafts = RwSignal::new(Vec::<StoredDraft>::new());
    let refused = RwSignal::new(None::<String>);
    spawn_local(async move {
        drop(library.index().await);
        drafts.set(storage::drafts().await.unwrap_or_default());
    });
    let list = live(move || {
        let name = |bundle: &str| library.name(bundle).unwrap_or_else(|| bundle.to_owned());
        drafts
            .get()
            .into_iter()
            .filter(|it| outbox.of_bundle(&it.application.bundle).is_none())
            .map(|it| card(name(&it.application.bundle), it, drafts))
            .collect_view()
    });
    let body = view! {
        {queue()}
        <p class="lead">{words::DRAFTS_LEAD}</p>
        {list}
        {live(move || drafts.with(Vec::is_empty).then(|| view! { <p class="muted">{words::NO_DRAFTS}</p> }.into_any()))}
        {drafts_at_hall(move |bundle| drafts.with(|it| it.iter().any(|it| it.application.bundle == bundle)))}
        {offline::list()}
        <h2>{words::IMPORT}</h2>
        <p class="hint">{words::IMPORT_HINT}</p>
        {live(move || refused.get().map(|it| view! { <div role="alert">{notice(Tone::Bad, words::IMPORT_FAILED, view! { <p>{it}</p> }.into_any())}</div> }.into_any()))}
        {picker(refused)}
    }.into_any();
    page(words::DRAFTS_TITLE, body.into_any())
}

fn card(name: String, draft: StoredDraft, drafts: RwSignal<Vec<StoredDraft>>) -> AnyView {
    let bundle = draft.application.bundle.clone();
    let href = Route::bundle(&bundle, Step::Form).to_string();
    let saved = words::saved_at(&clock::hour_and_minute(draft.saved_at));
    let export = {
        let application = draft.application.clone();
        move || {
            if let Ok(text) = serde_json::to_string_pretty(&application) {
                drop(browser::download(
                    "APPLICATION.json",
                    "application/json",
                    &text,
                ));
            }
        }
    };
    let throw_away = move || {
        if !browser::confirm(words::THROW_AWAY_SURE) {
            return;
        }
        let draft = draft.clone();
        spawn_local(async move {
            for file in draft.application.materials.iter().flat_map(|it| &it.files) {
                drop(storage::forget_file(&file.sha256).await);
            }
            drop(storage::forget_draft(&draft.application.bundle).await);
            channel::tell(&Said::Gone(draft.application.bundle));
            // The draft may be open in this page; loading anew forgets it there too.
            device::leave_unasked();
            browser::reload();
        });
        drafts.update(|it| it.retain(|it| it.application.bundle != bundle));
    };
    view! {
        <section class="card stack-s">
            <h2>{name}</h2>
            <p class="muted small">{saved}</p>
            <div class="row">
                <a class="button small" href=href>{words::CONTINUE}</a>
                <button type="button" class="button quiet small" on:click=press(export)>{words::EXPORT}</button>
                <button type="button" class="button danger small" on:click=press(throw_away)>{words::THROW_AWAY}</button>
            </div>
        </section>
    }
    .into_any()
}

fn picker(refused: RwSignal<Option<String>>) -> AnyView {
    let navigation = use_navigation();
    let library = use_library();
    let outbox = use_outbox();
    let open: super::bundle::Drafts = expect_context();
    let choose = move |event: web_sys::Event| {
        let input = event
            .target()
            .and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
        let Some(file) = input.and_then(|it| it.files()?.get(0)) else {
            return;
        };
        let open = open.clone();
        spawn_local(async move {
            let bytes = wasm_bindgen_futures::JsFuture::from(file.array_buffer()).await;
            let bytes = bytes
                .map(|it| js_sys::Uint8Array::new(&it).to_vec())
                .unwrap_or_default();
            let read = match application::parse(&bytes) {
                Ok(it) => it,
                Err(finding) => {
                    let said =
                        hall_core::words::finding(&hall_core::catalog::Bundle::default(), &finding);
                    refused.set(Some(format!("{} {}", said.what, said.mend)));
                    return;
                }
            };
            if outbox.of_bundle(&read.bundle).is_some() {
                refused.set(Some(words::QUEUED_DRAFT.to_owned()));
                return;
            }
            if library.plan(&read.bundle).await.ok().flatten().is_none() {
                refused.set(Some(words::IMPORT_UNKNOWN.to_owned()));
                return;
            }
            let to = Route::bundle(&read.bundle, Step::Form).to_string();
            open.take_in(imported(read));
            navigation.go(to);
        });
    };
    view! {
        <label class="pick">
            <span class="button quiet small">{words::CHOOSE_FILE}</span>
            <input type="file" accept="application/json,.json" on:change=choose />
        </label>
    }
    .into_any()
}

/// Files stay behind on the device that they were chosen on: only their names travel.
fn imported(read: Application) -> StoredDraft {
    let mut application = Application {
        submitted_by: None,
        prefilled: BTreeMap::new(),
        ..read
    };
    for material in &mut application.materials {
        material.files.clear();
    }
    StoredDraft {
        application,
        saved_at: clock::now_ms(),
        // Saved as soon as it is open, in the way that the person chose.
        was_open: true,
        ..StoredDraft::default()
    }
}
