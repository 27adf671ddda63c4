//! Set-up: makes sure of every tool that building and testing need, on a machine that has none.
//!
//! Each step first looks, which takes milliseconds; only what is missing is installed. A tool of the
//! right version on PATH is used as it is, and a tool of another version is left alone: ours then goes
//! into the cache folder, not over the other one.

mod apt;
mod browser;
mod cargo_tool;
mod debian_toolchain;
mod node_packages;
mod step;
mod wasm_opt;
mod wasm_target;

use std::fs;
use std::time::Instant;

use crate::console::{done, heading, spoken};
use crate::failure::{Failure, Outcome};
use crate::lockfile;
use crate::toolbox::Toolbox;
use crate::workspace::Workspace;
use cargo_tool::CargoTool;

pub(crate) use browser::Browser;

/// The newest trunk that rustc 1.95 compiles; 0.22 wants 1.96.
const TRUNK: &str = "0.21.14";

/// Makes sure of what building needs.
pub(crate) fn for_building(workspace: &Workspace) -> Outcome<Toolbox> {
    let started = Instant::now();
    heading("Set-up: what building needs");
    let mut toolbox = Toolbox::new(workspace.root());
    wasm_target::ensure(&mut toolbox, workspace)?;
    let bindgen = wasm_bindgen_version(workspace)?;
    CargoTool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: &bindgen,
        estimate: "3 min",
    }
    .ensure(&mut toolbox, workspace)?;
    CargoTool {
        package: "trunk",
        program: "trunk",
        version: TRUNK,
        estimate: "6 min",
    }
    .ensure(&mut toolbox, workspace)?;
    wasm_opt::ensure(&mut toolbox, workspace)?;
    done(&format!("all there after {}", spoken(started.elapsed())));
    Ok(toolbox)
}

/// Makes sure of what building and testing need.
pub(crate) fn for_testing(workspace: &Workspace) -> Outcome<(Toolbox, Browser)> {
    let toolbox = for_building(workspace)?;
    let started = Instant::now();
    heading("Set-up: what testing needs");
    let browser = browser::ensure(&toolbox, workspace)?;
    node_packages::ensure(&toolbox, workspace)?;
    done(&format!("all there after {}", spoken(started.elapsed())));
    Ok((toolbox, browser))
}

/// The command-line tool must be of the very version that the app is linked with.
fn wasm_bindgen_version(workspace: &Workspace) -> Outcome<String> {
    let lock = fs::read_to_string(workspace.path("Cargo.lock")).unwrap_or_default();
    lockfile::version_of(&lock, "wasm-bindgen")
        .map(str::to_owned)
        .ok_or_else(|| {
            Failure::new(
                "Cargo.lock names no version of wasm-bindgen.",
                "restore Cargo.lock from the repository; the app depends on wasm-bindgen.",
            )
        })
}
