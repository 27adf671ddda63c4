//! A case's part as the service's own form, with its labels and its order.

use hall_api::{FormEntry, FormPart, Offer};
use leptos::prelude::*;

use super::acts::{Place, Work, legend, pointer};
use crate::words;

/// A cell with more characters than this, an address for example, is given room: a day with its time is the
/// longest that reads well in a narrow column.
const LONG: usize = 16;

/// The form. Beside an entry stands a button to ask about it, where something can be asked for.
pub(super) fn form(work: Work, offers: &[Offer], parts: &[FormPart]) -> AnyView {
    let parts = parts.iter().map(|it| part(work, offers, it)).collect_view();
    view! { {legend(offers)}<div class="desk-form">{parts}</div> }.into_any()
}

fn part(work: Work, offers: &[Offer], part: &FormPart) -> AnyView {
    let entries = part
        .entries
        .iter()
        .filter(|it| it.table.is_empty())
        .map(|it| entry(work, offers, &part.title, it))
        .collect_view();
    let tables = part
        .entries
        .iter()
        .filter(|it| !it.table.is_empty())
        .map(table)
        .collect_view();
    view! { <section><h3>{part.title.clone()}</h3><dl>{entries}</dl>{tables}</section> }.into_any()
}

fn entry(work: Work, offers: &[Offer], heading: &str, entry: &FormEntry) -> AnyView {
    let wide = 40 < entry.value.chars().count();
    let value = if entry.value.is_empty() {
        view! { <span class="muted">{words::DESK_EMPTY}</span> }.into_any()
    } else {
        view! { <bdi>{entry.value.clone()}</bdi> }.into_any()
    };
    let place = Place {
        at: entry.at.clone(),
        heading: heading.to_owned(),
        label: entry.label.clone(),
    };
    let point = pointer(work, offers, &place);
    view! { <div class:wide=wide><dt>{entry.label.clone()}</dt><dd><div>{value}</div>{point}</dd></div> }
        .into_any()
}

fn table(entry: &FormEntry) -> AnyView {
    let mut rows = entry.table.iter();
    let head = rows
        .next()
        .into_iter()
        .flatten()
        .map(|it| view! { <th scope="col">{it.clone()}</th> }.into_any())
        .collect_view();
    let rows = rows
        .map(|row| {
            let cells = row
                .iter()
                .map(|it| {
                    let class = (LONG < it.chars().count()).then_some("long");
                    view! { <td class=class><bdi>{it.clone()}</bdi></td> }.into_any()
                })
                .collect_view();
            view! { <tr>{cells}</tr> }.into_any()
        })
        .collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=entry.label.clone()>
            <table class="data"><caption class="visually-hidden">{entry.label.clone()}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>
        </div>
    }
    .into_any()
}
