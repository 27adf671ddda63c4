//! The server, and the program that packs what it serves.

use crate::console::doing;
use crate::failure::{Failure, Outcome};
use crate::process::stream;
use crate::toolbox::Toolbox;

/// Builds `hall` and `hall-pack` in one go, because they share most of what they are made of.
pub(super) fn build(toolbox: &Toolbox) -> Outcome {
    doing("the server (about 4 min on two cores the first time, then only what changed)");
    build_with(toolbox, &["--package", "hall-server", "--bin", "hall"])
}

/// Builds `hall-pack` alone.
pub(super) fn build_pack(toolbox: &Toolbox) -> Outcome {
    build_with(toolbox, &[])
}

fn build_with(toolbox: &Toolbox, more: &[&str]) -> Outcome {
    let pack = [
        "--package",
        "xtask",
        "--features",
        "xtask/pack",
        "--bin",
        "hall-pack",
    ];
    let mut cargo = toolbox.command("cargo");
    if stream(cargo.args(["build", "--release"]).args(more).args(pack))? {
        Ok(())
    } else {
        Err(Failure::new(
            "the server does not compile.",
            "mend what the compiler says above.",
        ))
    }
}
