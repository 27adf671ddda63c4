//! How long files are.

use crate::sources::rust_files;

/// Nothing longer can be taken in at once.
const LONGEST: usize = 400;

const CRATES: [&str; 7] = [
    "crates/hall-core",
    "crates/hall-catalog",
    "crates/hall-api",
    "crates/hall-server",
    "crates/xtask",
    "app",
    "tests",
];

#[test]
fn no_file_is_longer_than_can_be_taken_in() {
    let mut too_long = Vec::new();
    println!(
        "{:<22} {:>5} {:>7} {:>4} {:>4}",
        "crate", "files", "median", "p90", "max"
    );
    for folder in CRATES {
        let sources = rust_files(folder);
        let mut lengths: Vec<usize> = sources
            .iter()
            .map(|source| source.text.lines().count())
            .collect();
        lengths.sort_unstable();
        let at = |percent: usize| lengths[(lengths.len() - 1) * percent / 100];
        println!(
            "{folder:<22} {:>5} {:>7} {:>4} {:>4}",
            lengths.len(),
            at(50),
            at(90),
            at(100)
        );
        let long = sources
            .iter()
            .filter(|source| LONGEST < source.text.lines().count());
        too_long
            .extend(long.map(|source| format!("{}: {}", source.path, source.text.lines().count())));
    }
    assert!(
        too_long.is_empty(),
        "more than {LONGEST} lines:\n{}",
        too_long.join("\n")
    );
}

#[test]
fn every_file_opens_by_saying_what_it_is_for() {
    let silent: Vec<_> = CRATES
        .iter()
        .flat_map(|folder| rust_files(folder))
        .filter(|source| !source.text.starts_with("//! "))
        .map(|source| source.path)
        .collect();
    assert!(silent.is_empty(), "without a `//!` header: {silent:#?}");
}
