//! What happened, the latest first: that is what somebody at a desk looks for.

use hall_api::Happened;
use leptos::prelude::*;

use crate::{clock, words};

/// The history, with its heading.
pub(super) fn history(all: &[Happened]) -> AnyView {
    let lines = all.iter().rev().map(line).collect_view();
    view! { <section><h2>{words::DESK_HISTORY}</h2><ol class="history">{lines}</ol></section> }
        .into_any()
}

fn line(it: &Happened) -> AnyView {
    view! {
        <li><time datetime=it.at.to_rfc3339()>{clock::moment(it.at)}</time>{it.what.clone()}<span class="muted small">{format!(" · {}", it.who)}</span></li>
    }
    .into_any()
}
