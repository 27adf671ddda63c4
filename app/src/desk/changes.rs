//! What an answer changed: old and new side by side, entry by entry.

use hall_api::Changed;
use leptos::prelude::*;

use crate::words;

/// The changes, with their heading; nothing if there are none.
pub(super) fn changes(all: &[Changed]) -> AnyView {
    if all.is_empty() {
        return ().into_any();
    }
    let rows = all.iter().map(row).collect_view();
    view! {
        <section class="stack-s">
            <h2>{words::DESK_CHANGES}</h2>
            <div class="table-scroll" tabindex="0" role="region" aria-label=words::DESK_CHANGES>
                <table class="data changes">
                    <thead><tr><th scope="col">{words::DESK_ENTRY}</th><th scope="col">{words::DESK_BEFORE}</th><th scope="col">{words::DESK_AFTER}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn row(it: &Changed) -> AnyView {
    let before = if it.before.is_empty() {
        view! { <span class="muted">{words::DESK_NOT_THERE}</span> }.into_any()
    } else {
        view! { <del>{it.before.clone()}</del> }.into_any()
    };
    let after = if it.after.is_empty() {
        view! { <span class="muted">{words::DESK_GONE}</span> }.into_any()
    } else {
        view! { <ins>{it.after.clone()}</ins> }.into_any()
    };
    view! { <tr><th scope="row">{it.label.clone()}</th><td>{before}</td><td>{after}</td></tr> }
        .into_any()
}
