//! The stages that run in a real browser.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::stage::{Result, Setting};
use super::tally::Tally;
use crate::build;
use crate::console::doing;
use crate::failure::{Failure, Outcome};
use crate::process::{Finished, capture, stream, tee};
use crate::setup::Browser;
use crate::workspace::Workspace;

/// How many random applications are judged both natively and in WebAssembly.
const N_APPLICATIONS: &str = "10000";

/// The tests in WebAssembly, in a headless browser: those of the app, the values that every kind must
/// judge rightly, and the judging of the same random applications that the native program `judge` judged.
pub(super) fn wasm_tests(setting: &Setting<'_>) -> Outcome<Result> {
    build::catalog::write(setting.workspace)?;
    let digests = native_digests(setting)?;
    // Together, because either alone is compiled with features of its own.
    let mut cargo = setting.toolbox.wasm_command("cargo");
    cargo
        .args(["test", "--target", "wasm32-unknown-unknown"])
        .args(["--no-fail-fast"])
        .args(["--package", "hall-app", "--package", "hall-tests"])
        .args(["--test", "same_verdict", "--test", "values"]);
    for name in names_in(&setting.workspace.path("app/tests"), ".rs") {
        cargo.args(["--test", &name]);
    }
    cargo.env("HALL_NATIVE_DIGESTS", &digests);
    let finished = tee(in_browser(setting, &mut cargo)?)?;
    Ok(Result::Tests(Tally::read(&finished.text), finished.success))
}

fn native_digests(setting: &Setting<'_>) -> Outcome<String> {
    doing("judging 10,000 random applications natively, to compare");
    build_programs(setting)?;
    let judge = setting.workspace.dev_program("judge");
    let mut judge = setting.toolbox.command(&judge.to_string_lossy());
    judge.arg(N_APPLICATIONS);
    capture(judge.stderr(Stdio::inherit())).ok_or_else(|| {
        Failure::new(
            "the applications could not be judged natively.",
            "mend what is said above.",
        )
    })
}

/// The server and `judge`, as the native tests have them built. Asked for alone, each would be compiled once more
/// from the ground up, with the features that it needs itself and no others.
fn build_programs(setting: &Setting<'_>) -> Outcome {
    let mut cargo = setting.toolbox.command("cargo");
    cargo
        .args(["test", "--workspace", "--features", "xtask/pack"])
        .args(["--no-run", "--quiet", "--test", "cli", "--test", "values"]);
    if stream(&mut cargo)? {
        Ok(())
    } else {
        Err(Failure::new(
            "the server does not compile.",
            "mend what the compiler says above.",
        ))
    }
}

/// Journeys that judge how soon something happens, and so want the machine to themselves.
const ALONE: [&str; 1] = ["killed.test.mjs"];

/// The journeys against the real server. They wait more than they work, so three files run side by side.
pub(super) fn journeys(setting: &Setting<'_>) -> Outcome<Result> {
    let is_alone = |file: &PathBuf| ALONE.iter().any(|it| file.ends_with(it));
    build_programs(setting)?;
    let (alone, others): (Vec<_>, Vec<_>) = journey_files(setting).into_iter().partition(is_alone);
    let mut tally = Tally::default();
    let mut success = true;
    for (files, at_once) in [(alone, "1"), (others, "3")] {
        let finished = run_journeys(setting, &files, at_once)?;
        tally += Tally::read(&finished.text);
        success &= finished.success;
    }
    Ok(Result::Tests(tally, success))
}

fn run_journeys(setting: &Setting<'_>, files: &[PathBuf], at_once: &str) -> Outcome<Finished> {
    let mut node = setting.toolbox.command("node");
    node.args(["--test", "--test-reporter=spec"])
        .arg(format!("--test-concurrency={at_once}"))
        .args(files)
        .current_dir(setting.workspace.path("tests/browser"))
        .env("HALL_PROGRAM", setting.workspace.dev_program("hall"))
        .env("HALL_PACK", setting.workspace.release_program("hall-pack"))
        .env("HALL_DIST", setting.workspace.dist());
    tee(in_browser(setting, &mut node)?)
}

/// The journeys, a file each. Versions of Node.js differ in what they make of a folder's name.
fn journey_files(setting: &Setting<'_>) -> Vec<PathBuf> {
    const JOURNEY: &str = ".test.mjs";
    let folder = setting.workspace.path("tests/browser/journeys");
    let names = names_in(&folder, JOURNEY).into_iter();
    names
        .map(|name| folder.join(format!("{name}{JOURNEY}")))
        .collect()
}

/// The names of a folder's files that end so, without the ending, in order.
fn names_in(folder: &Path, ending: &str) -> Vec<String> {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let name = |file: fs::DirEntry| {
        let name = file.file_name().to_string_lossy().into_owned();
        name.strip_suffix(ending).map(str::to_owned)
    };
    let mut names: Vec<String> = files.filter_map(name).collect();
    names.sort();
    names
}

/// Tells a command which browser to use.
fn in_browser<'a>(setting: &Setting<'_>, command: &'a mut Command) -> Outcome<&'a mut Command> {
    let browser = setting.browser.ok_or_else(|| {
        Failure::new(
            "this stage needs a browser.",
            "run it through: cargo xtask test",
        )
    })?;
    Ok(with_browser(setting.workspace, browser, command))
}

/// Tells a command which browser to use.
pub(crate) fn with_browser<'a>(
    workspace: &Workspace,
    browser: &Browser,
    command: &'a mut Command,
) -> &'a mut Command {
    command
        .env("HALL_CHROMIUM", &browser.chromium)
        .env("CHROMEDRIVER", &browser.driver)
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            "wasm-bindgen-test-runner",
        )
        .env(
            "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
            workspace.path("tests/browser/webdriver.json"),
        )
        // 10,000 applications are judged in one test; the default of 20 s is for small ones.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "600")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
}
