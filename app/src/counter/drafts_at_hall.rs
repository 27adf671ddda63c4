//! The drafts that are at the hall and not on this device: opening them here, or deleting them there.

use hall_api::{DraftLine, Role};
use hall_core::reconcile::Version;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::keeping::Keeper;
use super::open_drafts::Drafts;
use crate::catalog::use_library;
use crate::draft::from_hall;
use crate::navigation::{Navigation, use_navigation};
use crate::route::{Route, Step};
use crate::session::use_session;
use crate::storage::{AtHall, StoredDraft};
use crate::ui::{live, press};
use crate::{api, browser, clock, words};

/// The list, for somebody who is signed in. `here` says whether a bundle has a draft on this device.
pub(super) fn drafts_at_hall(here: impl Fn(&str) -> bool + Send + 'static) -> AnyView {
    let session = use_session();
    let navigation = use_navigation();
    let lines = RwSignal::new(Vec::<DraftLine>::new());
    let account = Memo::new(move |_| {
        let person = session.person().filter(|it| it.role == Role::Applicant);
        person.map(|it| it.account)
    });
    Effect::new(move |_| {
        if account.get().is_some() {
            spawn_local(async move {
                lines.try_set(api::drafts().await.unwrap_or_default());
            });
        } else {
            lines.set(Vec::new());
        }
    });
    live(move || {
        let account = account.get().unwrap_or_default();
        let elsewhere: Vec<AnyView> = lines
            .get()
            .into_iter()
            .filter(|it| !here(&it.bundle))
            .map(|it| card(it, account.clone(), navigation, lines))
            .collect();
        if elsewhere.is_empty() {
            return ().into_any();
        }
        view! { <h2>{words::DRAFTS_AT_HALL}</h2>{elsewhere} }.into_any()
    })
}

fn card(
    line: DraftLine,
    account: String,
    navigation: Navigation,
    lines: RwSignal<Vec<DraftLine>>,
) -> AnyView {
    let bundle = line.bundle.clone();
    let drafts: Drafts = expect_context();
    let keeper: Keeper = expect_context();
    let library = use_library();
    let open = move || {
        let (bundle, account, drafts) = (bundle.clone(), account.clone(), drafts.clone());
        spawn_local(async move {
            if let Some(stored) = fetch(&bundle, account).await {
                drafts.bring_in(library, keeper, stored).await;
                navigation.go(Route::bundle(&bundle, Step::Form));
            } else {
                navigation.announce(words::NOT_FETCHED);
            }
        });
    };
    let bundle = line.bundle;
    let delete = move || {
        if !browser::confirm(words::DELETE_AT_HALL_SURE) {
            return;
        }
        let bundle = bundle.clone();
        spawn_local(async move {
            if api::delete_draft(&bundle).await.is_ok() {
                lines.update(|it| it.retain(|it| it.bundle != bundle));
            } else {
                navigation.announce(words::NOT_FETCHED);
            }
        });
    };
    view! {
        <section class="card stack-s at-hall">
            <h3>{line.bundle_name}</h3>
            <p class="muted small">{words::changed_on(&clock::moment(line.changed_at))}</p>
            <div class="row">
                <button type="button" class="button small" on:click=press(open)>{words::OPEN_HERE}</button>
                <button type="button" class="button danger small" on:click=press(delete)>{words::DELETE_AT_HALL}</button>
            </div>
        </section>
    }
    .into_any()
}

/// A draft from the hall, as it is opened here. It is saved once it is open, because only then is it known
/// what in it is sensitive and may be kept.
async fn fetch(bundle: &str, account: String) -> Option<StoredDraft> {
    let view = api::draft(bundle).await.ok()?;
    let stored = from_hall(view.content);
    let mut application = stored.application.clone();
    application.meanings.clear();
    let base = Version {
        application,
        conflicts: stored.conflicts.clone(),
    };
    Some(StoredDraft {
        was_open: true,
        hall: Some(AtHall {
            account,
            revision: view.draft.revision,
            base,
        }),
        ..stored
    })
}
