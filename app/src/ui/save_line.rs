//! Whether the draft is saved: four states, in words.

use leptos::prelude::*;

use crate::clock;
use crate::draft::{Draft, Saving};
use crate::words;

/// The line that says how the saving stands.
pub fn save_line(draft: Draft) -> AnyView {
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
    view! { <p class=class role="status">{text}</p> }.into_any()
}
