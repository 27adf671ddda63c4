//! The drafts on this device: taking them along as a file or as codes, bringing them back, throwing them away.

mod export;
mod film;
mod import;
mod scan;
mod show;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::drafts_at_hall::drafts_at_hall;
use super::offline;
use super::open_drafts::Drafts;
use crate::catalog::use_library;
use crate::channel::{self, Said};
use crate::outbox::{queue, use_outbox};
use crate::route::{Route, Step};
use crate::storage::{self, StoredDraft};
use crate::ui::{live, page, press};
use crate::{browser, clock, device, words};

/// The page.
pub(super) fn drafts() -> AnyView {
    let library = use_library();
    let outbox = use_outbox();
    let open: Drafts = expect_context();
    let drafts = RwSignal::new(Vec::<StoredDraft>::new());
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
            .map(|it| card(name(&it.application.bundle), it, drafts, &open))
            .collect_view()
    });
    let none = live(move || {
        drafts
            .with(Vec::is_empty)
            .then(|| view! { <p class="muted">{words::NO_DRAFTS}</p> }.into_any())
    });
    let body = view! {
        {queue()}
        <p class="lead">{words::DRAFTS_LEAD}</p>
        {list}
        {none}
        {drafts_at_hall(move |bundle| drafts.with(|it| it.iter().any(|it| it.application.bundle == bundle)))}
        {offline::list()}
        {import::import()}
        {scan::scan()}
    }
    .into_any();
    page(words::DRAFTS_TITLE, body)
}

fn card(
    name: String,
    draft: StoredDraft,
    drafts: RwSignal<Vec<StoredDraft>>,
    open: &Drafts,
) -> AnyView {
    let bundle = draft.application.bundle.clone();
    let href = Route::bundle(&bundle, Step::Form).to_string();
    let saved = words::saved_at(&clock::hour_and_minute(draft.saved_at));
    let export = export::export(&draft.application, open);
    let show = show::show(&draft.application, open);
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
                <button type="button" class="button danger small" on:click=press(throw_away)>{words::THROW_AWAY}</button>
            </div>
            {show}
            {export}
        </section>
    }
    .into_any()
}
