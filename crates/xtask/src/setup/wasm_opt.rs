//! wasm-opt, which halves the app: from the package `binaryen`, run by Node.js.
//!
//! Debian's wasm-opt is too old, and Trunk's own way is a download that closed networks do not allow.

use std::fs;
use std::path::Path;
use std::time::Duration;

use super::step;
use crate::console::{done, warn};
use crate::failure::{Failure, Outcome};
use crate::process::{capture, with_heartbeat};
use crate::toolbox::Toolbox;
use crate::workspace::Workspace;

const PACKAGE: &str = include_str!("wasm_opt_package/package.json");
const PACKAGE_LOCK: &str = include_str!("wasm_opt_package/package-lock.json");
/// The version that the package holds, as `wasm-opt --version` says it.
const VERSION: &str = "132";
const LIMIT: Duration = Duration::from_mins(10);

/// Stands in for wasm-opt where there is no Node.js: it hands its input on as it is.
const STAND_IN: &str = "#!/bin/sh
# Stands in for wasm-opt: copies the input to the output.
for argument in \"$@\"; do
  case \"$argument\" in
    --version) echo 'wasm-opt version 0'; exit 0 ;;
    --output=*) output=\"${argument#--output=}\" ;;
    -*) ;;
    *) input=\"$argument\" ;;
  esac
done
cp \"$input\" \"$output\"
";

/// Makes sure that the toolbox has it, or a stand-in that leaves the app larger.
pub(super) fn ensure(toolbox: &mut Toolbox, workspace: &Workspace) -> Outcome {
    let what = format!("wasm-opt {VERSION}");
    let folder = workspace.cache().join(format!("wasm-opt-{VERSION}"));
    let programs = folder.join("node_modules/.bin");
    if !programs.join("wasm-opt").exists() && is_on_path(toolbox) {
        done(&what);
        return Ok(());
    }
    if toolbox.find("node").is_none() || toolbox.find("npm").is_none() {
        warn("no Node.js and npm here, so no wasm-opt: the app is built, but twice as large");
        warn("install Node.js 20 or newer with npm to get the small one");
        return stand_in(toolbox, workspace);
    }
    step::ensure(
        &what,
        "5 s",
        "check that npm works here: npm view binaryen version",
        || programs.join("wasm-opt").exists(),
        || install(toolbox, workspace, &folder),
    )?;
    toolbox.add_folder(programs);
    Ok(())
}

fn is_on_path(toolbox: &Toolbox) -> bool {
    toolbox.find("wasm-opt").is_some()
        && capture(toolbox.command("wasm-opt").arg("--version"))
            .is_some_and(|text| text.split_whitespace().any(|word| word == VERSION))
}

fn install(toolbox: &Toolbox, workspace: &Workspace, folder: &Path) -> Outcome {
    write(&folder.join("package.json"), PACKAGE)?;
    write(&folder.join("package-lock.json"), PACKAGE_LOCK)?;
    let log = workspace.memory().join("log/wasm-opt.log");
    let mut npm = toolbox.command("npm");
    npm.args(["ci", "--no-audit", "--no-fund"])
        .current_dir(folder);
    if with_heartbeat(&mut npm, &log, LIMIT)? {
        Ok(())
    } else {
        Err(Failure::new(
            "npm could not install the package binaryen.",
            "check that npm reaches a registry: npm view binaryen version",
        ))
    }
}

fn stand_in(toolbox: &mut Toolbox, workspace: &Workspace) -> Outcome {
    let folder = workspace.memory().join("no-wasm-opt");
    let file = folder.join("wasm-opt");
    write(&file, STAND_IN)?;
    make_executable(&file)?;
    toolbox.add_folder(folder);
    Ok(())
}

fn write(file: &Path, text: &str) -> Outcome {
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(file, text))
        .map_err(|error| {
            Failure::new(
                format!("{} cannot be written: {error}", file.display()),
                "make room on the disk, or make the folder writable.",
            )
        })
}

#[cfg(unix)]
fn make_executable(file: &Path) -> Outcome {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(file, fs::Permissions::from_mode(0o755)).map_err(|error| {
        Failure::new(
            format!("{} cannot be made executable: {error}", file.display()),
            "check who owns it.",
        )
    })
}

#[cfg(not(unix))]
fn make_executable(_file: &Path) -> Outcome {
    Ok(())
}
