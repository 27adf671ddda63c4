//! How large the built app is, and whether it keeps within its budget.

use std::fs;
use std::path::{Path, PathBuf};

use super::pages;
use crate::console::heading;
use crate::failure::{Failure, Outcome};
use crate::workspace::Workspace;

/// What the applicants' page may load before it shows itself, brotli-compressed: page, style, script
/// and WebAssembly together. At 1 Mbit/s, a poor mobile connection, it takes 1.4 seconds.
const FIRST_LOAD_BUDGET: u64 = 180 * 1000;

/// Prints the sizes, and fails if the first load is over its budget.
pub(crate) fn report(workspace: &Workspace) -> Outcome {
    let dist = workspace.dist();
    heading("Sizes (bytes: raw, brotli)");
    let [hall, desk] = pages::pages(&dist);
    let hall = pages::first_load(&dist, &hall)?;
    let desk = pages::first_load(&dist, &desk)?;
    let later: Vec<PathBuf> = files_in(&dist)
        .into_iter()
        .filter(|file| !hall.contains(file) && !desk.contains(file))
        .collect();
    let first_load = table("the hall's first page", &dist, &hall);
    table(
        "the hall's other pages, loaded when they are wanted",
        &dist,
        &later,
    );
    table("the desk", &dist, &desk);
    let (alone, catalogue): (Vec<PathBuf>, Vec<PathBuf>) = files_in(&dist.join("catalog"))
        .into_iter()
        .partition(|file| is_service_alone(file));
    table(
        "the catalogue, a bundle when it is opened",
        &dist,
        &catalogue,
    );
    println!("  and {} services that stand alone\n", alone.len());
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

/// The files of a folder as they are before compression, in order.
fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path());
    let is_original = |file: &PathBuf| {
        file.extension()
            .is_none_or(|kind| kind != "br" && kind != "gz")
    };
    let mut files: Vec<PathBuf> = entries
        .filter(|file| file.is_file() && is_original(file))
        .collect();
    files.sort();
    files
}

/// Whether a file of the snapshot holds a service standing alone: too many to list.
fn is_service_alone(file: &Path) -> bool {
    file.file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with("alone."))
}

/// Prints one line a file and their sum; gives the compressed sum.
fn table(title: &str, dist: &Path, files: &[PathBuf]) -> u64 {
    println!("  {title}:");
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
