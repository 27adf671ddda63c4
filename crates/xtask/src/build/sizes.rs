//! How large the built app is, and whether it keeps within its budget.

use std::fs;
use std::path::{Path, PathBuf};

use super::pages;
use crate::console::heading;
use crate::failure::{Failure, Outcome};
use crate::workspace::Workspace;

/// What the applicants' page may load before it shows itself, brotli-compressed: page, style, script
/// and WebAssembly together. At 1 Mbit/s, a poor mobile connection, it takes 1.6 seconds.
const FIRST_LOAD_BUDGET: u64 = 200 * 1000;

/// Prints the sizes, and fails if the first load is over its budget.
pub(crate) fn report(workspace: &Workspace) -> Outcome {
    let dist = workspace.dist();
    heading("Sizes (bytes: raw, brotli)");
    let mut first_load = 0;
    for page in pages::pages(&dist) {
        let files = pages::first_load(&dist, &page)?;
        let total = table(&dist, &files);
        if page == dist.join("index.html") {
            first_load = total;
        }
    }
    let mut catalog: Vec<PathBuf> = fs::read_dir(dist.join("catalog"))
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|file| file.extension().is_some_and(|it| it == "json"))
        .collect();
    catalog.sort();
    table(&dist, &catalog);
    if FIRST_LOAD_BUDGET < first_load {
        return Err(Failure::new(
            format!(
                "the applicants' page loads {first_load} bytes; its budget is {FIRST_LOAD_BUDGET}."
            ),
            "look for what came in with the last change: a new dependency, formatting, generics.",
        ));
    }
    Ok(())
}

/// Prints one line a file and their sum; gives the compressed sum.
fn table(dist: &Path, files: &[PathBuf]) -> u64 {
    let (mut all_raw, mut all_compressed) = (0, 0);
    for file in files {
        let raw = size(file);
        let compressed = compressed_size(file);
        println!(
            "  {raw:>9} {compressed:>9}  /{}",
            file.strip_prefix(dist).unwrap_or(file).display()
        );
        all_raw += raw;
        all_compressed += compressed;
    }
    println!("  {all_raw:>9} {all_compressed:>9}  = together\n");
    all_compressed
}

/// The size of the compressed file beside it, or its own where there is none.
fn compressed_size(file: &Path) -> u64 {
    let mut name = file.as_os_str().to_owned();
    name.push(".br");
    fs::metadata(name).map_or_else(|_| size(file), |metadata| metadata.len())
}

fn size(file: &Path) -> u64 {
    fs::metadata(file).map_or(0, |metadata| metadata.len())
}
