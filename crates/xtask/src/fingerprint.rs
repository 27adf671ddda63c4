//! Fingerprints of inputs, so that what has not changed is not built again.
//!
//! Contents are hashed rather than times compared: a fresh checkout touches every file and changes
//! none. All inputs together are a few megabytes, which takes milliseconds.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};

/// The fingerprint of files and whole folders, in any order; what does not exist counts as such.
pub(crate) fn of(root: &Path, inputs: &[&str]) -> String {
    let mut files = Vec::new();
    for input in inputs {
        collect(&root.join(input), &mut files);
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.strip_prefix(root).unwrap_or(&file).hash(&mut hasher);
        fs::read(&file).ok().hash(&mut hasher);
    }
    format!("{:016x}", hasher.finish())
}

/// A stamp on disk that remembers the fingerprint that a result was made from.
#[derive(Debug)]
pub(crate) struct Stamp {
    file: PathBuf,
    fingerprint: String,
}

impl Stamp {
    /// The stamp called `name` under `memory`, for inputs with this fingerprint.
    pub(crate) fn new(memory: &Path, name: &str, fingerprint: String) -> Self {
        Self {
            file: memory.join(format!("{name}.fingerprint")),
            fingerprint,
        }
    }

    /// Whether the result was made from these very inputs.
    pub(crate) fn is_current(&self) -> bool {
        fs::read_to_string(&self.file).is_ok_and(|last| last == self.fingerprint)
    }

    /// Remembers that the result is now made from these inputs.
    pub(crate) fn set(&self) -> Outcome {
        let folder = self.file.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&self.file, &self.fingerprint))
            .map_err(|error| {
                Failure::new(
                    format!("{} cannot be written: {error}", self.file.display()),
                    "make room on the disk or make the target folder writable.",
                )
            })
    }
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(path) else {
        files.push(path.to_path_buf());
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        if name != "node_modules" && !name.to_string_lossy().starts_with('.') {
            collect(&entry.path(), files);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder =
            std::env::temp_dir().join(format!("hall-fingerprint-{}-{name}", std::process::id()));
        fs::create_dir_all(folder.join("inner")).unwrap();
        fs::write(folder.join("inner/a.txt"), "one").unwrap();
        folder
    }

    #[test]
    fn a_changed_file_changes_the_fingerprint_and_changing_it_back_restores_it() {
        let folder = folder("change");
        let before = of(&folder, &["inner"]);
        fs::write(folder.join("inner/a.txt"), "two").unwrap();
        assert_ne!(of(&folder, &["inner"]), before);
        fs::write(folder.join("inner/a.txt"), "one").unwrap();
        assert_eq!(of(&folder, &["inner"]), before);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_renamed_file_changes_the_fingerprint() {
        let folder = folder("rename");
        let before = of(&folder, &["inner"]);
        fs::rename(folder.join("inner/a.txt"), folder.join("inner/b.txt")).unwrap();
        assert_ne!(of(&folder, &["inner"]), before);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_stamp_is_current_only_for_the_inputs_it_was_set_for() {
        let folder = folder("stamp");
        let stamp = Stamp::new(&folder, "app", "f1".to_owned());
        assert!(!stamp.is_current());
        stamp.set().unwrap();
        assert!(stamp.is_current());
        assert!(!Stamp::new(&folder, "app", "f2".to_owned()).is_current());
        fs::remove_dir_all(folder).unwrap();
    }
}
