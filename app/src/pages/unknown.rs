//! An address that leads nowhere.

use leptos::prelude::*;

use crate::route::Route;
use crate::ui::{go_button, page};
use crate::words;

/// Says so, and leads on.
pub(super) fn unknown() -> AnyView {
    let body = view! {
        <p>{words::NO_SUCH_PAGE_MEND}</p>
        <div class="actions">{go_button(words::TO_HOME, Route::Home)}</div>
    }
    .into_any();
    page(words::NO_SUCH_PAGE, body.into_any())
}
