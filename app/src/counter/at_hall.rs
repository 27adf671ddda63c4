//! Keeping a draft at the hall, too: what that means, whether it is so, and how to stop.

use hall_api::Role;
use leptos::prelude::*;

use crate::api::Trouble;
use crate::draft::{Draft, Syncing};
use crate::route::{Route, Step};
use crate::session::use_session;
use crate::ui::{details, live, quiet_button};
use crate::words;
use crate::{clock, device};

/// The part of the form's page about it. A terminal of the hall keeps nothing, and offers no more.
pub(super) fn at_hall(draft: Draft) -> AnyView {
    if device::is_kiosk() {
        return ().into_any();
    }
    let session = use_session();
    let back = Route::sign_in(&Route::bundle(&draft.bundle_id(), Step::Form)).to_string();
    let applicant = move || {
        let person = session.person().filter(|it| it.role == Role::Applicant);
        person.map(|it| it.account)
    };
    let body = live(move || {
        if draft.at_hall().is_some() {
            let stop = quiet_button(words::STOP_AT_HALL, move || draft.stop_at_hall());
            let terms = details(words::KEEP_AT_HALL_MEANS, terms());
            return view! { {status(draft)}<div class="actions">{stop}</div>{terms} }.into_any();
        }
        let begin = match applicant() {
            // What it means stands before the button, not behind it.
            Some(account) => {
                let keep = move || draft.keep_at_hall(account.clone());
                let keep = quiet_button(words::KEEP_AT_HALL, keep);
                view! { {terms()}<div class="actions">{keep}</div> }.into_any()
            }
            None => view! { <p><a href=back.clone()>{words::AT_HALL_SIGN_IN}</a></p> }.into_any(),
        };
        view! { <p>{words::AT_HALL_OFF}</p>{status(draft)}{begin} }.into_any()
    });
    view! {
        <section class="stack-s" id="at-hall">
            <h2>{words::AT_HALL_TITLE}</h2>
            {body}
        </section>
    }
    .into_any()
}

/// What is sent, who sees it, how long it is kept, how to stop.
fn terms() -> AnyView {
    let terms = words::AT_HALL_TERMS
        .iter()
        .map(|(head, text)| view! { <dt>{*head}</dt><dd>{*text}</dd> }.into_any())
        .collect_view();
    view! { <dl class="terms">{terms}</dl> }.into_any()
}

/// How it stands.
fn status(draft: Draft) -> AnyView {
    let class = move || match draft.syncing() {
        Syncing::Idle if draft.at_hall().is_none() => "visually-hidden",
        Syncing::Busy => "save busy-elsewhere",
        Syncing::Failed(_) | Syncing::Gone => "save failed",
        Syncing::Idle | Syncing::Kept(_) => "save",
    };
    let text = move || match draft.syncing() {
        Syncing::Idle if draft.at_hall().is_some() => words::SYNC_SIGN_IN.to_owned(),
        Syncing::Idle => String::new(),
        Syncing::Busy => words::SYNCING.to_owned(),
        Syncing::Kept(at) => words::synced_at(&clock::hour_and_minute(at)),
        Syncing::Failed(Trouble::Offline) => words::SYNC_WAITS.to_owned(),
        Syncing::Failed(trouble) if trouble.is_signed_out() => words::SYNC_SIGN_IN.to_owned(),
        Syncing::Failed(_) => words::SYNC_REFUSED.to_owned(),
        Syncing::Gone => words::SYNC_GONE.to_owned(),
    };
    view! { <p class=class id="sync-state" role="status">{text}</p> }.into_any()
}
