//! The standard library for WebAssembly.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use super::{debian_toolchain, step};
use crate::console::{done, warn};
use crate::failure::Outcome;
use crate::process::{capture, with_heartbeat};
use crate::toolbox::Toolbox;
use crate::workspace::Workspace;

/// The target that the app is compiled for.
pub(super) const TARGET: &str = "wasm32-unknown-unknown";
/// Downloading 30 MB takes seconds; where nothing can be reached this is how long we try.
const RUSTUP_LIMIT: Duration = Duration::from_mins(5);

/// Makes sure of it: with rustup, or where rustup can download nothing, with Debian's packages.
pub(super) fn ensure(toolbox: &mut Toolbox, workspace: &Workspace) -> Outcome {
    step::ensure(
        TARGET,
        "10 s, or 2 min where only Debian's packages can be reached",
        "run it by hand: rustup target add wasm32-unknown-unknown",
        || default_has_it(toolbox) || debian_toolchain::is_ready(toolbox),
        || install(toolbox, workspace),
    )?;
    if !default_has_it(toolbox) {
        done(&format!(
            "it comes with the toolchain `{}`",
            debian_toolchain::NAME
        ));
        toolbox.use_for_wasm(debian_toolchain::NAME);
    }
    Ok(())
}

fn install(toolbox: &Toolbox, workspace: &Workspace) -> Outcome {
    let log = workspace.memory().join("log/rustup.log");
    let mut add = toolbox.command("rustup");
    add.args(["target", "add", TARGET]);
    if toolbox.find("rustup").is_some() && with_heartbeat(&mut add, &log, RUSTUP_LIMIT)? {
        return Ok(());
    }
    warn("rustup could not add it; building it from Debian's packages instead");
    debian_toolchain::install(toolbox, workspace)
}

fn default_has_it(toolbox: &Toolbox) -> bool {
    has_library(&mut toolbox.command("rustc"))
}

/// Whether the compiler that `rustc` stands for has the library.
pub(super) fn has_library(rustc: &mut Command) -> bool {
    capture(rustc.args(["--print", "target-libdir", "--target", TARGET]))
        .is_some_and(|folder| has_core(Path::new(&folder)))
}

fn has_core(folder: &Path) -> bool {
    folder.read_dir().is_ok_and(|entries| {
        entries.flatten().any(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            name.starts_with("libcore-") && name.ends_with(".rlib")
        })
    })
}
