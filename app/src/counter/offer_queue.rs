//! The hall was not reached: offering to send it later, in plain words.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::keeping::Keeper;
use super::open_drafts::Drafts;
use crate::outbox::{self, NewEntry};
use crate::ui::{Tone, button, live, notice};
use crate::{device, words};

/// The offer. Nothing is kept before the person has said so.
pub(super) fn offer_queue(entry: NewEntry) -> AnyView {
    if device::is_kiosk() || !outbox::can_queue() {
        return ().into_any();
    }
    let keeper: Keeper = expect_context();
    let drafts: Drafts = expect_context();
    let failed = RwSignal::new(false);
    let put = move || {
        let (entry, drafts) = (entry.clone(), drafts.clone());
        spawn_local(async move {
            // Files that were only in memory are sealed onto the disk by this: the sender finds them there.
            if !keeper.keep_on_device(&drafts).await {
                failed.set(true);
                return;
            }
            // The page of the bundle follows the outbox and shows the queue from here on.
            if outbox::add(&entry).await.is_err() {
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
