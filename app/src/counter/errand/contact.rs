//! Another telephone number or address.

use hall_core::flow::Act;
use leptos::prelude::*;

use super::Case;
use super::sender::Sender;
use crate::ui::{live, typed};
use crate::{browser, words};

const FIELD: &str = "contact";

/// The page's body.
pub(super) fn contact(_: &Case, sender: Sender) -> AnyView {
    let text = RwSignal::new(String::new());
    let missing = RwSignal::new(false);
    let write = move |typed: String| {
        missing.set(false);
        text.set(typed);
    };
    let act = move || {
        let note = text.get_untracked().trim().to_owned();
        if note.is_empty() {
            missing.set(true);
            browser::focus(FIELD);
        } else {
            sender.send(Act::ChangeContact, note);
        }
    };
    let error = live(move || {
        missing.get().then(|| {
            view! { <p class="error" role="alert">{words::CONTACT_MISSING}</p> }.into_any()
        })
    });
    view! {
        <div class="field">
            <label for=FIELD>{words::CONTACT_NEW}</label>
            <p class="hint" id="contact-hint">{words::CONTACT_HINT}</p>
            {error}
            <textarea id=FIELD class="input w-l" rows="3" maxlength="1000" autocomplete="off" aria-describedby="contact-hint" on:input=typed(write)></textarea>
        </div>
        {sender.button("button", words::CONTACT_DO, act)}
    }
    .into_any()
}
