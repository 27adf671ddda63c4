//! What is built: the server, the catalogue's snapshot, the app.

mod app;
pub(crate) mod catalog;
mod pages;
mod server;
pub(crate) mod sizes;

use std::time::Instant;

use crate::console::{done, heading, spoken};
use crate::failure::Outcome;
use crate::toolbox::Toolbox;
use crate::workspace::Workspace;

/// Builds everything that changed since the last time.
pub(crate) fn everything(workspace: &Workspace, toolbox: &Toolbox) -> Outcome {
    let started = Instant::now();
    heading("Build: server, catalogue, app");
    server::build(toolbox)?;
    page(workspace, toolbox)?;
    done(&format!("built in {}", spoken(started.elapsed())));
    Ok(())
}

/// Builds what is served and not what serves it: tests run against the server as they have compiled it.
pub(crate) fn served(workspace: &Workspace, toolbox: &Toolbox) -> Outcome {
    server::build_pack(toolbox)?;
    page(workspace, toolbox)
}

/// The catalogue's snapshot and the app; `hall-pack` has been built.
fn page(workspace: &Workspace, toolbox: &Toolbox) -> Outcome {
    catalog::write_with_built_program(workspace, toolbox)?;
    app::build(workspace, toolbox)
}
