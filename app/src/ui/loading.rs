//! While something is on its way.

use leptos::prelude::*;

use crate::words;

/// Says that something is on its way.
pub fn loading() -> AnyView {
    view! { <p class="muted" role="status">{words::LOADING}</p> }.into_any()
}
