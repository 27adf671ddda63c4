//! Every kind of value has its test vectors; every kind of field has its words and its place in the app.

use hall_core::kind::ValueKind;

use crate::sources::{catalogue, read, rust_files};

#[test]
fn every_kind_of_value_stands_in_the_test_vectors() {
    let vectors = read("tests/vectors/vectors.json");
    let missing: Vec<_> = ValueKind::ALL
        .iter()
        .map(|kind| kind.id())
        .filter(|id| !vectors.contains(&format!("\"{id}\"")))
        .collect();
    assert!(missing.is_empty(), "without vectors: {missing:?}");
}

#[test]
fn every_kind_of_value_that_a_form_checks_has_a_name_for_people() {
    let words = read("crates/hall-core/src/words/kinds.rs");
    let used = catalogue();
    let missing: Vec<_> = ValueKind::ALL
        .iter()
        .map(|kind| kind.id())
        .filter(|id| used.contains(*id) && !words.contains(&format!("\"{id}\"")))
        .collect();
    assert!(missing.is_empty(), "without words: {missing:?}");
}

/// The variants of the enum `Kind` in the catalogue's model, read from its source.
fn field_kinds() -> Vec<String> {
    let source = read("crates/hall-core/src/catalog/field.rs");
    let (_, after) = source.split_once("pub enum Kind {").unwrap();
    let (body, _) = after.split_once("\n}").unwrap();
    let variants = body.lines().filter_map(|line| line.strip_prefix("    "));
    variants
        .filter(|line| line.starts_with(|letter: char| letter.is_ascii_uppercase()))
        .map(|line| {
            line.chars()
                .take_while(char::is_ascii_alphanumeric)
                .collect()
        })
        .collect()
}

#[test]
fn every_kind_of_field_has_its_control_in_the_app() {
    let app: String = rust_files("app/src/form")
        .iter()
        .map(crate::sources::Source::shipped_code)
        .collect();
    let kinds = field_kinds();
    assert!(kinds.contains(&"Checked".to_owned()), "{kinds:?}");
    let missing: Vec<_> = kinds
        .iter()
        .filter(|kind| !app.contains(&format!("Kind::{kind}")))
        .collect();
    assert!(
        missing.is_empty(),
        "the form has no control for {missing:?}"
    );
}
