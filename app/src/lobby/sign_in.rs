//! Signing in.

use leptos::prelude::*;

use crate::navigation::use_navigation;
use crate::route::Route;
use crate::sign_in::sign_in_form;
use crate::ui::page;
use crate::words;

/// The page. `next` is where to go afterwards.
pub(super) fn sign_in(next: Option<String>) -> AnyView {
    let navigation = use_navigation();
    let next = next.unwrap_or_else(|| Route::Applications.to_string());
    let lead = view! { <p class="lead">{words::SIGN_IN_LEAD}</p> }.into_any();
    let form = sign_in_form(move || navigation.replace(&next));
    page(words::SIGN_IN, view! { {lead} {form} }.into_any())
}
