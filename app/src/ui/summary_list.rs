//! Answers to look over, each with a link to change it.

use leptos::prelude::*;

use crate::words;

/// One answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SummaryRow {
    /// What was asked.
    pub label: String,
    /// What was answered; empty if nothing was.
    pub value: String,
    /// Where it comes from, if it was filled in and not confirmed.
    pub from: Option<String>,
    /// Where to change it, if it can be.
    pub change: Option<String>,
}

/// The list.
pub fn summary_list(rows: Vec<SummaryRow>) -> AnyView {
    let rows = rows.into_iter().map(row).collect_view();
    view! { <dl class="summary">{rows}</dl> }.into_any()
}

fn row(row: SummaryRow) -> AnyView {
    let label = row.label.clone();
    let change = row.change.map(|href| {
        view! {
            <dd class="change">
                <a href=href>{words::CHANGE}<span class="visually-hidden">{label}</span></a>
            </dd>
        }
        .into_any()
    });
    let value = if row.value.is_empty() {
        view! { <span class="muted">{words::NOT_FILLED_IN}</span> }.into_any()
    } else {
        row.value.into_any()
    };
    let from = row
        .from
        .map(|it| view! { " " <span class="tag">{it}</span> }.into_any());
    view! { <div><dt>{row.label}</dt><dd>{value}{from}</dd>{change}</div> }.into_any()
}
