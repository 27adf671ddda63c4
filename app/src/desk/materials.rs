//! Materials with the way in which each was provided, and its files to open.

use hall_api::{CaseMaterial, Offer, StoredFile};
use leptos::prelude::*;

use super::acts::{Work, of_materials, pointer, standards};
use crate::words;

/// The materials, with their heading. `address` is where a file is, by its content.
pub(super) fn materials(
    work: Work,
    offers: &[Offer],
    all: &[CaseMaterial],
    address: &dyn Fn(&str) -> String,
) -> AnyView {
    let none = all
        .is_empty()
        .then(|| view! { <p class="muted">{words::DESK_NO_MATERIALS}</p> }.into_any());
    let items = all
        .iter()
        .map(|it| material(work, offers, it, address))
        .collect_view();
    view! { <section class="stack-s"><h2>{words::DESK_MATERIALS}</h2>{none}<ul class="stack-s">{items}</ul></section> }
        .into_any()
}

fn material(
    work: Work,
    offers: &[Offer],
    it: &CaseMaterial,
    address: &dyn Fn(&str) -> String,
) -> AnyView {
    let files = it.files.iter().map(|it| file(it, address)).collect_view();
    let places = of_materials(std::slice::from_ref(it));
    let point = places.first().map(|place| pointer(work, offers, place));
    let looked = places.first();
    let looked = looked.map(|place| standards(work, offers, place, &it.standards));
    view! {
        <li class="card stack-s">
            <div class="row between"><strong>{it.label.clone()}</strong><span class="tag">{hall_core::words::way(it.way)}</span></div>
            <p class="small">{it.note.clone()}</p>
            <ul class="files">{files}</ul>
            {looked}
            {point}
        </li>
    }
    .into_any()
}

fn file(file: &StoredFile, address: &dyn Fn(&str) -> String) -> AnyView {
    let href = address(&file.sha256);
    let kind = words::file_kind(&file.media_type);
    view! {
        <li>
            <span class="sheet" aria-hidden="true">{kind}</span>
            <span class="name"><bdi>{file.name.clone()}</bdi><span class="muted small">" "{words::file_size(file.size)}</span></span>
            <a href=href download=file.name.clone()>{words::DESK_OPEN_FILE}<span class="visually-hidden">{file.name.clone()}</span></a>
        </li>
    }
    .into_any()
}
