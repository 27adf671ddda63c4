//! Everything that happened, in plain words; and who of the staff looked.

use hall_api::{Happened, Looked};
use leptos::prelude::*;

use crate::ui::details;
use crate::{clock, words};

/// What happened, oldest first.
pub(super) fn history(all: &[Happened]) -> AnyView {
    let lines = all
        .iter()
        .map(|it| line(it.at, &it.what, &it.who))
        .collect_view();
    view! { <ol class="history">{lines}</ol> }.into_any()
}

/// Who looked, the latest first, folded away.
pub(super) fn looks(all: &[Looked]) -> AnyView {
    if all.is_empty() {
        return view! { <p class="muted small">{words::NO_LOOKS}</p> }.into_any();
    }
    let lines = all
        .iter()
        .map(|it| line(it.at, &it.what, &it.who))
        .collect_view();
    let inside = view! { <p class="small">{words::LOOKS_LEAD}</p><ol class="history">{lines}</ol> };
    details(words::LOOKS, inside.into_any())
}

fn line(at: chrono::DateTime<chrono::Utc>, what: &str, who: &str) -> AnyView {
    view! {
        <li><time datetime=at.to_rfc3339()>{clock::moment(at)}</time>{what.to_owned()}<span class="muted small">{format!(" · {who}")}</span></li>
    }
    .into_any()
}
