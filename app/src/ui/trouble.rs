//! When the hall does not answer, or says no.

use hall_api::ErrorCode;
use leptos::prelude::*;

use super::notice::{Tone, notice};
use crate::api::Trouble;
use crate::words;

/// What went wrong and what to do, as a note.
pub fn trouble(trouble: &Trouble) -> AnyView {
    let (what, mend) = trouble_words(trouble);
    let tone = if *trouble == Trouble::Offline {
        Tone::Warn
    } else {
        Tone::Bad
    };
    let request = match trouble {
        Trouble::Refused(envelope) if envelope.code == ErrorCode::Internal => {
            Some(words::quote_request(&envelope.request))
        }
        _ => None,
    };
    view! {
        <div role="alert">
            {notice(tone, what, view! { <p>{mend}</p> {request.map(|it| view! { <p class="small muted">{it}</p> }.into_any())} }.into_any())}
        </div>
    }
    .into_any()
}

/// What went wrong, and what to do.
pub fn trouble_words(trouble: &Trouble) -> (String, String) {
    match trouble {
        Trouble::Offline => (words::OFFLINE.to_owned(), words::OFFLINE_MEND.to_owned()),
        Trouble::Refused(envelope) => (envelope.message.clone(), envelope.mend.clone()),
        Trouble::Unreadable(_) => (
            words::UNREADABLE.to_owned(),
            words::UNREADABLE_MEND.to_owned(),
        ),
    }
}
