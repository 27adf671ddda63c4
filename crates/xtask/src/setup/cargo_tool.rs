//! Tools that are installed with `cargo install`.

use std::path::PathBuf;

use super::step::{self, LIMIT};
use crate::console::warn;
use crate::failure::{Failure, Outcome};
use crate::process::{capture, with_heartbeat};
use crate::toolbox::Toolbox;
use crate::workspace::Workspace;

/// A command-line tool of one certain version.
pub(super) struct CargoTool<'a> {
    /// The package that holds it.
    pub(super) package: &'a str,
    /// The program itself.
    pub(super) program: &'a str,
    /// The version.
    pub(super) version: &'a str,
    /// How long it takes to build on two cores.
    pub(super) estimate: &'a str,
}

impl CargoTool<'_> {
    /// Makes sure that the toolbox has it.
    pub(super) fn ensure(&self, toolbox: &mut Toolbox, workspace: &Workspace) -> Outcome {
        let what = format!("{} {}", self.program, self.version);
        let own = workspace
            .cache()
            .join(format!("{}-{}", self.package, self.version));
        if own.join("bin").is_dir() {
            toolbox.add_folder(own.join("bin"));
        }
        // With no such tool on PATH it goes to where cargo installs for everybody, so that a developer
        // can call it too. With another version there, that one stays.
        let root = if toolbox.find(self.program).is_none() {
            cargo_home()
        } else {
            Some(own.clone())
        };
        let root = root.unwrap_or(own);
        let mut with_root = toolbox.clone();
        with_root.add_folder(root.join("bin"));
        step::ensure(
            &what,
            self.estimate,
            &format!(
                "run it by hand: cargo install {} --version {}",
                self.package, self.version
            ),
            || self.is_in(&with_root),
            || self.install(&with_root, workspace, &root),
        )?;
        *toolbox = with_root;
        Ok(())
    }

    fn is_in(&self, toolbox: &Toolbox) -> bool {
        capture(toolbox.command(self.program).arg("--version"))
            .is_some_and(|text| text.split_whitespace().nth(1) == Some(self.version))
    }

    /// Installs with the versions that the tool's own Cargo.lock names, or, where a mirror of the
    /// registry lags behind and does not have all of them, with the newest that it has.
    fn install(&self, toolbox: &Toolbox, workspace: &Workspace, root: &PathBuf) -> Outcome {
        for locked in [Some("--locked"), None] {
            let mut command = toolbox.command("cargo");
            command
                .args([
                    "install",
                    self.package,
                    "--version",
                    self.version,
                    "--force",
                    "--root",
                ])
                .arg(root)
                .args(locked)
                .env("CARGO_TARGET_DIR", workspace.memory().join("install"))
                // A tool that runs for seconds need not be compiled for minutes.
                .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
                .env("CARGO_PROFILE_RELEASE_LTO", "off")
                .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
                .env("CARGO_PROFILE_RELEASE_DEBUG", "0");
            let log = workspace.memory().join(format!("log/{}.log", self.package));
            if with_heartbeat(&mut command, &log, LIMIT)? {
                return Ok(());
            }
            if locked.is_some() {
                warn(
                    "with its locked versions it does not install; trying with the newest compatible ones",
                );
            }
        }
        Err(Failure::new(
            format!("{} {} could not be installed.", self.package, self.version),
            format!(
                "read the lines above; then try: cargo install {} --version {}",
                self.package, self.version
            ),
        ))
    }
}

/// Where `cargo install` puts programs unless it is told otherwise.
fn cargo_home() -> Option<PathBuf> {
    std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
}
