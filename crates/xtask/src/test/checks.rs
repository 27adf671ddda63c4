//! The stages that are one check each.

use std::time::Instant;

use super::stage::{Result, Setting};
use crate::build;
use crate::console::{done, spoken, warn};
use crate::failure::Outcome;
use crate::process::stream;

/// Formatting.
pub(super) fn format(setting: &Setting<'_>) -> Outcome<Result> {
    let mut cargo = setting.toolbox.command("cargo");
    stream(cargo.args(["fmt", "--all", "--check"])).map(Result::Check)
}

/// Lints of everything that is compiled natively.
pub(super) fn lints(setting: &Setting<'_>) -> Outcome<Result> {
    let mut cargo = setting.toolbox.command("cargo");
    cargo.args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--features",
        "xtask/pack",
        "--",
        "-D",
        "warnings",
    ]);
    stream(&mut cargo).map(Result::Check)
}

/// Lints of the app as it is compiled for the browser.
pub(super) fn wasm_lints(setting: &Setting<'_>) -> Outcome<Result> {
    let mut cargo = setting.toolbox.wasm_command("cargo");
    let only_compile = setting.toolbox.has_own_wasm_toolchain();
    if only_compile {
        warn("Debian's toolchain has no clippy for WebAssembly; the code is only compiled");
    }
    cargo.arg(if only_compile { "check" } else { "clippy" });
    cargo.args([
        "--package",
        "hall-app",
        "--all-targets",
        "--target",
        "wasm32-unknown-unknown",
    ]);
    if only_compile {
        cargo.env("RUSTFLAGS", "-D warnings");
    } else {
        cargo.args(["--", "-D", "warnings"]);
    }
    stream(&mut cargo).map(Result::Check)
}

/// What is served, as it is served.
pub(super) fn build(setting: &Setting<'_>) -> Outcome<Result> {
    build::served(setting.workspace, setting.toolbox)?;
    let started = Instant::now();
    build::served(setting.workspace, setting.toolbox)?;
    done(&format!(
        "building again when nothing changed took {}",
        spoken(started.elapsed())
    ));
    Ok(Result::Check(true))
}
