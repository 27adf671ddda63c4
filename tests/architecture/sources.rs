//! The repository's sources as text.

use std::fs;
use std::path::{Path, PathBuf};

/// One file of Rust code.
#[derive(Debug)]
pub(crate) struct Source {
    /// Its path inside the repository, with forward slashes.
    pub(crate) path: String,
    /// All of it.
    pub(crate) text: String,
}

impl Source {
    /// The code that ships: without comments and without the tests at the end of the file.
    pub(crate) fn shipped_code(&self) -> String {
        let tests = self
            .text
            .find("#[cfg(test)]\nmod tests")
            .unwrap_or(self.text.len());
        self.text[..tests]
            .lines()
            .map(without_comment)
            .collect::<Vec<_>>()
            .join("\n")
    }

    /// Whether it holds nothing but tests.
    pub(crate) fn is_test(&self) -> bool {
        self.path
            .split('/')
            .any(|part| part == "tests" || part == "tests.rs" || part == "benches")
    }
}

/// The repository's root.
pub(crate) fn root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap().to_path_buf()
}

/// A file of the repository.
pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// All Rust files under a folder of the repository, in order.
pub(crate) fn rust_files(folder: &str) -> Vec<Source> {
    let mut sources = Vec::new();
    collect(&root().join(folder), &mut sources);
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!sources.is_empty(), "no Rust file under {folder}");
    sources
}

/// All sources of the catalogue's fields, one after the other.
pub(crate) fn catalogue() -> String {
    let folder = root().join("crates/hall-catalog/data/fields");
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    files
        .map(|file| fs::read_to_string(file).unwrap())
        .collect()
}

fn collect(folder: &Path, sources: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && !["target", "node_modules", "generated"].contains(&name.as_str()) {
            collect(&path, sources);
        } else if path.extension().is_some_and(|it| it == "rs") {
            let relative = path
                .strip_prefix(root())
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/");
            sources.push(Source {
                path: relative,
                text: fs::read_to_string(&path).unwrap(),
            });
        }
    }
}

/// A line without its comment. A `//` inside a string counts as one too, unless it follows a colon as in
/// an address: what is lost with it is never what these tests look for.
fn without_comment(line: &str) -> &str {
    let comment = line
        .match_indices("//")
        .find(|(at, _)| !line[..*at].ends_with(':'));
    comment.map_or(line, |(at, _)| &line[..at])
}

#[test]
fn comments_and_tests_are_not_shipped_code() {
    let text = "//! std::fs\nfn a() {} // std::fs\nlet b = \"https://x\";\n#[cfg(test)]\nmod tests { std::fs }";
    let source = Source {
        path: "a.rs".to_owned(),
        text: text.to_owned(),
    };
    assert_eq!(
        source.shipped_code(),
        "\nfn a() {} \nlet b = \"https://x\";"
    );
}
