//! A bundle whose draft waits in the outbox: where it stands, and no way to change it meanwhile.

use leptos::prelude::*;

use crate::draft::Draft;
use crate::navigation::use_navigation;
use crate::outbox::{State, card, use_outbox};
use crate::route::{Route, Step};
use crate::ui::{back_link, live, page};
use crate::words;

/// The page. Once the application has arrived it leads to the receipt.
pub(super) fn queued(draft: Draft) -> AnyView {
    let bundle = draft.bundle_id();
    let outbox = use_outbox();
    let navigation = use_navigation();
    let entry = {
        let bundle = bundle.clone();
        Memo::new(move |_| outbox.of_bundle(&bundle))
    };
    Effect::new(move |_| {
        let arrived = entry.get().filter(|it| it.state == State::Done);
        if let Some(number) = arrived.and_then(|it| it.number) {
            navigation.replace(Route::Receipt(number));
        }
    });
    let is_refused = Memo::new(move |_| {
        let state = entry.with(|it| it.as_ref().map(|it| it.state));
        state == Some(State::Refused)
    });
    let page = live(move || {
        let (title, lead) = if is_refused.get() {
            (words::NOT_TAKEN_TITLE, words::NOT_TAKEN_LEAD)
        } else {
            (words::QUEUED_TITLE, words::QUEUED_LEAD)
        };
        let card = live(move || entry.get().map(card));
        page(
            title,
            view! { <p class="lead">{lead}</p> {card} }.into_any(),
        )
    });
    view! { {back_link(words::BACK, Route::bundle(&bundle, Step::About))} {page} }.into_any()
}
