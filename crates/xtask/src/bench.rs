//! `cargo xtask bench`: how fast the pre-check, the submissions and the form in the browser are.

use crate::build;
use crate::console::heading;
use crate::failure::{Failure, Outcome};
use crate::process::stream;
use crate::setup;
use crate::test;
use crate::workspace::Workspace;

/// Measures and prints.
pub(crate) fn run(workspace: &Workspace) -> Outcome {
    let (toolbox, browser) = setup::for_testing(workspace)?;
    build::everything(workspace, &toolbox)?;

    heading("Pre-check, natively");
    let mut native = toolbox.command("cargo");
    native.args([
        "run",
        "--release",
        "--quiet",
        "--package",
        "hall-tests",
        "--bin",
        "measure",
    ]);
    measured(stream(&mut native)?)?;

    heading("Pre-check, in WebAssembly in the browser, built as it is served");
    let mut wasm = toolbox.wasm_command("cargo");
    wasm.args([
        "test",
        "--profile",
        "wasm",
        "--target",
        "wasm32-unknown-unknown",
    ]);
    wasm.args([
        "--package",
        "hall-tests",
        "--test",
        "speed",
        "--",
        "--nocapture",
    ]);
    measured(stream(test::with_browser(workspace, &browser, &mut wasm))?)?;

    heading("Submissions, beside what the disk allows");
    let mut submissions = toolbox.command("cargo");
    submissions.args([
        "bench",
        "--quiet",
        "--package",
        "hall-server",
        "--bench",
        "submissions",
    ]);
    measured(stream(&mut submissions)?)?;

    heading("The form on a poor phone, beside the forms of its peers");
    let mut peers = toolbox.command("node");
    peers
        .arg(workspace.path("tests/browser/bench/peers.mjs"))
        .env("HALL_PROGRAM", workspace.release_program("hall"))
        .env("HALL_DIST", workspace.dist());
    measured(stream(test::with_browser(workspace, &browser, &mut peers))?)
}

fn measured(success: bool) -> Outcome {
    if success {
        Ok(())
    } else {
        Err(Failure::new(
            "a measurement failed.",
            "read its lines above.",
        ))
    }
}
