//! The app: two pages from the same crate, one for applicants and one for the desk.

use std::time::Instant;

use super::{pages, sizes};
use crate::console::{doing, done, spoken};
use crate::failure::{Failure, Outcome};
use crate::fingerprint::{self, Stamp};
use crate::process::stream;
use crate::toolbox::Toolbox;
use crate::workspace::Workspace;

/// What the app is made from, the catalogue's snapshot in app/generated included.
const INPUTS: [&str; 9] = [
    "app",
    "crates/hall-api",
    "crates/hall-core/Cargo.toml",
    "crates/hall-core/src",
    "crates/xtask/src",
    "public",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
];
/// The arguments of trunk for each page. The desk lies inside the folder of the hall, so it comes
/// second: trunk empties the folder that it builds into.
const PAGES: [&[&str]; 2] = [
    &["app/index.html", "--dist", "dist"],
    &[
        "app/desk.html",
        "--dist",
        "dist/desk",
        "--public-url",
        "/desk/",
        "--html-output",
        "index.html",
    ],
];

/// Builds both pages and compresses what they are made of, unless nothing changed.
pub(super) fn build(workspace: &Workspace, toolbox: &Toolbox) -> Outcome {
    let fingerprint = fingerprint::of(workspace.root(), &INPUTS);
    let stamp = Stamp::new(&workspace.memory(), "app", fingerprint);
    let is_there = workspace.dist().join("index.html").exists()
        && workspace.dist().join("desk/index.html").exists();
    if is_there && stamp.is_current() {
        done("the app is up to date");
        return sizes::report(workspace);
    }
    doing("the app (about 4 min on two cores the first time, then about 1 min)");
    let started = Instant::now();
    fetch(toolbox)?;
    for page in PAGES {
        let mut trunk = toolbox.wasm_command("trunk");
        if !stream(trunk.args(["build", "--release", "--offline"]).args(page))? {
            return Err(Failure::new(
                "the app does not build.",
                "mend what is said above.",
            ));
        }
    }
    pages::assert_no_inline_code(&workspace.dist())?;
    let pack = workspace.release_program("hall-pack");
    if !stream(
        toolbox
            .command(&pack.to_string_lossy())
            .arg("compress")
            .arg(workspace.dist()),
    )? {
        return Err(Failure::new(
            "the app could not be compressed.",
            "read the lines above.",
        ));
    }
    stamp.set()?;
    done(&format!(
        "the app is built in {}",
        spoken(started.elapsed())
    ));
    sizes::report(workspace)
}

/// Gets the sources of the dependencies, which trunk's `--offline` would forbid cargo to do.
fn fetch(toolbox: &Toolbox) -> Outcome {
    let mut cargo = toolbox.wasm_command("cargo");
    if stream(cargo.args(["fetch", "--quiet", "--target", "wasm32-unknown-unknown"]))? {
        Ok(())
    } else {
        Err(Failure::new(
            "the dependencies of the app could not be downloaded.",
            "let this machine reach a package registry, then run the command again.",
        ))
    }
}
