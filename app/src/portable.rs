//! Portable drafts, packed and opened by a program of their own in a worker.
//!
//! One worker for one question: it is ended with the answer, and with it goes the memory that a
//! passphrase takes. The program is `bin/hall-portable.rs`; what it understands stands in
//! `hall_core::portable`.

use hall_core::application::Application;
use js_sys::{Array, Promise, Reflect, Uint8Array};
use serde::Deserialize;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::qr::Drawing;
use crate::{browser, clock, reading};

/// The program could not be started or ended early: an old browser, no network at the first time, too
/// little memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoHelp;

/// What was packed.
#[derive(Clone, Debug, PartialEq)]
pub struct Packed {
    /// The name that it should have.
    pub name: String,
    /// The content.
    pub content: Blob,
}

/// What came out of a file.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Unpacked {
    /// The application, if there is one.
    pub application: Option<Application>,
    /// What is damaged: what it is, and what to do about it.
    pub damages: Vec<(String, String)>,
    /// Why nothing could be read, and what to do about it.
    pub refused: Option<(String, String)>,
    /// Whether a passphrase, or another one, would help.
    pub asks_passphrase: bool,
    /// The contents of the files, by their SHA-256, which was verified.
    #[serde(skip)]
    pub files: Vec<(String, Blob)>,
}

/// Packs an application with the contents of its files; `None` if it is too large.
pub async fn pack(
    application: &Application,
    files: &[(String, Blob)],
    passphrase: Option<&str>,
) -> Result<Option<Packed>, NoHelp> {
    let text = serde_json::to_string(application).map_err(|_| NoHelp)?;
    let today = clock::today();
    let files: Array = files
        .iter()
        .map(|(sha256, content)| Array::of2(&sha256.into(), content))
        .collect();
    let question = question("pack", passphrase)?;
    set(&question, "application", &text.into())?;
    set(&question, "day", &today.to_string().into())?;
    set(&question, "files", &files)?;
    let content: Option<Blob> = ask(&question).await?.dyn_into().ok();
    let end = if passphrase.is_some() {
        ".zip.age"
    } else {
        ".zip"
    };
    Ok(content.map(|content| Packed {
        name: format!("{}-{today}.hall{end}", application.bundle),
        content,
    }))
}

/// Opens a file.
pub async fn open(file: &Blob, passphrase: Option<&str>) -> Result<Unpacked, NoHelp> {
    let question = question("open", passphrase)?;
    set(&question, "file", file)?;
    let answer: Array = ask(&question).await?.dyn_into().map_err(|_| NoHelp)?;
    let told = answer.get(0).as_string().ok_or(NoHelp)?;
    let told: Unpacked = reading::read(&told).map_err(|_| NoHelp)?;
    let files: Array = answer.get(1).dyn_into().map_err(|_| NoHelp)?;
    let files = files
        .iter()
        .filter_map(|pair| {
            let pair: Array = pair.dyn_into().ok()?;
            Some((pair.get(0).as_string()?, pair.get(1).dyn_into().ok()?))
        })
        .collect();
    Ok(Unpacked { files, ..told })
}

/// Draws an application as the codes that are shown at a counter; `None` if they would be too many.
pub(crate) async fn draw(application: &Application) -> Result<Option<Vec<Drawing>>, NoHelp> {
    let text = serde_json::to_string(application).map_err(|_| NoHelp)?;
    let question = question("draw", None)?;
    set(&question, "application", &text.into())?;
    match ask(&question).await?.as_string() {
        None => Ok(None),
        Some(drawings) => reading::read(&drawings).map(Some).map_err(|_| NoHelp),
    }
}

/// Opens what all codes of a draft hold together.
pub async fn join(packed: &[u8]) -> Result<Unpacked, NoHelp> {
    let question = question("join", None)?;
    set(&question, "packed", &Uint8Array::from(packed))?;
    let told = ask(&question).await?.as_string().ok_or(NoHelp)?;
    reading::read(&told).map_err(|_| NoHelp)
}

fn question(ask: &str, passphrase: Option<&str>) -> Result<JsValue, NoHelp> {
    let question = js_sys::Object::new().into();
    set(&question, "ask", &ask.into())?;
    let js = browser::part_of_build("data-portable-js", "/hall-portable.js");
    let wasm = browser::part_of_build("data-portable-wasm", "/hall-portable_bg.wasm");
    set(&question, "js", &js.into())?;
    set(&question, "wasm", &wasm.into())?;
    set(&question, "passphrase", &passphrase.into())?;
    Ok(question)
}

fn set(object: &JsValue, name: &str, value: &JsValue) -> Result<(), NoHelp> {
    Reflect::set(object, &name.into(), value)
        .map(drop)
        .map_err(|_| NoHelp)
}

async fn ask(question: &JsValue) -> Result<JsValue, NoHelp> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let script = browser::part_of_build("data-portable", "/portable.js");
    let worker = Worker::new_with_options(&script, &options).map_err(|_| NoHelp)?;
    let answered = Promise::new(&mut |resolve, reject| {
        worker.set_onmessage(Some(&resolve));
        worker.set_onerror(Some(&reject));
    });
    let asked = worker.post_message(question).map_err(|_| NoHelp);
    let answer = match asked {
        Ok(()) => JsFuture::from(answered).await.map_err(|_| NoHelp),
        Err(no_help) => Err(no_help),
    };
    worker.terminate();
    let message: MessageEvent = answer?.dyn_into().map_err(|_| NoHelp)?;
    Ok(message.data())
}
