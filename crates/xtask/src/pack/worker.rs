//! Makes a built app work offline: names its files by their content and writes the service worker.
//!
//! The worker (`public/sw.js`) gets the list of the files of the applicants' side with their SHA-256.
//! The desk is not in it, and the catalogue is not: its files come and go without a build.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use super::{digest, naming};

/// The worker as it is written by hand.
const WORKER: &str = include_str!("../../../../public/sw.js");
/// The lines of it that the build fills in.
const BUILD: &str = "const BUILD = \"\";";
const FILES: &str = "const FILES = {};";

const HALL: &str = "index.html";
const DESK: &str = "desk.html";
/// What reads codes with a camera stands at counters, which have a network; applicants need not keep it.
const CAMERA: &str = "camera";

/// Works on the folder that an app was built into; running it again changes nothing.
pub(crate) fn write(folder: &Path) -> Result<(), String> {
    introduce(folder)?;
    let mut pages = vec![HALL];
    if folder.join(DESK).is_file() {
        pages.push(DESK);
    }
    let used = naming::by_content(folder, &pages)?;
    let mut files = vec![HALL.to_owned()];
    files.extend(used.into_iter().next().unwrap_or_default());
    files.extend(naming::programs_with_fixed_names(folder)?);
    files.retain(|it| !it.contains(CAMERA));
    let (worker, bytes) = filled_in(folder, &files)?;
    naming::write(folder, "sw.js", &worker)?;
    println!(
        "  the service worker keeps {} files, {bytes} bytes",
        files.len()
    );
    Ok(())
}

/// Tells the applicants' page of the worker, and of the programs that it otherwise finds by their names.
fn introduce(folder: &Path) -> Result<(), String> {
    let page = naming::read(folder, HALL)?;
    if page.contains("data-worker=") {
        return Ok(());
    }
    let more = "data-worker=/sw.js data-counter-js=/hall-counter.js data-counter-wasm=/hall-counter_bg.wasm \
        data-account-js=/hall-account.js data-account-wasm=/hall-account_bg.wasm \
        data-portable=/portable.js data-portable-js=/hall-portable.js \
        data-portable-wasm=/hall-portable_bg.wasm \
        data-camera=/camera.js data-camera-js=/hall-camera.js data-camera-wasm=/hall-camera_bg.wasm data-js=";
    let page = page.replacen("data-js=", more, 1);
    naming::write(folder, HALL, &page)
}

/// The worker with its files, and how many bytes they are together.
fn filled_in(folder: &Path, files: &[String]) -> Result<(String, usize), String> {
    let mut list = String::new();
    let mut bytes = 0_usize;
    for file in files {
        let content = fs::read(folder.join(file)).map_err(|error| format!("{file}: {error}"))?;
        bytes = bytes.saturating_add(content.len());
        // Writing into a String cannot fail.
        let _ = write!(list, "\n  \"/{file}\": \"{}\",", digest::base64(&content));
    }
    // The worker's own text counts too: a mended worker must not share a cache with a broken one.
    let build = digest::short(format!("{WORKER}{list}").as_bytes());
    let lines = [
        (BUILD, format!("const BUILD = \"hall-build-{build}\";")),
        (FILES, format!("const FILES = {{{list}\n}};")),
    ];
    let mut worker = WORKER.to_owned();
    for (empty, filled) in lines {
        if !worker.contains(empty) {
            return Err(format!(
                "public/sw.js lacks `{empty}`, which the build fills in"
            ));
        }
        worker = worker.replacen(empty, &filled, 1);
    }
    Ok((worker, bytes))
}
