//! Signing and submitting, once.
//!
//! The key that makes a submission idempotent is saved with the draft before anything is sent: after
//! a lost connection or a crash the same key goes out again, and the hall knows that it is the same
//! submission.

use hall_api::{ErrorCode, Person, Receipt, Submission};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::conflicts::in_the_way;
use super::offer_queue::offer_queue;
use super::open_drafts::Drafts;
use crate::api::{self, Trouble};
use crate::browser;
use crate::catalog::use_library;
use crate::channel::{self, Said};
use crate::draft::Draft;
use crate::navigation::use_navigation;
use crate::outbox::NewEntry;
use crate::route::{Route, Step};
use crate::session::{Who, use_session};
use crate::sign_in::sign_in_form;
use crate::ui::{
    self, Problem, Tone, back_link, error_summary, go_button, live, notice, page, steps, ticked,
    typed,
};
use crate::{device, storage, upload, words};

/// How far the sending is.
#[derive(Clone, Debug, PartialEq)]
enum Sending {
    Not,
    Files(usize, usize),
    Application,
    Failed(Trouble, Box<NewEntry>),
}

/// The page.
pub(super) fn submit(draft: Draft) -> AnyView {
    let bundle = draft.bundle_id();
    let session = use_session();
    let acceptable = draft.watch(|check| check.verdict().is_acceptable());
    let body = live(move || {
        if let Some(open) = in_the_way(draft) {
            return open;
        }
        if !acceptable {
            let link = go_button(
                words::TO_CHECK,
                Route::bundle(&draft.bundle_id(), Step::Check),
            );
            return notice(
                Tone::Warn,
                words::NOT_READY,
                view! { <div class="actions">{link}</div> }.into_any(),
            );
        }
        if let Some(person) = session.person() {
            return signing(draft, Some(&person));
        }
        if session.who() == Who::Nobody && !session.is_reachable() {
            let lead = view! { <p>{words::OFFLINE_SUBMIT_LEAD}</p> }.into_any();
            let lead = notice(Tone::Warn, words::OFFLINE_SUBMIT, lead);
            return view! { {lead} {signing(draft, None)} }.into_any();
        }
        let lead = notice(
            Tone::Plain,
            words::SIGN_IN_TO_SUBMIT,
            view! { <p>{words::DRAFT_IS_KEPT}</p> }.into_any(),
        );
        view! { {lead} {sign_in_form(|| {})} }.into_any()
    });
    view! {
        {steps(&bundle, 4)}
        {back_link(words::BACK, Route::bundle(&bundle, Step::Answers))}
        {page(words::SUBMIT_TITLE, body.into_any())}
    }
    .into_any()
}

/// Declaring and signing. Without a person, because the hall cannot be reached, it can only be queued.
fn signing(draft: Draft, person: Option<&Person>) -> AnyView {
    let is_helped = person.is_some_and(|it| it.helper.is_some());
    // At the counter the person signs on paper, under the name on the card.
    let name = person.filter(|_| is_helped).map(|it| it.name.clone());
    let signature = RwSignal::new(name.unwrap_or_default());
    let agreed = RwSignal::new(false);
    let problems = RwSignal::new(Vec::<Problem>::new());
    let sending = RwSignal::new(Sending::Not);
    let owner = person.map(|it| it.account.clone());
    let send = sender(draft, owner, (signature, is_helped), sending);
    let press = move || {
        if matches!(
            sending.get_untracked(),
            Sending::Files(..) | Sending::Application
        ) {
            return;
        }
        let open = gaps(
            &signature.get_untracked(),
            agreed.get_untracked(),
            is_helped,
        );
        let complete = open.is_empty();
        problems.set(open);
        if complete {
            send();
        } else {
            browser::focus_soon(ui::ERROR_SUMMARY);
        }
    };
    let busy = move || matches!(sending.get(), Sending::Files(..) | Sending::Application);
    let status = live(move || match sending.get() {
        Sending::Not => ().into_any(),
        Sending::Files(n, of) => {
            view! { <p role="status">{words::sending_files(n, of)}</p> }.into_any()
        }
        Sending::Application => view! { <p role="status">{words::SENDING}</p> }.into_any(),
        Sending::Failed(trouble, entry) => failed(&trouble, *entry),
    });
    view! {
        {live(move || error_summary(problems.get()))}
        <p class="lead">{words::SUBMIT_LEAD}</p>
        <ul class="dots">{words::DECLARATION.iter().map(|it| view! { <li>{*it}</li> }.into_any()).collect_view()}</ul>
        {is_helped.then(|| on_paper(&draft.bundle_id()))}
        <div class="choices">
            <div class="choice">
                <input type="checkbox" id="agree" prop:checked=agreed on:change=ticked(move |on| agreed.set(on)) />
                <label for="agree">{if is_helped { words::WITNESSED } else { words::I_DECLARE }}</label>
            </div>
        </div>
        {(!is_helped).then(|| here(person, signature))}
        {status}
        <div class="actions">
            <button type="button" class="button" aria-disabled=move || busy().then_some("true") on:click=ui::press(press)>{words::SUBMIT}</button>
        </div>
    }
    .into_any()
}

/// Signing here, by typing the name.
fn here(person: Option<&Person>, signature: RwSignal<String>) -> AnyView {
    let hint = words::sign_as(person.map_or(words::ANY_NAME, |it| &it.name));
    view! {
        <div class="field">
            <label for="signature">{words::SIGNATURE}</label>
            <p class="hint" id="signature-hint">{hint}</p>
            <input id="signature" class="input w-m signature" autocomplete=device::remembered("name") aria-describedby="signature-hint"
                on:input=typed(move |text| signature.set(text)) />
        </div>
    }
    .into_any()
}

/// Signing on paper, before the clerk who helps.
fn on_paper(bundle: &str) -> AnyView {
    let print = go_button(words::PRINT_FORMS, Route::bundle(bundle, Step::Forms));
    let lead = view! { <p>{words::WITNESS_LEAD}</p><div class="actions">{print}</div> }.into_any();
    notice(Tone::Plain, words::WITNESS_HEAD, lead)
}

fn gaps(signature: &str, agreed: bool, is_helped: bool) -> Vec<Problem> {
    let mut gaps = Vec::new();
    if !agreed {
        let what = if is_helped {
            words::WITNESS_FIRST
        } else {
            words::DECLARE_FIRST
        };
        gaps.push(Problem {
            what: what.to_owned(),
            href: "#agree".to_owned(),
        });
    }
    if signature.trim().is_empty() {
        gaps.push(Problem {
            what: words::SIGN_FIRST.to_owned(),
            href: "#signature".to_owned(),
        });
    }
    gaps
}

/// What the button does once everything is there.
fn sender(
    draft: Draft,
    owner: Option<String>,
    (signature, witnessed): (RwSignal<String>, bool),
    sending: RwSignal<Sending>,
) -> impl Fn() + Clone + 'static {
    let navigation = use_navigation();
    let library = use_library();
    let drafts: Drafts = expect_context();
    move || {
        let drafts = drafts.clone();
        let owner = owner.clone();
        let signature = signature.get_untracked();
        spawn_local(async move {
            // Another device may have written something that must not be submitted unseen.
            sending.set(Sending::Application);
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
                    sending.set(Sending::Failed(trouble, Box::new(entry)));
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
        sending.set(Sending::Files(n + 1, entry.files.len()));
        upload::send(account, file).await?;
    }
    sending.set(Sending::Application);
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

fn failed(trouble: &Trouble, entry: NewEntry) -> AnyView {
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
