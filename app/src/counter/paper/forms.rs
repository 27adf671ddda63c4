//! Each department's form as it will be received, and the same forms empty.

use std::collections::BTreeMap;

use hall_core::application::Provided;
use hall_core::catalog::{Bundle, Service};
use hall_core::split::{Part, split};
use hall_core::statutory::{self, FormEntry, FormPart};
use leptos::prelude::*;

use super::{applicant, how_to_print, sheet_head, signatures};
use crate::draft::Draft;
use crate::route::{Route, Step};
use crate::ui::{back_link, live, page};
use crate::words;

/// The page with what each department will receive.
pub(in crate::counter) fn forms(draft: Draft) -> AnyView {
    let plan = draft.plan();
    let bundle_id = plan.bundle().id.clone();
    let sheets = live(move || {
        let parts = draft.watch(split).parts;
        let bundle = plan.bundle();
        parts
            .iter()
            .filter_map(|part| {
                let service = bundle.services.iter().find(|it| it.id == part.service)?;
                Some(filled(bundle, service, part))
            })
            .collect_view()
    });
    let body = view! { {how_to_print(words::FORMS_LEAD)} <div class="stack">{sheets}</div> };
    view! {
        {back_link(words::BACK, Route::bundle(&bundle_id, Step::Answers))}
        {page(words::FORMS_TITLE, body.into_any())}
    }
    .into_any()
}

/// The page with the empty forms.
pub(in crate::counter) fn blank(draft: Draft) -> AnyView {
    let plan = draft.plan();
    let bundle = plan.bundle();
    let sheets = bundle
        .services
        .iter()
        .map(|it| empty(bundle, it))
        .collect_view();
    let body = view! { {how_to_print(words::BLANK_LEAD)} <div class="stack">{sheets}</div> };
    view! {
        {back_link(bundle.name.clone(), Route::bundle(&bundle.id, Step::About))}
        {page(words::BLANK_TITLE, body.into_any())}
    }
    .into_any()
}

fn filled(bundle: &Bundle, service: &Service, part: &Part) -> AnyView {
    let form = statutory::form(bundle, service, part, &BTreeMap::new());
    let materials = part.materials.iter().map(|it| material(bundle, it));
    let materials: Vec<String> = materials.collect();
    sheet(
        bundle,
        service,
        &form,
        materials,
        words::NOT_SUBMITTED,
        applicant(),
    )
}

fn empty(bundle: &Bundle, service: &Service) -> AnyView {
    let form = statutory::blank(bundle, service);
    let materials = service.requirements.iter().map(|it| {
        let kind = words::form_kind(it.form, it.copies);
        format!("□ {} {}（{kind}）", it.number, it.label)
    });
    let materials = materials.collect();
    sheet(
        bundle,
        service,
        &form,
        materials,
        words::BLANK_MARK,
        words::LINE_TO_WRITE.into_any(),
    )
}

fn sheet(
    bundle: &Bundle,
    service: &Service,
    form: &[FormPart],
    materials: Vec<String>,
    mark: &'static str,
    applicant: AnyView,
) -> AnyView {
    let department = bundle.departments.get(usize::from(service.department));
    let department = department.map_or("", |it| it.name.as_str());
    let about = format!("{department} · {}", service.name);
    let parts = form.iter().map(part).collect_view();
    let materials = materials
        .into_iter()
        .map(|it| view! { <li>{it}</li> }.into_any())
        .collect_view();
    view! {
        <article class="sheet" data-service=service.id.clone()>
            {sheet_head(&service.form_title, mark, &about, applicant)}
            {parts}
            <section class="sheet-materials"><h3>{words::STEP_MATERIALS}</h3><ul>{materials}</ul></section>
            {signatures(&[words::SIGN_APPLICANT, words::SIGN_CLERK])}
        </article>
    }
    .into_any()
}

fn material(bundle: &Bundle, provided: &Provided) -> String {
    let material = bundle.materials.iter().find(|it| it.id == provided.id);
    let name = material.map_or(provided.id.as_str(), |it| it.name.as_str());
    let way = hall_core::words::way(provided.way);
    let files: Vec<&str> = provided.files.iter().map(|it| it.name.as_str()).collect();
    if files.is_empty() {
        format!("{name}：{way}")
    } else {
        format!("{name}：{way}（{}）", files.join("、"))
    }
}

/// A part of a form as a table with a label and a value in each row.
fn part(part: &FormPart) -> AnyView {
    let rows = part.entries.iter().map(entry).collect_view();
    view! {
        <table class="paper">
            <caption>{part.title.clone()}</caption>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn entry(entry: &FormEntry) -> AnyView {
    if entry.table.is_empty() {
        return view! {
            <tr><th scope="row">{entry.label.clone()}</th><td><bdi>{entry.value.clone()}</bdi></td></tr>
        }
        .into_any();
    }
    view! {
        <tr><th scope="row">{entry.label.clone()}</th><td class="inner">{table(&entry.table)}</td></tr>
    }
    .into_any()
}

/// The rows of a table. On paper it has no room to scroll, so a wide one turns into cards by itself.
fn table(rows: &[Vec<String>]) -> AnyView {
    let mut rows = rows.iter();
    let head: Vec<String> = rows.next().cloned().unwrap_or_default();
    let cards = rows
        .map(|row| {
            let cells = head
                .iter()
                .zip(row)
                .map(|(label, value)| {
                    view! { <div><dt>{label.clone()}</dt><dd><bdi>{value.clone()}</bdi></dd></div> }
                        .into_any()
                })
                .collect_view();
            view! { <dl>{cells}</dl> }.into_any()
        })
        .collect_view();
    cards.into_any()
}
