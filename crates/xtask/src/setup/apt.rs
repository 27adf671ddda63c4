//! Debian packages.

use std::process::Command;

use super::step::LIMIT;
use crate::failure::{Failure, Outcome};
use crate::process::{capture, with_heartbeat};
use crate::toolbox::Toolbox;
use crate::workspace::Workspace;

/// Installs packages. Needs root, or sudo without a password.
pub(super) fn install(toolbox: &Toolbox, workspace: &Workspace, packages: &[&str]) -> Outcome {
    let by_hand = format!(
        "as root, run: apt-get install --no-install-recommends {}",
        packages.join(" ")
    );
    let Some(mut update) = apt_get(toolbox) else {
        return Err(Failure::new(
            format!(
                "the Debian packages {} are needed, and nothing here may install them.",
                packages.join(" ")
            ),
            by_hand,
        ));
    };
    let log = workspace.memory().join("log/apt.log");
    // An update that fails is no reason to give up: the lists on the machine may do.
    with_heartbeat(update.arg("update"), &log, LIMIT)?;
    let Some(mut install) = apt_get(toolbox) else {
        return Ok(());
    };
    install
        .args(["install", "-y", "--no-install-recommends"])
        .args(packages);
    if with_heartbeat(&mut install, &log, LIMIT)? {
        Ok(())
    } else {
        Err(Failure::new(
            format!("apt-get could not install {}.", packages.join(" ")),
            by_hand,
        ))
    }
}

/// `apt-get` with the right to install, if this machine has it and gives that right.
fn apt_get(toolbox: &Toolbox) -> Option<Command> {
    toolbox.find("apt-get")?;
    let user = capture(toolbox.command("id").arg("-u"))?;
    let mut command = if user == "0" {
        toolbox.command("apt-get")
    } else {
        capture(toolbox.command("sudo").args(["-n", "true"]))?;
        let mut command = toolbox.command("sudo");
        command.args(["-n", "apt-get"]);
        command
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    Some(command)
}
