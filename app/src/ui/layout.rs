//! How wide a page is.

use leptos::prelude::*;

/// A page as wide as a line is good to read.
pub fn column(page: AnyView) -> AnyView {
    view! { <div class="wrap"><div class="column stack">{page}</div></div> }.into_any()
}

/// A page as wide as the frame.
pub fn wide(page: AnyView) -> AnyView {
    view! { <div class="wrap stack">{page}</div> }.into_any()
}
