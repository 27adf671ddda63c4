//! Sending a submission, once.
//!
//! The key that makes a submission idempotent is saved with the draft before anything is sent: after
//! a lost connection or a crash the same key goes out again, and the hall knows that it is the same
//! submission.

use hall_api::{ErrorCode, Receipt, Submission};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::offer_queue::offer_queue;
use super::super::open_drafts::Drafts;
use super::signing::Signing;
use crate::api::{self, Trouble};
use crate::catalog::use_library;
use crate::channel::{self, Said};
use crate::draft::Draft;
use crate::navigation::use_navigation;
use crate::outbox::NewEntry;
use crate::route::Route;
use crate::{storage, ui, upload, words};

/// How far the sending is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Sending {
    Not,
    Files(usize, usize),
    Application,
    Failed(Trouble, Box<NewEntry>),
}

/// What the button does once everything is there.
pub(super) fn sender(
    draft: Draft,
    signing: Signing,
    witnessed: bool,
) -> impl Fn() + Clone + 'static {
    let navigation = use_navigation();
    let library = use_library();
    let drafts: Drafts = expect_context();
    move || {
        let drafts = drafts.clone();
        let person = untrack(|| signing.session.person());
        // At the counter the person signs on paper, under the name on the card.
        let signature = match &person {
            Some(it) if witnessed => it.name.clone(),
            _ => signing.signature.get_untracked(),
        };
        let owner = person.map(|it| it.account);
        let sending = signing.sending;
        spawn_local(async move {
            // Another device may have written something that must not be submitted unseen.
            sending.try_set(Sending::Application);
            draft.sync_now().await;
            if untrack(|| !draft.conflicts().is_empty()) {
                sending.try_set(Sending::Not);
                return;
            }
            let key = draft.submission_key().0;
            drop(draft.keep_now().await);
            let entry = written(draft, key, owner, (signature, witnessed));
            match send(&entry, sending).await {
                Ok(receipt) => {
                    finish(draft).await;
                    navigation.replace(Route::Receipt(receipt.number));
                }
                Err(trouble) => {
                    if matches!(&trouble, Trouble::Refused(it) if it.code == ErrorCode::CatalogChanged)
                    {
                        library.forget();
                        drafts.reopen_next(draft);
                    }
                    sending.try_set(Sending::Failed(trouble, Box::new(entry)));
                }
            }
        });
    }
}

/// The submission, written once: what is sent now and what may be sent later are the same bytes.
fn written(
    draft: Draft,
    key: String,
    owner: Option<String>,
    (signature, witnessed): (String, bool),
) -> NewEntry {
    let application = draft.to_submit();
    let all = application.materials.iter().flat_map(|it| &it.files);
    NewEntry {
        key,
        owner,
        bundle: draft.bundle_id(),
        title: draft.plan().bundle().name.clone(),
        files: all.cloned().collect(),
        draft: draft.hall_revision(),
        body: serde_json::to_string(&Submission {
            application,
            signature,
            witnessed,
        })
        .unwrap_or_default(),
    }
}

async fn send(entry: &NewEntry, sending: RwSignal<Sending>) -> Result<Receipt, Trouble> {
    let account = entry.owner.as_ref().ok_or(Trouble::Offline)?;
    for (n, file) in entry.files.iter().enumerate() {
        sending.try_set(Sending::Files(n + 1, entry.files.len()));
        upload::send(account, file).await?;
    }
    sending.try_set(Sending::Application);
    api::submit(entry.body.clone(), &entry.key, account, entry.draft).await
}

/// The hall has it: what was kept here is no longer needed, and on a shared computer must go.
async fn finish(draft: Draft) {
    let application = draft.to_submit();
    for file in application.materials.iter().flat_map(|it| &it.files) {
        drop(storage::forget_file(&file.sha256).await);
    }
    draft.clear();
    drop(storage::forget_draft(&application.bundle).await);
    channel::tell(&Said::Gone(application.bundle));
}

pub(super) fn failed(trouble: &Trouble, entry: NewEntry) -> AnyView {
    let more = match trouble {
        Trouble::Offline => Some(offer_queue(entry)),
        Trouble::Refused(it) if it.code == ErrorCode::Unavailable => Some(offer_queue(entry)),
        Trouble::Refused(it) if it.code == ErrorCode::KeyReused => {
            Some(view! { <p><a href="/applications">{words::SEE_APPLICATIONS}</a></p> }.into_any())
        }
        Trouble::Refused(it) if !it.findings.is_empty() => {
            let items = it
                .findings
                .iter()
                .map(|it| view! { <li>{it.at.clone()}</li> }.into_any())
                .collect_view();
            Some(view! { <ul class="dots small">{items}</ul> }.into_any())
        }
        _ => None,
    };
    view! { <div class="stack-s">{ui::trouble(trouble)}{more}</div> }.into_any()
}
