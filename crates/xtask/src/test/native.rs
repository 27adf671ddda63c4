//! The stages that run natively.

use super::stage::{Result, Setting};
use super::tally::Tally;
use crate::build;
use crate::failure::Outcome;
use crate::process::{capture, tee};

/// All native tests: with cargo-nextest where it is installed, because it runs them all at once.
pub(super) fn tests(setting: &Setting<'_>) -> Outcome<Result> {
    build::catalog::write(setting.workspace)?;
    let has_nextest = capture(
        setting
            .toolbox
            .command("cargo")
            .args(["nextest", "--version"]),
    )
    .is_some();
    let mut cargo = setting.toolbox.command("cargo");
    if has_nextest {
        cargo.args([
            "nextest",
            "run",
            "--workspace",
            "--features",
            "xtask/pack",
            "--no-fail-fast",
            "--status-level",
            "slow",
        ]);
    } else {
        cargo.args([
            "test",
            "--workspace",
            "--features",
            "xtask/pack",
            "--no-fail-fast",
            "--lib",
            "--bins",
            "--tests",
        ]);
    }
    let finished = tee(&mut cargo)?;
    Ok(Result::Tests(Tally::read(&finished.text), finished.success))
}

/// The examples in the documentation.
pub(super) fn examples(setting: &Setting<'_>) -> Outcome<Result> {
    let mut cargo = setting.toolbox.command("cargo");
    let finished = tee(cargo.args(["test", "--workspace", "--doc", "--no-fail-fast"]))?;
    Ok(Result::Tests(Tally::read(&finished.text), finished.success))
}
