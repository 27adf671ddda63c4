//! What can be done with what is chosen. It stays in sight at the foot of the list.

use hall_api::BatchAct;
use leptos::prelude::*;

use super::{Several, is_for};
use crate::ui::{live, press};
use crate::{browser, words};

/// The id of the bar.
const BAR: &str = "batch-bar";

/// The bar. As long as nothing is chosen, it is one line.
pub(in crate::desk) fn bar(several: Several) -> AnyView {
    // The button goes with what it clears, and must not take the focus along.
    let none = move || {
        several.chosen.set(Vec::new());
        browser::focus_soon(BAR);
    };
    let is_none = move || several.chosen.with(Vec::is_empty);
    let class = move || {
        if is_none() {
            "batch-bar none stack-s"
        } else {
            "batch-bar stack-s"
        }
    };
    let chosen = move || words::batch_chosen(several.chosen.with(Vec::len));
    let mixed = live(move || {
        is_mixed(several)
            .then(|| view! { <p class="small">{words::BATCH_ONE_SERVICE}</p> }.into_any())
    });
    view! {
        <div id=BAR tabindex="-1" class=class role="group" aria-label=words::BATCH>
            <p class="row between"><strong role="status">{chosen}</strong>
                <button type="button" class="plain small" on:click=press(none)>{words::BATCH_NONE}</button></p>
            {mixed}
            <div class="actions">{begin(several, BatchAct::Approve)}{begin(several, BatchAct::Take)}{begin(several, BatchAct::Release)}</div>
        </div>
    }
    .into_any()
}

/// Whether what is chosen is of several services.
fn is_mixed(several: Several) -> bool {
    several.chosen.with(|all| {
        let first = all.first().map(|it| &it.service_id);
        all.iter().any(|it| Some(&it.service_id) != first)
    })
}

fn begin(several: Several, act: BatchAct) -> AnyView {
    let class = match act {
        BatchAct::Approve => "button",
        BatchAct::Take | BatchAct::Release => "button quiet",
    };
    let n = move || {
        several
            .chosen
            .with(|all| all.iter().filter(|it| is_for(act, it)).count())
    };
    let is_off = move || n() == 0 || (act == BatchAct::Approve && is_mixed(several));
    let ask = move || {
        if !untrack(is_off) {
            several.ask(act);
        }
    };
    let label = move || words::batch_begin(act, n());
    view! { <button type="button" class=class aria-disabled=move || (is_off() || several.busy.get()).then_some("true") on:click=press(ask)>{label}</button> }
        .into_any()
}
