//! Where a prefilled answer comes from, and agreeing to it.

use leptos::prelude::*;

use super::field::FieldView;
use crate::draft::{Place, source_words};
use crate::ui::{live, press};
use crate::words;

/// The mark of an answer that was filled in; nothing for others.
pub(super) fn provenance(view: &FieldView) -> AnyView {
    let Place::Field(_) = view.place else {
        return ().into_any();
    };
    let (draft, plan, key) = (view.draft, view.plan.clone(), view.field.key.clone());
    let source = {
        let key = key.clone();
        Memo::new(move |_| draft.prefilled_from(&key))
    };
    live(move || {
        source.get().map(|source| {
            let from = source_words(plan.bundle(), &source);
            let key = key.clone();
            view! {
                <p class="from">
                    <span>{from}</span>
                    <button type="button" class="plain" on:click=press(move || draft.confirm(&key))>{words::CONFIRM}</button>
                </p>
            }.into_any()
        })
    })
}
