//! `cargo xtask bench`: how fast the pre-check and the submissions are, and how large the app is.

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
    measured(stream(&mut submissions)?)
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
