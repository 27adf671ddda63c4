//! Running the program.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// How a run ended.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Run {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|_| panic!("not JSON: {self:?}"))
    }

    /// Asserts that it ended with `code`, and without a panic.
    pub(crate) fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:?}");
        assert!(!self.err.contains("panicked"), "{self:?}");
        self
    }
}

/// Runs `hall` with these arguments.
pub(crate) fn hall(arguments: &[&str]) -> Run {
    hall_with_input(arguments, "")
}

/// Runs `hall` with these arguments and this standard input.
pub(crate) fn hall_with_input(arguments: &[&str], input: &str) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_hall"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // A program that does not read its input closes it.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    Run {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// One of the application files beside these tests.
pub(crate) fn application(bundle: &str) -> String {
    format!(
        "{}/tests/applications/{bundle}.json",
        env!("CARGO_MANIFEST_DIR")
    )
}

/// A file with this content, and the folder that it lives in.
pub(crate) fn file(content: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("application.json");
    std::fs::write(&path, content).unwrap();
    (folder, path)
}

/// A copy of the small catalogue that the loader's tests start from, to write into.
pub(crate) fn catalogue() -> tempfile::TempDir {
    copy_of("tests/good")
}

/// A copy of a folder of the catalogue's crate.
pub(crate) fn copy_of(sources: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let of_crate = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../hall-catalog");
    copy(&of_crate.join(sources), folder.path());
    folder
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(&path, target).unwrap();
        }
    }
}
