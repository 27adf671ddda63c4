//! Puts the catalogue's snapshot into the tests, so that they judge by it without reading files: in a
//! browser there are none.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() {
    let snapshot = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/generated/catalog");
    println!("cargo::rerun-if-changed={}", snapshot.display());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    if let Err(error) = embed(&files(&snapshot, is_bundle), "bundle", &out)
        .and_then(|()| embed(&files(&snapshot, is_calendar), "calendar", &out))
    {
        println!("cargo::error=the snapshot cannot be copied: {error}");
    }
}

/// The files of one sort; none before the snapshot is written.
fn files(snapshot: &Path, is_wanted: fn(&str) -> bool) -> Vec<PathBuf> {
    let entries = fs::read_dir(snapshot).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|file| is_wanted(&file.file_name().unwrap_or_default().to_string_lossy()))
        .collect();
    files.sort();
    files
}

fn is_bundle(name: &str) -> bool {
    let is_json = Path::new(name).extension().is_some_and(|it| it == "json");
    is_json && name != "index.json" && !is_calendar(name)
}

fn is_calendar(name: &str) -> bool {
    name.starts_with("calendar.")
}

/// Copies the files, so that a snapshot written later does not take them away, and writes the list.
fn embed(files: &[PathBuf], sort: &str, out: &Path) -> io::Result<()> {
    let mut list = Vec::new();
    for (number, file) in files.iter().enumerate() {
        let name = format!("{sort}-{number}.json");
        fs::copy(file, out.join(&name))?;
        list.push(format!(
            "include_str!(concat!(env!(\"OUT_DIR\"), \"/{name}\"))"
        ));
    }
    fs::write(
        out.join(format!("{sort}s.rs")),
        format!("&[{}]\n", list.join(",\n")),
    )
}
