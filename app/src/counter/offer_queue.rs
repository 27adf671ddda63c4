//! The hall was not reached: offering to send it later, in plain words.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::outbox::{self, NewEntry};
use crate::ui::{Tone, button, live, notice};
use crate::{storage, words};

/// The offer. Nothing is kept before the person has said so.
pub(super) fn offer_queue(entry: NewEntry) -> AnyView {
    if !outbox::can_queue() {
        return ().into_any();
    }
    let failed = RwSignal::new(false);
    let put = move || {
        let entry = entry.clone();
        spawn_local(async move {
            // The page of the bundle follows the outbox and shows the queue from here on.
            let is_kept = storage::keep_for_sending(&entry.files).await.is_ok();
            if !is_kept || outbox::add(&entry).await.is_err() {
                failed.set(true);
            }
        });
    };
    let body = view! {
        <ul class="dots">{words::QUEUE_LEAD.iter().map(|it| view! { <li>{*it}</li> }.into_any()).collect_view()}</ul>
        <p>{words::QUEUE_OR}</p>
        <div class="actions">{button(words::QUEUE, put)}</div>
        {live(move || failed.get().then(|| view! { <p role="alert">{words::QUEUE_FAILED}</p> }.into_any()))}
    }
    .into_any();
    notice(Tone::Plain, words::QUEUE_TITLE, body)
}
