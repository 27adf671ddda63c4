//! The packages that the browser tests are written with, pinned in tests/browser.

use std::fs;
use std::path::Path;
use std::time::Duration;

use super::step;
use crate::failure::{Failure, Outcome};
use crate::fingerprint::{self, Stamp};
use crate::process::{capture, with_heartbeat};
use crate::toolbox::Toolbox;
use crate::workspace::Workspace;

/// playwright-core needs it.
const OLDEST_NODE: u32 = 20;
const LIMIT: Duration = Duration::from_mins(10);
const MEND: &str = "install Node.js 20 or newer together with npm.";

/// Makes sure of Node.js and of the packages.
pub(super) fn ensure(toolbox: &Toolbox, workspace: &Workspace) -> Outcome {
    let version = capture(toolbox.command("node").arg("--version")).unwrap_or_default();
    if major(&version).is_none_or(|major| major < OLDEST_NODE) {
        return Err(Failure::new(
            "the browser tests need Node.js 20 or newer, with npm.",
            MEND,
        ));
    }
    let folder = workspace.path("tests/browser");
    let modules = folder.join("node_modules");
    let stamp = Stamp::new(
        &modules,
        "hall",
        fingerprint::of(&folder, &["package-lock.json"]),
    );
    step::ensure(
        "the packages of the browser tests",
        "5 s",
        "run it by hand: npm ci, in tests/browser",
        || stamp.is_current(),
        || {
            install(toolbox, workspace, &folder)?;
            fs::create_dir_all(&modules)
                .map_err(|error| Failure::new(error.to_string(), "make room."))?;
            stamp.set()
        },
    )
}

fn install(toolbox: &Toolbox, workspace: &Workspace, folder: &Path) -> Outcome {
    let log = workspace.memory().join("log/node-packages.log");
    let mut npm = toolbox.command("npm");
    // The rest is for the other engines (tests/browser/engines), which nobody tries by the way.
    npm.args(["ci", "--omit=dev", "--no-audit", "--no-fund"])
        .current_dir(folder);
    if with_heartbeat(&mut npm, &log, LIMIT)? {
        Ok(())
    } else {
        Err(Failure::new(
            "npm could not install the packages of the browser tests.",
            "check that npm reaches a registry: npm view playwright-core version",
        ))
    }
}

/// 20 of `v20.20.2`.
fn major(version: &str) -> Option<u32> {
    version
        .trim()
        .strip_prefix('v')?
        .split('.')
        .next()?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read_from_what_node_says() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("command not found"), None);
    }
}
