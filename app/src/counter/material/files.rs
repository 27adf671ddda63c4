//! Files to hand in: choosing, photographing, looking at them, taking them back.

use hall_core::application::{FileRef, Provided};
use hall_core::catalog::{Material, Way, WayKind};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{File, HtmlInputElement};

use crate::draft::Draft;
use crate::ui::{live, press};
use crate::upload;
use crate::{storage, words};

/// What is said while files are chosen.
#[derive(Clone, Copy, Debug, Default)]
struct Told {
    /// Whether one is being looked into.
    busy: RwSignal<bool>,
    /// Why one was not taken.
    trouble: RwSignal<Option<String>>,
    /// What to look at on one that was taken.
    advice: RwSignal<Option<String>>,
}

/// The files of a material.
pub(super) fn files(draft: Draft, material: &Material) -> AnyView {
    let limits = material.ways.iter().find_map(|it| match it {
        Way::Upload {
            media_types,
            max_kib,
            max_files,
        } => Some((media_types.clone(), *max_kib, *max_files)),
        _ => None,
    });
    let (media_types, max_kib, max_files) = limits.unwrap_or_default();
    let accept = media_types
        .iter()
        .map(|it| it.mime())
        .collect::<Vec<_>>()
        .join(",");
    let photos = accept.contains("image/");
    let id = material.id.clone();
    let listed = {
        let id = id.clone();
        Memo::new(move |_| draft.provided(&id).map(|it| it.files).unwrap_or_default())
    };
    let told = Told::default();
    let list = {
        let id = id.clone();
        live(move || {
            listed
                .get()
                .into_iter()
                .map(|file| item(draft, &id, file))
                .collect_view()
        })
    };
    let camera = photos.then(|| picker(draft, &id, words::TAKE_PHOTO, "image/*", true, told));
    view! {
        <div class="stack-s">
            <p class="hint">{words::upload_limits(&media_types, max_kib, max_files)}</p>
            {looked_at(material)}
            <ul class="files">{list}</ul>
            <div class="row">
                {picker(draft, &id, words::CHOOSE_FILE, &accept, false, told)}
                {camera}
                <span role="status">{live(move || told.busy.get().then_some(words::READING_FILE))}</span>
            </div>
            {live(move || told.trouble.get().map(|it| view! { <p class="error" role="alert">{it}</p> }.into_any()))}
            {live(move || told.advice.get().map(|it| view! { <p class="warning" role="status">{it}</p> }.into_any()))}
        </div>
    }
    .into_any()
}

/// What reception will look at, so that it is right the first time.
fn looked_at(material: &Material) -> AnyView {
    if material.standards.is_empty() {
        return ().into_any();
    }
    let lines = material
        .standards
        .iter()
        .map(|it| view! { <li>{it.must.clone()}</li> }.into_any())
        .collect_view();
    view! { <p class="hint">{words::RECEPTION_LOOKS}</p><ul class="dots small">{lines}</ul> }
        .into_any()
}

fn picker(
    draft: Draft,
    material: &str,
    label: &'static str,
    accept: &str,
    camera: bool,
    told: Told,
) -> AnyView {
    let material = material.to_owned();
    let choose = move |event: web_sys::Event| {
        let Some(input) = event
            .target()
            .and_then(|it| it.dyn_into::<HtmlInputElement>().ok())
        else {
            return;
        };
        let chosen: Vec<File> = input
            .files()
            .map(|list| (0..list.length()).filter_map(|it| list.get(it)).collect())
            .unwrap_or_default();
        // The same file can be chosen again after it was taken back.
        input.set_value("");
        let material = material.clone();
        told.busy.set(true);
        told.trouble.set(None);
        told.advice.set(None);
        spawn_local(async move {
            for file in chosen {
                match upload::take(&file).await {
                    Ok((file, seen)) => {
                        if let Some(advice) = seen.and_then(|it| words::on_photo(&file.name, it)) {
                            told.advice.set(Some(advice));
                        }
                        add(draft, &material, file);
                    }
                    Err(why) => told.trouble.set(Some(words::not_taken(&file.name(), why))),
                }
            }
            told.busy.set(false);
        });
    };
    let class = if camera { "pick camera" } else { "pick" };
    view! {
        <label class=class>
            <span class="button quiet small">{label}</span>
            <input type="file" autocomplete="off" accept=accept.to_owned() multiple=!camera
                capture=camera.then_some("environment") on:change=choose />
        </label>
    }
    .into_any()
}

fn add(draft: Draft, material: &str, file: FileRef) {
    let mut provided = untrack(|| draft.provided(material)).unwrap_or_else(|| Provided {
        id: material.to_owned(),
        way: WayKind::Upload,
        files: Vec::new(),
        licence: None,
        signed: None,
    });
    if provided.files.iter().all(|it| it.sha256 != file.sha256) {
        provided.files.push(file);
        draft.provide(provided);
    }
}

fn item(draft: Draft, material: &str, file: FileRef) -> AnyView {
    let preview = RwSignal::new(None::<String>);
    spawn_local({
        let file = file.clone();
        async move {
            let shown = upload::preview(&file).await;
            if preview.try_set(shown.clone()).is_some() {
                // The picture was taken off the page meanwhile.
                shown.iter().for_each(|it| upload::forget_preview(it));
            }
        }
    });
    on_cleanup(move || {
        if let Some(Some(address)) = preview.try_get_untracked() {
            upload::forget_preview(&address);
        }
    });
    let remove = {
        let (material, sha256) = (material.to_owned(), file.sha256.clone());
        move || {
            if let Some(mut provided) = untrack(|| draft.provided(&material)) {
                provided.files.retain(|it| it.sha256 != sha256);
                draft.provide(provided);
            }
            let sha256 = sha256.clone();
            spawn_local(async move { drop(storage::forget_file(&sha256).await) });
        }
    };
    let kind = words::file_kind(&file.media_type);
    let picture = live(move || match preview.get() {
        Some(address) => view! { <img src=address alt="" /> }.into_any(),
        None => view! { <span class="sheet" aria-hidden="true">{kind}</span> }.into_any(),
    });
    let name = file.name.clone();
    view! {
        <li>
            {picture}
            <span class="name"><bdi>{file.name.clone()}</bdi><span class="muted small">" "{words::file_size(file.size)}</span></span>
            <button type="button" class="plain" on:click=press(remove)>{words::REMOVE}<span class="visually-hidden">{name}</span></button>
        </li>
    }
    .into_any()
}
