//! Puts the catalogue's snapshot into the tests, so that they judge by it without reading files: in a
//! browser there are none.

use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let snapshot = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/generated/catalog");
    println!("cargo::rerun-if-changed={}", snapshot.display());
    let bundles = fs::read_dir(&snapshot)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path());
    let mut bundles: Vec<PathBuf> = bundles.filter(|file| is_bundle(file)).collect();
    bundles.sort();
    let included = bundles
        .iter()
        .map(|file| format!("include_str!({:?})", file.display().to_string()));
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let code = format!("&[{}]\n", included.collect::<Vec<_>>().join(",\n"));
    if let Err(error) = fs::write(out.join("bundles.rs"), code) {
        println!("cargo::error=the list of bundles cannot be written: {error}");
    }
}

fn is_bundle(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    name.ends_with(".json") && name != "index.json" && !name.starts_with("calendar.")
}
