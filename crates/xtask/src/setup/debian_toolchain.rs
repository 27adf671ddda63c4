//! The way to WebAssembly where rustup can download nothing: Debian's compiler, and its source of the
//! standard library, which is compiled here once.
//!
//! A closed government network often has a mirror of Debian and one of the package registry, and none
//! of rustup's server.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::wasm_target::{TARGET, has_library};
use super::{apt, step};
use crate::failure::{Failure, Outcome};
use crate::process::{capture, with_heartbeat};
use crate::toolbox::Toolbox;
use crate::workspace::Workspace;

/// The name under which rustup knows it.
pub(super) const NAME: &str = "debian";
/// Where Debian keeps compiled libraries for the compiler.
const RUSTLIB: &str = "/usr/lib/rustlib";
const COPY_LIMIT: Duration = Duration::from_mins(2);

/// Whether it was set up before.
pub(super) fn is_ready(toolbox: &Toolbox) -> bool {
    has_library(toolbox.command("rustc").env("RUSTUP_TOOLCHAIN", NAME))
}

/// Sets it up.
pub(super) fn install(toolbox: &Toolbox, workspace: &Workspace) -> Outcome {
    apt::install(
        toolbox,
        workspace,
        &["rustc-web", "cargo-web", "rust-web-src", "lld-22"],
    )?;
    let built = build_library(toolbox, workspace)?;
    let destination = Path::new(RUSTLIB).join(TARGET).join("lib");
    copy_rlibs(&built, &destination)?;
    link_linker(toolbox)?;
    let linked = toolbox
        .command("rustup")
        .args(["toolchain", "link", NAME, "/usr"])
        .status();
    if linked.is_ok_and(|status| status.success()) {
        Ok(())
    } else {
        Err(failed("rustup could not link Debian's toolchain"))
    }
}

/// Compiles the standard library; gives the folder with the compiled libraries.
fn build_library(toolbox: &Toolbox, workspace: &Workspace) -> Outcome<PathBuf> {
    let source = source_folder()
        .ok_or_else(|| failed("Debian's source of the library is not in /usr/src"))?;
    let work = workspace.memory().join("debian-library");
    let log = workspace.memory().join("log/debian-library.log");
    fs::create_dir_all(&work)
        .map_err(|error| failed(&format!("{} cannot be made: {error}", work.display())))?;
    // /usr/src is not for building in, and cargo wants to write a lock file beside the source.
    if !with_heartbeat(
        toolbox.command("cp").arg("-r").arg(&source).arg(&work),
        &log,
        COPY_LIMIT,
    )? {
        return Err(failed("the source of the library could not be copied"));
    }
    let target = work.join("target");
    let mut build = toolbox.command("/usr/bin/cargo");
    build
        .args(["build", "--release", "--target", TARGET, "-p", "sysroot"])
        .current_dir(work.join("library"))
        .env("CARGO_TARGET_DIR", &target)
        .env("RUSTC", "/usr/bin/rustc")
        .env("RUSTC_BOOTSTRAP", "1")
        .env(
            "RUSTFLAGS",
            "-Zforce-unstable-if-unmarked -Cembed-bitcode=yes",
        )
        .env("__CARGO_DEFAULT_LIB_METADATA", "stablestd")
        .env("CARGO_PROFILE_RELEASE_PANIC", "abort");
    if !with_heartbeat(&mut build, &log, step::LIMIT)? {
        return Err(failed("the library could not be compiled"));
    }
    Ok(target.join(TARGET).join("release/deps"))
}

/// `/usr/src/rustc-1.96.0/library`, whatever the version.
fn source_folder() -> Option<PathBuf> {
    let entries = fs::read_dir("/usr/src").ok()?;
    entries
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().starts_with("rustc-"))
        .map(|entry| entry.path().join("library"))
        .find(|library| library.is_dir())
}

fn copy_rlibs(from: &Path, to: &Path) -> Outcome {
    let copy = || -> std::io::Result<()> {
        fs::create_dir_all(to)?;
        for entry in fs::read_dir(from)? {
            let file = entry?.path();
            if let Some(name) = file
                .file_name()
                .filter(|_| file.extension().is_some_and(|it| it == "rlib"))
            {
                fs::copy(&file, to.join(name))?;
            }
        }
        Ok(())
    };
    copy().map_err(|error| {
        failed(&format!(
            "the library could not be put into {}: {error}",
            to.display()
        ))
    })
}

/// The compiler looks for its linker among its own files, under the name `rust-lld`.
fn link_linker(toolbox: &Toolbox) -> Outcome {
    let host = capture(
        toolbox
            .command("/usr/bin/rustc")
            .args(["--print", "host-tuple"]),
    )
    .ok_or_else(|| failed("Debian's compiler does not run"))?;
    let folder = Path::new(RUSTLIB).join(host).join("bin");
    let linker = folder.join("rust-lld");
    if linker.exists() {
        return Ok(());
    }
    fs::create_dir_all(&folder)
        .and_then(|()| std::os::unix::fs::symlink("/usr/lib/llvm-22/bin/lld", &linker))
        .map_err(|error| failed(&format!("{} cannot be linked: {error}", linker.display())))
}

fn failed(what: &str) -> Failure {
    Failure::new(
        format!("{what}."),
        "let this machine reach rustup's server, or a Debian mirror as root; then run the command again.",
    )
}
