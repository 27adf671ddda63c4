//! A page: its title, its heading, and arriving at it.

use leptos::prelude::*;

use crate::navigation::use_navigation;
use crate::words;

/// A page with its heading. Everything else on it comes from `body`.
///
/// Once it is there it sets the title and moves the focus; see [`crate::navigation`].
pub fn page(title: impl Into<String>, body: AnyView) -> AnyView {
    let title = title.into();
    announce_arrival(&title);
    view! { <h1 tabindex="-1">{title}</h1> {body} }.into_any()
}

/// Tells the browser and screen readers that this page is there; for pages with a heading of their own.
pub fn announce_arrival(title: &str) {
    let navigation = use_navigation();
    let title = title.to_owned();
    Effect::new(move |_| navigation.arrived(&title, words::SITE));
}

/// A link back, above the heading.
pub fn back_link(label: impl Into<String>, to: impl ToString) -> AnyView {
    let label = label.into();
    view! { <a class="back" href=to.to_string()>{label}</a> }.into_any()
}
