//! The catalogue's snapshot: the files that the app fetches.

use super::server;
use crate::console::done;
use crate::failure::{Failure, Outcome};
use crate::fingerprint::{self, Stamp};
use crate::process::stream;
use crate::toolbox::Toolbox;
use crate::workspace::Workspace;

/// What a snapshot is made from.
const INPUTS: [&str; 4] = [
    "crates/hall-catalog",
    "crates/hall-core/src",
    "crates/xtask/src/pack",
    "Cargo.lock",
];

/// Writes the snapshot unless it is up to date. Needs no tools besides cargo.
pub(crate) fn write(workspace: &Workspace) -> Outcome {
    if is_current(workspace) {
        return Ok(());
    }
    let toolbox = Toolbox::new(workspace.root());
    server::build_pack(&toolbox)?;
    write_with_built_program(workspace, &toolbox)
}

/// Writes the snapshot unless it is up to date; `hall-pack` has been built.
pub(super) fn write_with_built_program(workspace: &Workspace, toolbox: &Toolbox) -> Outcome {
    if is_current(workspace) {
        done("the catalogue's snapshot is up to date");
        return Ok(());
    }
    let pack = workspace.release_program("hall-pack");
    let mut command = toolbox.command(&pack.to_string_lossy());
    if !stream(command.arg("catalog").arg(workspace.snapshot()))? {
        return Err(Failure::new(
            "the catalogue has errors.",
            "mend what is said above, file by file.",
        ));
    }
    stamp(workspace).set()?;
    done("the catalogue's snapshot is written");
    Ok(())
}

fn is_current(workspace: &Workspace) -> bool {
    workspace.snapshot().join("index.json").exists() && stamp(workspace).is_current()
}

fn stamp(workspace: &Workspace) -> Stamp {
    Stamp::new(
        &workspace.memory(),
        "catalog",
        fingerprint::of(workspace.root(), &INPUTS),
    )
}
