//! The stages that run in a real browser.

use std::process::Command;

use super::stage::{Result, Setting};
use super::tally::Tally;
use crate::failure::{Failure, Outcome};
use crate::process::tee;

/// The tests in WebAssembly, in a headless browser.
pub(super) fn wasm_tests(setting: &Setting<'_>) -> Outcome<Result> {
    let app = ["--package", "hall-app"];
    let same_verdict = ["--package", "hall-tests", "--test", "same_verdict"];
    let mut tally = Tally::default();
    let mut success = true;
    for selection in [app.as_slice(), same_verdict.as_slice()] {
        let mut cargo = setting.toolbox.wasm_command("cargo");
        cargo
            .args(["test", "--target", "wasm32-unknown-unknown"])
            .args(selection);
        let finished = tee(with_browser(setting, &mut cargo)?)?;
        tally += Tally::read(&finished.text);
        success &= finished.success;
    }
    Ok(Result::Tests(tally, success))
}

/// The journeys against the real server.
pub(super) fn journeys(setting: &Setting<'_>) -> Outcome<Result> {
    let mut node = setting.toolbox.command("node");
    node.args([
        "--test",
        "--test-reporter=spec",
        "--test-concurrency=1",
        "journeys/",
    ])
    .current_dir(setting.workspace.path("tests/browser"))
    .env("HALL_PROGRAM", setting.workspace.release_program("hall"))
    .env("HALL_DIST", setting.workspace.dist());
    let finished = tee(with_browser(setting, &mut node)?)?;
    Ok(Result::Tests(Tally::read(&finished.text), finished.success))
}

/// Tells a command which browser to use.
fn with_browser<'a>(setting: &Setting<'_>, command: &'a mut Command) -> Outcome<&'a mut Command> {
    let browser = setting.browser.ok_or_else(|| {
        Failure::new(
            "this stage needs a browser.",
            "run it through: cargo xtask test",
        )
    })?;
    Ok(command
        .env("HALL_CHROMIUM", &browser.chromium)
        .env("CHROMEDRIVER", &browser.driver)
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            "wasm-bindgen-test-runner",
        )
        .env(
            "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
            setting.workspace.path("tests/browser/webdriver.json"),
        )
        // 10,000 applications are judged in one test; the default of 20 s is for small ones.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "600")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60"))
}
