//! Whether the draft is saved, in words; what a reload would lose; and the way out when the browser
//! cannot keep it.

use leptos::prelude::*;

use super::live::{live, press};
use crate::draft::{Draft, Keeper, Saving};
use crate::{browser, clock, device, words};

/// What an application file is called.
const FILE: &str = "APPLICATION.json";

/// The lines that say how the saving stands.
pub fn save_line(draft: Draft) -> AnyView {
    if device::is_kiosk() {
        return view! { <p class="save none" role="status">{words::NOT_KEPT_HERE}</p> }.into_any();
    }
    let keeper: Option<Keeper> = use_context();
    let class = move || match draft.saving() {
        Saving::Failed(_) => "save failed",
        Saving::Busy => "save busy",
        Saving::Untouched | Saving::Saved(_) => "save",
    };
    let text = move || match draft.saving() {
        Saving::Untouched => words::SAVES_ITSELF.to_owned(),
        Saving::Busy => words::SAVING.to_owned(),
        Saving::Saved(at) => words::saved_at(&clock::hour_and_minute(at)),
        Saving::Failed(why) => words::not_saved(&why),
    };
    let at_risk = Memo::new(move |_| keeper.map_or_else(Vec::new, |it| draft.at_risk(it.0.get())));
    let risk = live(move || {
        let labels = at_risk.get();
        let text = (!labels.is_empty()).then(|| words::only_in_memory(&labels));
        text.map(|it| view! { <p class="save risk">{it}</p> }.into_any())
    });
    let has_failed = Memo::new(move |_| matches!(draft.saving(), Saving::Failed(_)));
    let export = move || {
        drop(browser::download(
            FILE,
            "application/json",
            &draft.as_file(),
        ));
    };
    let way_out = live(move || {
        has_failed.get().then(|| {
            view! { <button type="button" class="button quiet small" on:click=press(export)>{words::SAVE_AS_FILE}</button> }
                .into_any()
        })
    });
    view! { <div class="saves"><p class=class role="status">{text}</p>{way_out}{risk}</div> }
        .into_any()
}
