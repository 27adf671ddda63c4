//! Signing and submitting, once.

mod sending;
mod signing;

use leptos::prelude::*;

use super::conflicts::in_the_way;
use crate::draft::Draft;
use crate::route::{Route, Step};
use crate::session::{Session, Who, use_session};
use crate::sign_in::sign_in_form;
use crate::ui::{Tone, back_link, go_button, live, loading, notice, page, steps};
use crate::words;
use signing::{Signing, signed};

/// Whether and how it can be signed now.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Stage {
    /// The hall was not asked yet who is there.
    Unknown,
    /// Nobody is signed in, and could be.
    SignIn,
    /// By typing the name. Without a person, because the hall cannot be reached, it can only be queued.
    Here,
    /// On paper, before the clerk who helps.
    OnPaper,
}

/// The page.
pub(super) fn submit(draft: Draft) -> AnyView {
    let bundle = draft.bundle_id();
    let session = use_session();
    let signing = Signing::new(session);
    let stage = Memo::new(move |_| match session.who() {
        Who::Unknown => Stage::Unknown,
        Who::Person(it) if it.helper.is_some() => Stage::OnPaper,
        Who::Nobody if session.is_reachable() => Stage::SignIn,
        Who::Person(_) | Who::Nobody => Stage::Here,
    });
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
        let stage = stage.get();
        untrack(|| match stage {
            Stage::Unknown => loading(),
            Stage::SignIn => {
                let lead = view! { <p>{words::DRAFT_IS_KEPT}</p> }.into_any();
                let lead = notice(Tone::Plain, words::SIGN_IN_TO_SUBMIT, lead);
                view! { {lead} {sign_in_form(|| {})} }.into_any()
            }
            Stage::Here => {
                view! { {queued_only(session)} {signed(draft, signing, false)} }.into_any()
            }
            Stage::OnPaper => signed(draft, signing, true),
        })
    });
    view! {
        {steps(&bundle, 4)}
        {back_link(words::BACK, Route::bundle(&bundle, Step::Answers))}
        {page(words::SUBMIT_TITLE, body.into_any())}
    }
    .into_any()
}

/// That it can only be queued, as long as nobody is known because the hall cannot be reached.
fn queued_only(session: Session) -> AnyView {
    live(move || {
        session.person().is_none().then(|| {
            let lead = view! { <p>{words::OFFLINE_SUBMIT_LEAD}</p> }.into_any();
            notice(Tone::Warn, words::OFFLINE_SUBMIT, lead)
        })
    })
}
