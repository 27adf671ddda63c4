//! `hall catalog schema`

use std::fs;

use crate::run::hall;

const SORTS: [&str; 13] = [
    "bundle",
    "calendar",
    "departments",
    "fields",
    "letters",
    "licences",
    "materials",
    "messages",
    "questions",
    "registers",
    "service",
    "subjects",
    "tables",
];

#[test]
fn one_schema_a_sort_of_file_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("schema");
    let run = hall(&["catalog", "schema", "--out", out.to_str().unwrap()]).ends(0);
    for sort in SORTS {
        let text = fs::read_to_string(out.join(format!("{sort}.json"))).unwrap();
        let schema: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert!(schema["title"].is_string(), "{sort}");
        assert!(run.out.contains(&format!("{sort}.json")), "{run:?}");
    }
}

#[test]
fn without_a_folder_all_are_printed() {
    let json = hall(&["catalog", "schema"]).ends(0).json();
    for sort in SORTS {
        assert!(json[sort]["definitions"].is_object(), "{sort}");
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let run = hall(&["catalog", "schema", "--out", "/dev/null/schema"]).ends(2);
    assert!(run.err.contains("/dev/null/schema"), "{run:?}");
}
