//! 补交: a material that was put off at the submission comes in, before its deadline.

use hall_core::application::FileRef;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{File, HtmlInputElement};

use super::Case;
use super::choose::Choice;
use super::sender::Sender;
use crate::ui::{live, press, trouble};
use crate::upload;
use crate::{api, browser, storage, words};

/// What the hall takes of any material; what it takes of this one it says when it looks at it.
const ACCEPT: &str = "application/pdf,image/jpeg,image/png,.ofd";
/// The id of the control.
const FILES: &str = "hand-in-files";

/// What is being handed in.
#[derive(Clone, Copy, Debug)]
struct Chosen {
    files: RwSignal<Vec<FileRef>>,
    busy: RwSignal<Option<&'static str>>,
    wrong: RwSignal<Option<String>>,
    failed: RwSignal<Option<api::Trouble>>,
}

/// The page's body. Where only one material is waited for there is nothing to choose.
pub(super) fn hand_in(case: &Case, sender: Sender) -> AnyView {
    let offers = case.offers.clone();
    let names: Vec<String> = offers.iter().map(|it| it.label.clone()).collect();
    let which = Choice::new("hand-in", (names.len() == 1).then_some(0));
    let chosen = Chosen {
        files: RwSignal::default(),
        busy: RwSignal::new(None),
        wrong: RwSignal::new(None),
        failed: RwSignal::new(None),
    };
    let account = case.person.account.clone();
    let act = move || {
        let Some(offer) = which.get().and_then(|at| offers.get(at)).cloned() else {
            return;
        };
        let files = chosen.files.get_untracked();
        if files.is_empty() {
            chosen.wrong.set(Some(words::HAND_IN_NO_FILE.to_owned()));
            browser::focus(FILES);
            return;
        }
        let account = account.clone();
        chosen.busy.set(Some(words::HAND_IN_SENDING));
        chosen.failed.set(None);
        spawn_local(async move {
            let sent = send(&account, &files).await;
            chosen.busy.set(None);
            match sent {
                Ok(()) => sender.send_with(offer.act, String::new(), files),
                Err(why) => chosen.failed.set(Some(why)),
            }
        });
    };
    let failed = live(move || chosen.failed.get().map(|it| trouble(&it)));
    view! {
        <p class="lead">{words::HAND_IN_LEAD}</p>
        {which.show(words::HAND_IN_WHICH, "", names)}
        {picker(chosen)}
        {failed}
        {sender.button("button", words::HAND_IN_DO, act)}
    }
    .into_any()
}

/// Sends the files to the hall.
async fn send(account: &str, files: &[FileRef]) -> Result<(), api::Trouble> {
    for file in files {
        upload::send(account, file).await?;
    }
    Ok(())
}

fn picker(chosen: Chosen) -> AnyView {
    let choose = move |event: web_sys::Event| {
        let input = event.target();
        let Some(input) = input.and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) else {
            return;
        };
        let list = input.files();
        let new: Vec<File> = list.map_or_else(Vec::new, |list| {
            (0..list.length()).filter_map(|it| list.get(it)).collect()
        });
        // The same file can be chosen again after it was taken back.
        input.set_value("");
        chosen.wrong.set(None);
        chosen.busy.set(Some(words::READING_FILE));
        spawn_local(async move {
            for file in new {
                match upload::take(&file).await {
                    Ok((file, _)) => chosen.files.update(|it| {
                        if it.iter().all(|it| it.sha256 != file.sha256) {
                            it.push(file);
                        }
                    }),
                    Err(why) => chosen.wrong.set(Some(words::not_taken(&file.name(), why))),
                }
            }
            chosen.busy.set(None);
        });
    };
    let listed = live(move || {
        let files = chosen.files.get().into_iter();
        files.map(|it| item(chosen, it)).collect_view()
    });
    let wrong = live(move || {
        let wrong = chosen.wrong.get();
        wrong.map(|it| view! { <p class="error" role="alert">{it}</p> }.into_any())
    });
    view! {
        <div class="field">
            <p class="hint">{words::HAND_IN_HINT}</p>
            {wrong}
            <ul class="files">{listed}</ul>
            <div class="row">
                <label class="pick">
                    <span class="button quiet small">{words::CHOOSE_FILE}</span>
                    <input id=FILES type="file" autocomplete="off" accept=ACCEPT multiple=true on:change=choose />
                </label>
                <span role="status">{live(move || chosen.busy.get())}</span>
            </div>
        </div>
    }
    .into_any()
}

fn item(chosen: Chosen, file: FileRef) -> AnyView {
    let (name, sha256) = (file.name.clone(), file.sha256.clone());
    let remove = move || {
        let sha256 = sha256.clone();
        chosen
            .files
            .update(|it| it.retain(|it| it.sha256 != sha256));
        spawn_local(async move { drop(storage::forget_file(&sha256).await) });
    };
    view! {
        <li>
            <span class="sheet" aria-hidden="true">{words::file_kind(&file.media_type)}</span>
            <span class="name"><bdi>{file.name}</bdi><span class="muted small">" "{words::file_size(file.size)}</span></span>
            <button type="button" class="plain" on:click=press(remove)>{words::REMOVE}<span class="visually-hidden">{name}</span></button>
        </li>
    }
    .into_any()
}
