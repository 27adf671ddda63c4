//! An address that leads nowhere.

use leptos::prelude::*;

use super::actions::go_button;
use super::page::page;
use crate::route::Route;
use crate::words;

/// Says so, and leads on.
pub fn not_found() -> AnyView {
    let body = view! {
        <p>{words::NO_SUCH_PAGE_MEND}</p>
        <div class="actions">{go_button(words::TO_HOME, Route::Home)}</div>
    }
    .into_any();
    page(words::NO_SUCH_PAGE, body.into_any())
}
