//! The catalogue's source files: embedded in the program, or read from a folder.
//!
//! The only place of this crate that reads from disk; [`crate::snapshot`] is the only one that writes.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// The sources, in the order of their paths.
#[derive(Clone, Debug, Default)]
pub struct Files {
    files: Vec<SourceFile>,
}

/// One source file.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The path inside the catalogue's folder, with `/` between its parts.
    pub path: String,
    /// The content.
    pub text: String,
}

const EMBEDDED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

impl Files {
    /// The catalogue that this program was built with.
    pub fn embedded() -> Self {
        Self::of(
            EMBEDDED
                .iter()
                .map(|(path, text)| ((*path).to_owned(), (*text).to_owned())),
        )
    }

    /// One file of it.
    pub fn embedded_at(path: &str) -> Self {
        let one = EMBEDDED.iter().filter(|(it, _)| *it == path);
        Self::of(one.map(|(path, text)| ((*path).to_owned(), (*text).to_owned())))
    }

    /// The files of a folder and its subfolders. Only `.yaml` files are read.
    ///
    /// # Errors
    /// When the folder or one of its files cannot be read, or a file is not UTF-8.
    pub fn open(folder: &Path) -> io::Result<Self> {
        let mut paths = Vec::new();
        collect(folder, &mut paths)?;
        let mut files = Vec::new();
        for path in paths {
            let name = path.strip_prefix(folder).unwrap_or(&path);
            let name = name.to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(&path)
                .map_err(|e| io::Error::new(e.kind(), format!("{}: {e}", path.display())))?;
            files.push((name, text));
        }
        Ok(Self::of(files))
    }

    /// Files from memory: path and content.
    pub fn of(files: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut files: Vec<SourceFile> = files
            .into_iter()
            .map(|(path, text)| SourceFile { path, text })
            .collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { files }
    }

    /// The files, in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = &SourceFile> {
        self.files.iter()
    }

    /// The file at a position in that order.
    pub fn get(&self, position: usize) -> Option<&SourceFile> {
        self.files.get(position)
    }
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> io::Result<()> {
    let entries = fs::read_dir(folder)
        .map_err(|e| io::Error::new(e.kind(), format!("{}: {e}", folder.display())))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, paths)?;
        } else if path.extension().is_some_and(|it| it == "yaml") {
            paths.push(path);
        }
    }
    Ok(())
}
