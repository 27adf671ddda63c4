//! The app: two pages from the same crate, one for applicants and one for the desk.

use std::path::Path;
use std::time::Instant;
use std::{fs, io};

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

/// Builds both pages, has the service worker keep what they are made of, and compresses it, unless
/// nothing changed.
pub(super) fn build(workspace: &Workspace, toolbox: &Toolbox) -> Outcome {
    let fingerprint = fingerprint::of(workspace.root(), &INPUTS);
    let stamp = Stamp::new(&workspace.memory(), "app", fingerprint);
    let is_there = pages::pages(&workspace.dist())
        .iter()
        .all(|page| page.exists());
    if is_there && stamp.is_current() {
        done("the app is up to date");
        return sizes::report(workspace);
    }
    doing("the app (about 4 min on two cores the first time, then about 1 min)");
    let started = Instant::now();
    fetch(toolbox)?;
    trunk(toolbox, "index.html", &workspace.dist())?;
    // Trunk empties the folder that it builds into, so the desk is built elsewhere and then joins.
    let desk = workspace.memory().join("desk");
    trunk(toolbox, "desk.html", &desk)?;
    join(&desk, &workspace.dist())?;
    pages::assert_no_inline_code(&workspace.dist())?;
    pack(workspace, toolbox, "worker")?;
    pack(workspace, toolbox, "compress")?;
    stamp.set()?;
    done(&format!(
        "the app is built in {}",
        spoken(started.elapsed())
    ));
    sizes::report(workspace)
}

/// Has `hall-pack` work on what was built: list it for the service worker, or compress it.
fn pack(workspace: &Workspace, toolbox: &Toolbox, what: &str) -> Outcome {
    let program = workspace.release_program("hall-pack");
    let mut command = toolbox.command(&program.to_string_lossy());
    if stream(command.arg(what).arg(workspace.dist()))? {
        Ok(())
    } else {
        Err(Failure::new(
            format!("hall-pack {what} failed."),
            "read the lines above.",
        ))
    }
}

/// Builds one page of app/ into a folder.
fn trunk(toolbox: &Toolbox, page: &str, dist: &Path) -> Outcome {
    let mut trunk = toolbox.wasm_command("trunk");
    trunk.args([
        "build",
        "--release",
        "--offline",
        "--public-url",
        "/",
        "--html-output",
        page,
    ]);
    trunk.arg("--dist").arg(dist).arg(format!("app/{page}"));
    if stream(&mut trunk)? {
        Ok(())
    } else {
        Err(Failure::new(
            format!("app/{page} does not build."),
            "mend what is said above.",
        ))
    }
}

/// Copies the files of one folder into another.
fn join(from: &Path, to: &Path) -> Outcome {
    let copy = || -> io::Result<()> {
        for entry in fs::read_dir(from)? {
            let file = entry?.path();
            if let Some(name) = file.file_name().filter(|_| file.is_file()) {
                fs::copy(&file, to.join(name))?;
            }
        }
        Ok(())
    };
    copy().map_err(|error| {
        Failure::new(
            format!("the desk cannot be put into {}: {error}", to.display()),
            "make room on the disk.",
        )
    })
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
