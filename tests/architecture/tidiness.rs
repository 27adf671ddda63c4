//! Small promises that hold everywhere.

use crate::sources::rust_files;

const EVERYWHERE: [&str; 3] = ["crates", "app", "tests"];

#[test]
fn no_test_is_switched_off() {
    // Put together, so that this file does not find itself.
    let ignored = ["#[", "ignore"].concat();
    for source in EVERYWHERE.iter().flat_map(|folder| rust_files(folder)) {
        assert!(
            !source.text.contains(&ignored),
            "{} has an ignored test",
            source.path
        );
    }
}

#[test]
fn names_of_files_say_what_is_in_them() {
    let empty = [
        "utils", "util", "helpers", "helper", "common", "manager", "types", "misc",
    ];
    for source in EVERYWHERE.iter().flat_map(|folder| rust_files(folder)) {
        let parts = source.path.trim_end_matches(".rs").split('/');
        let wrong: Vec<_> = parts.filter(|part| empty.contains(part)).collect();
        assert!(wrong.is_empty(), "{} could hold anything", source.path);
    }
}

#[test]
fn lints_are_expected_with_a_reason_and_not_silenced() {
    let silenced = ["#[", "allow("].concat();
    let all_silenced = ["#![", "allow("].concat();
    for source in EVERYWHERE.iter().flat_map(|folder| rust_files(folder)) {
        let wrong = source.text.contains(&silenced) || source.text.contains(&all_silenced);
        assert!(
            !wrong,
            "{} silences a lint; use #[expect(…, reason = \"…\")]",
            source.path
        );
    }
}
