//! Starting tools: which PATH they see, and which variables they must not see.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Variables that `cargo run` sets for this program. A build script that asks to be run again when one
/// of them changes would otherwise rebuild its crate whenever `cargo xtask` and `cargo` take turns.
const NOT_FOR_CHILDREN: [&str; 3] = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_"];

/// The tools that set-up made sure of.
#[derive(Clone, Debug)]
pub(crate) struct Toolbox {
    root: PathBuf,
    folders: Vec<PathBuf>,
    wasm_toolchain: Option<String>,
}

impl Toolbox {
    /// A toolbox that starts programs in `root` and has only what is on PATH.
    pub(crate) fn new(root: &Path) -> Self {
        Self {
            root: root.to_path_buf(),
            folders: Vec::new(),
            wasm_toolchain: None,
        }
    }

    /// Looks for programs in `folder` before all others.
    pub(crate) fn add_folder(&mut self, folder: PathBuf) {
        if !self.folders.contains(&folder) {
            self.folders.insert(0, folder);
        }
    }

    /// Compiles to WebAssembly with another toolchain than the default one.
    pub(crate) fn use_for_wasm(&mut self, toolchain: &str) {
        self.wasm_toolchain = Some(toolchain.to_owned());
    }

    /// Whether WebAssembly is compiled with another toolchain than the default one.
    pub(crate) const fn has_own_wasm_toolchain(&self) -> bool {
        self.wasm_toolchain.is_some()
    }

    /// Where `program` is, if it is anywhere.
    pub(crate) fn find(&self, program: &str) -> Option<PathBuf> {
        let name = format!("{program}{}", env::consts::EXE_SUFFIX);
        env::split_paths(&self.search_path())
            .map(|folder| folder.join(&name))
            .find(|file| file.is_file())
    }

    /// A command in the repository's root.
    pub(crate) fn command(&self, program: &str) -> Command {
        // A path found here and not by the child's exec, which would search the parent's PATH.
        let mut command =
            Command::new(self.find(program).unwrap_or_else(|| PathBuf::from(program)));
        command
            .current_dir(&self.root)
            .env("PATH", self.search_path());
        for (name, _) in env::vars_os() {
            if name
                .to_str()
                .is_some_and(|name| NOT_FOR_CHILDREN.iter().any(|it| name.starts_with(it)))
            {
                command.env_remove(name);
            }
        }
        command
    }

    /// A command that compiles to WebAssembly.
    pub(crate) fn wasm_command(&self, program: &str) -> Command {
        let mut command = self.command(program);
        if let Some(toolchain) = &self.wasm_toolchain {
            command.env("RUSTUP_TOOLCHAIN", toolchain);
        }
        command
    }

    fn search_path(&self) -> OsString {
        let inherited = env::var_os("PATH").unwrap_or_default();
        let folders = self
            .folders
            .iter()
            .cloned()
            .chain(env::split_paths(&inherited));
        env::join_paths(folders).unwrap_or(inherited)
    }
}
