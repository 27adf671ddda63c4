//! Something to unfold.

use leptos::prelude::*;

/// A line that unfolds into more.
pub fn details(summary: impl Into<String>, inside: AnyView) -> AnyView {
    let summary: String = summary.into();
    view! { <details><summary>{summary}</summary><div class="inside">{inside}</div></details> }
        .into_any()
}
