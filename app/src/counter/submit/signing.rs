//! Declaring that all is true, and signing: here by typing the name, or on paper before the clerk who helps.

use leptos::prelude::*;

use super::sending::{Sending, failed, sender};
use crate::draft::Draft;
use crate::route::{Route, Step};
use crate::session::Session;
use crate::ui::{self, Problem, Tone, error_summary, go_button, live, notice, ticked, typed};
use crate::{browser, device, words};

/// What the person signs here. It stays when the page is drawn anew, e.g. because the network is back.
#[derive(Clone, Copy, Debug)]
pub(super) struct Signing {
    pub(super) signature: RwSignal<String>,
    agreed: RwSignal<bool>,
    problems: RwSignal<Vec<Problem>>,
    pub(super) sending: RwSignal<Sending>,
    pub(super) session: Session,
}

impl Signing {
    /// Nothing is signed yet.
    pub(super) fn new(session: Session) -> Self {
        Self {
            signature: RwSignal::new(String::new()),
            agreed: RwSignal::new(false),
            problems: RwSignal::new(Vec::new()),
            sending: RwSignal::new(Sending::Not),
            session,
        }
    }
}

/// Declaring and signing.
pub(super) fn signed(draft: Draft, signing: Signing, is_helped: bool) -> AnyView {
    let Signing {
        signature,
        agreed,
        problems,
        sending,
        ..
    } = signing;
    let send = sender(draft, signing, is_helped);
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
        {(!is_helped).then(|| here(signing))}
        {status}
        <div class="actions">
            <button type="button" class="button" aria-disabled=move || busy().then_some("true") on:click=ui::press(press)>{words::SUBMIT}</button>
        </div>
    }
    .into_any()
}

/// Signing here, by typing the name.
fn here(signing: Signing) -> AnyView {
    let Signing {
        signature, session, ..
    } = signing;
    let hint = live(move || {
        let person = session.person();
        words::sign_as(person.as_ref().map_or(words::ANY_NAME, |it| &it.name))
    });
    view! {
        <div class="field">
            <label for="signature">{words::SIGNATURE}</label>
            <p class="hint" id="signature-hint">{hint}</p>
            <input id="signature" class="input w-m signature" autocomplete=device::remembered("name") aria-describedby="signature-hint"
                value=signature.get_untracked() on:input=typed(move |text| signature.set(text)) />
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
    if !is_helped && signature.trim().is_empty() {
        gaps.push(Problem {
            what: words::SIGN_FIRST.to_owned(),
            href: "#signature".to_owned(),
        });
    }
    gaps
}
