//! One case: the service's own form, its materials, and the decision.

use hall_api::{CaseMaterial, CaseView, FormEntry, FormPart, StoredFile};
use leptos::prelude::*;

use super::decide::decide;
use super::parties::parties;
use super::route::DeskRoute;
use crate::ui::{back_link, fetched, lane_tag, live, page, print_button, ready, trouble};
use crate::{api, clock, words};

/// The page.
pub(super) fn case(number: String) -> AnyView {
    let again = Trigger::new();
    live(move || {
        again.track();
        let number = number.clone();
        fetched(async move {
            let case = api::case(&number).await;
            ready(move || match case {
                Ok(case) => whole(&case, move || again.notify()),
                Err(why) => page(words::CANNOT_OPEN, trouble(&why)),
            })
        })
    })
}

fn whole(case: &CaseView, fetch: impl Fn() + Clone + Send + 'static) -> AnyView {
    let line = &case.line;
    let parts = case.form.iter().map(part).collect_view();
    let materials = case
        .materials
        .iter()
        .map(|it| material(&line.case, it))
        .collect_view();
    let promised = line
        .promised_on
        .map(|it| view! { <span>{words::promised_on(&clock::day(it))}</span> }.into_any());
    let none = case
        .materials
        .is_empty()
        .then(|| view! { <p class="muted">{words::DESK_NO_MATERIALS}</p> }.into_any());
    let body = view! {
        <p class="row"><span class="number">{line.case.clone()}</span>{lane_tag(line.state)}
            <span class="muted">{words::received_at(&clock::moment(line.received_at))}</span>{promised}</p>
        <div class="two">
            <div class="stack">
                <h2>{case.form_title.clone()}</h2>
                <div class="desk-form">{parts}</div>
                <h2>{words::DESK_MATERIALS}</h2>
                {none}
                <ul class="stack-s">{materials}</ul>
                <div class="actions">{print_button()}</div>
            </div>
            <aside class="stack">{parties(case)}{decide(case, fetch)}</aside>
        </div>
    }.into_any();
    view! { {back_link(words::DESK_CASES, DeskRoute::Cases)} {page(line.service.clone(), body.into_any())} }.into_any()
}

fn part(part: &FormPart) -> AnyView {
    let entries = part
        .entries
        .iter()
        .filter(|it| it.table.is_empty())
        .map(entry)
        .collect_view();
    let tables = part
        .entries
        .iter()
        .filter(|it| !it.table.is_empty())
        .map(table)
        .collect_view();
    view! { <section><h3>{part.title.clone()}</h3><dl>{entries}</dl>{tables}</section> }.into_any()
}

fn entry(entry: &FormEntry) -> AnyView {
    let wide = 40 < entry.value.chars().count();
    let value = if entry.value.is_empty() {
        view! { <span class="muted">{words::DESK_EMPTY}</span> }.into_any()
    } else {
        view! { <bdi>{entry.value.clone()}</bdi> }.into_any()
    };
    view! { <div class:wide=wide><dt>{entry.label.clone()}</dt><dd>{value}</dd></div> }.into_any()
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
                .map(|it| view! { <td><bdi>{it.clone()}</bdi></td> }.into_any())
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

fn material(case: &str, material: &CaseMaterial) -> AnyView {
    let files = material
        .files
        .iter()
        .map(|it| file(case, it))
        .collect_view();
    view! {
        <li class="card stack-s">
            <div class="row between"><strong>{material.label.clone()}</strong><span class="tag">{hall_core::words::way(material.way)}</span></div>
            <p class="small">{material.note.clone()}</p>
            <ul class="files">{files}</ul>
        </li>
    }
    .into_any()
}

fn file(case: &str, file: &StoredFile) -> AnyView {
    let href = api::case_file(case, &file.sha256);
    let kind = words::file_kind(&file.media_type);
    view! {
        <li>
            <span class="sheet" aria-hidden="true">{kind}</span>
            <span class="name"><bdi>{file.name.clone()}</bdi><span class="muted small">" "{words::file_size(file.size)}</span></span>
            <a href=href download=file.name.clone()>{words::DESK_DOWNLOAD}<span class="visually-hidden">{file.name.clone()}</span></a>
        </li>
    }
    .into_any()
}
