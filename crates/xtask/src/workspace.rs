//! Where things are.

use std::env;
use std::path::{Path, PathBuf};

/// The folders that the automation works with.
#[derive(Clone, Debug)]
pub(crate) struct Workspace {
    root: PathBuf,
    target: PathBuf,
    cache: PathBuf,
}

impl Workspace {
    /// Finds them from this crate's place, `CARGO_TARGET_DIR` and `XDG_CACHE_HOME`.
    pub(crate) fn find() -> Self {
        let crate_dir = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = crate_dir
            .ancestors()
            .nth(2)
            .unwrap_or(crate_dir)
            .to_path_buf();
        let target = env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| root.join("target"), |dir| root.join(dir));
        let cache = env::var_os("XDG_CACHE_HOME")
            .map(PathBuf::from)
            .or_else(|| env::home_dir().map(|home| home.join(".cache")))
            .unwrap_or_else(|| target.clone())
            .join("hall-tools");
        Self {
            root,
            target,
            cache,
        }
    }

    /// The repository's root.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// A path inside the repository.
    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// The tools that set-up installed for this repository, kept outside it.
    pub(crate) fn cache(&self) -> &Path {
        &self.cache
    }

    /// The built app, as the server serves it.
    pub(crate) fn dist(&self) -> PathBuf {
        self.path("dist")
    }

    /// The catalogue's snapshot, as the app fetches it.
    pub(crate) fn snapshot(&self) -> PathBuf {
        self.path("app/generated/catalog")
    }

    /// What the automation remembers between runs: logs and fingerprints.
    pub(crate) fn memory(&self) -> PathBuf {
        self.target.join("hall")
    }

    /// A program of this workspace built with the release profile.
    pub(crate) fn release_program(&self, name: &str) -> PathBuf {
        self.program("release", name)
    }

    /// A program of this workspace built with the dev profile, as tests use it.
    pub(crate) fn dev_program(&self, name: &str) -> PathBuf {
        self.program("debug", name)
    }

    fn program(&self, folder: &str, name: &str) -> PathBuf {
        self.target
            .join(folder)
            .join(format!("{name}{}", env::consts::EXE_SUFFIX))
    }
}
