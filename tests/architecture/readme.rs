//! The README's section on architecture names paths that exist.

use crate::sources::{read, root};

/// The code spans of the section whose heading says `Architecture` that look like paths.
fn paths(readme: &str) -> Vec<&str> {
    let section = readme
        .split("\n## ")
        .find(|section| {
            section
                .lines()
                .next()
                .is_some_and(|heading| heading.contains("Architecture"))
        })
        .unwrap_or_default();
    section
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|span| looks_like_a_path(span))
        .collect()
}

fn looks_like_a_path(span: &str) -> bool {
    let is_word = |letter: char| letter.is_ascii_alphanumeric() || "/._-".contains(letter);
    span.contains('/') && !span.starts_with('/') && span.chars().all(is_word)
}

#[test]
fn paths_in_the_architecture_section_exist() {
    let readme = read("README.md");
    let paths = paths(&readme);
    assert!(
        10 < paths.len(),
        "the section `Architecture` should name the places: {paths:?}"
    );
    let missing: Vec<_> = paths
        .iter()
        .filter(|path| !root().join(path).exists())
        .collect();
    assert!(
        missing.is_empty(),
        "the README names paths that do not exist: {missing:?}"
    );
}

#[test]
fn code_spans_that_are_no_paths_are_not_looked_for() {
    let readme = "# Hall\n## Architecture\n`app/src` and `Precheck::new`, `/api/session`, `a b/c`\n## Else\n`no/where`";
    assert_eq!(paths(readme), ["app/src"]);
}
