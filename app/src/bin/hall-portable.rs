//! The program that packs and opens portable drafts, and draws and reads the codes of those that are shown at
//! a counter. It runs in a worker (`public/portable.js`) and is loaded when somebody takes a draft along or
//! brings one back.

use std::collections::BTreeMap;

use hall_core::application::Application;
use hall_core::portable::{self, MAX_BYTES, Opened, Randomness, Refused, codes};
use hall_core::words;
use js_sys::{Array, JsString, Uint8Array};
use serde::Serialize;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;

// Not from the library: with it would come what the pages ask of the browser, a twentieth of this program.
#[path = "../qr.rs"]
mod qr;

use qr::Drawing;

fn main() {
    console_error_panic_hook::set_once();
}

/// What is told about an opened container, besides the files themselves.
#[derive(Debug, Default, Serialize)]
struct Told {
    application: Option<Application>,
    damages: Vec<(String, String)>,
    refused: Option<(String, String)>,
    asks_passphrase: bool,
}

/// Packs an application (as JSON) and its files (pairs of a SHA-256 and the content), and seals it with
/// the passphrase if there is one. Nothing if that is not possible: too large, or no application.
#[wasm_bindgen]
pub fn pack(
    application: &str,
    day: &str,
    files: &Array,
    passphrase: Option<String>,
    random: &[u8],
) -> Option<Vec<u8>> {
    let application: Application = serde_json::from_str(application).ok()?;
    let files: BTreeMap<String, Vec<u8>> = files.iter().filter_map(|it| file(&it.into())).collect();
    let random = Randomness::from_bytes(random.try_into().ok()?);
    let seal = passphrase.as_deref().map(|it| (it, &random));
    portable::write(&application, &files, day.parse().ok()?, seal)
}

/// Opens a container: what is told about it, as JSON, and its files as pairs of a SHA-256 and the
/// content.
#[wasm_bindgen]
pub fn open(bytes: Vec<u8>, passphrase: Option<String>) -> Array {
    let (told, files) = match portable::read(&bytes, passphrase.as_deref()) {
        Ok(opened) => told(opened),
        Err(refused) => (refused_told(&refused), BTreeMap::new()),
    };
    let told = serde_json::to_string(&told).unwrap_or_default();
    let files: Array = files
        .iter()
        .map(|(sha256, content)| Array::of2(&sha256.into(), &Uint8Array::from(content.as_slice())))
        .collect();
    Array::of2(&told.into(), &files)
}

/// Draws the codes of an application (as JSON), as JSON; nothing if they would be too many.
#[wasm_bindgen]
pub fn draw(application: &str) -> Option<String> {
    let application: Application = serde_json::from_str(application).ok()?;
    let texts = codes::write(&application)?;
    let drawings: Option<Vec<Drawing>> = texts.iter().map(|it| Drawing::of(it)).collect();
    serde_json::to_string(&drawings?).ok()
}

/// Opens what all codes of a draft hold together: what is told about it, as JSON.
#[wasm_bindgen]
pub fn join(packed: &[u8]) -> String {
    let told = match codes::open(packed) {
        Ok(application) => Told {
            application: Some(application),
            ..Told::default()
        },
        Err(refused) => {
            let said = words::portable::code_refused(&refused);
            Told {
                refused: Some((said.what, said.mend)),
                ..Told::default()
            }
        }
    };
    serde_json::to_string(&told).unwrap_or_default()
}

fn file(pair: &Array) -> Option<(String, Vec<u8>)> {
    let sha256: JsString = pair.get(0).dyn_into().ok()?;
    let content: Uint8Array = pair.get(1).dyn_into().ok()?;
    let size = usize::try_from(content.length()).ok()?;
    (size <= MAX_BYTES).then(|| (sha256.into(), content.to_vec()))
}

fn told(opened: Opened) -> (Told, BTreeMap<String, Vec<u8>>) {
    let damages = opened
        .damages
        .iter()
        .map(words::portable::damage)
        .map(|it| (it.what, it.mend))
        .collect();
    let told = Told {
        application: Some(opened.application),
        damages,
        ..Told::default()
    };
    (told, opened.files)
}

fn refused_told(refused: &Refused) -> Told {
    let said = words::portable::refused(refused);
    Told {
        refused: Some((said.what, said.mend)),
        asks_passphrase: matches!(refused, Refused::NeedsPassphrase | Refused::WrongPassphrase),
        ..Told::default()
    }
}
