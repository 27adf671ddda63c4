//! The schemas for editors say what the loader says.
//!
//! `UPDATE=1 cargo test -p hall-catalog schema` writes them into `schema/`.

mod document;
mod validator;

use std::collections::BTreeSet;
use std::fs;

use hall_catalog::schema::{Schema, keys, schemas};
use hall_catalog::{Files, SourceFile, source};
use serde_json::{Value, json};

use crate::{folder, good};
use document::{document, faults, faults_of_text};
use validator::{Path, accepts, maps};

#[test]
fn the_schemas_in_the_repository_are_current() {
    let mut wrong = Vec::new();
    for schema in schemas() {
        let path = folder("schema").join(format!("{}.json", schema.name));
        if std::env::var_os("UPDATE").is_some() {
            fs::create_dir_all(folder("schema")).unwrap();
            fs::write(&path, &schema.text).unwrap();
        } else if fs::read_to_string(&path).ok().as_ref() != Some(&schema.text) {
            wrong.push(path);
        }
    }
    assert!(
        wrong.is_empty(),
        "not current, see the top of this file: {wrong:?}"
    );
    let n_files = fs::read_dir(folder("schema")).unwrap().count();
    assert_eq!(n_files, schemas().len(), "a schema of no sort of file");
}

#[test]
fn every_sort_of_source_file_has_its_schema() {
    let parts: BTreeSet<&str> = schemas().iter().map(|it| it.part).collect();
    assert_eq!(parts, BTreeSet::from(source::PARTS));
}

#[test]
fn every_key_has_words_for_the_author_and_no_words_are_left_over() {
    let mut seen = BTreeSet::new();
    for schema in schemas() {
        let root: Value = serde_json::from_str(&schema.text).unwrap();
        for (name, definition) in root["definitions"].as_object().unwrap() {
            let properties = definition["properties"].as_object();
            for (key, it) in properties.into_iter().flatten() {
                assert!(
                    it["description"].is_string(),
                    "no words in schema/keys for {name} {key}"
                );
                seen.insert((name.clone(), key.clone()));
            }
        }
    }
    for (entry, key) in keys() {
        let name = entry.strip_suffix("Entry").unwrap_or(entry);
        assert!(
            seen.contains(&(name.to_owned(), key.to_owned())),
            "no key {entry} {key}"
        );
    }
}

#[test]
fn every_source_file_fits_its_schema() {
    let real = Files::open(&folder("data")).unwrap();
    for file in real.iter().chain(good().iter()) {
        let Some(document) = document(&file.text) else {
            continue;
        };
        assert!(accepts(&root(file), &document), "{}", file.path);
    }
}

#[test]
fn a_key_too_many_or_too_few_is_seen_by_the_loader_and_by_the_schema() {
    let mut n = 0;
    for (file, root, document) in documents() {
        for (path, name) in maps(&root, &document) {
            let map = at(&document, &path).as_object().unwrap().clone();
            let more = with(&document, &path, "zz_new", Some(json!("zz")));
            let place = format!("{} {path:?} ({name})", file.path);
            assert!(!faults(&file.path, &more).is_empty(), "{place}: a new key");
            assert!(!accepts(&root, &more), "{place}: a new key");
            for key in map.keys() {
                let less = with(&document, &path, key, None);
                let loads = faults(&file.path, &less).is_empty();
                assert_eq!(loads, accepts(&root, &less), "{place}: without {key}");
                n += 1;
            }
        }
    }
    assert!(300 < n, "only {n} keys were tried");
}

#[test]
fn a_key_that_the_schema_offers_is_known_to_the_loader() {
    let mut offered = BTreeSet::new();
    for (file, root, document) in documents() {
        for (path, name) in maps(&root, &document) {
            let map = at(&document, &path).as_object().unwrap();
            for key in root["definitions"][&name]["properties"]
                .as_object()
                .unwrap()
                .keys()
            {
                if map.contains_key(key) || offered.insert((name.clone(), key.clone())) {
                    let place = format!("{} {path:?} ({name}): {key}", file.path);
                    let wrong = with(&document, &path, key, Some(json!([["zz"]])));
                    let found = faults(&file.path, &wrong);
                    assert!(
                        !found.is_empty() && !found.contains(&"unknown_key"),
                        "{place}: {found:?}"
                    );
                    assert!(!accepts(&root, &wrong), "{place}");
                }
            }
        }
    }
}

#[test]
fn a_value_of_a_wrong_sort_is_refused_by_the_schema_where_the_loader_refuses_it() {
    for (file, root, document) in documents() {
        for (path, name) in maps(&root, &document) {
            for key in at(&document, &path).as_object().unwrap().keys() {
                for value in [
                    json!(-1.5),
                    json!(true),
                    json!([]),
                    json!({"zz": []}),
                    json!("a  b"),
                ] {
                    let place = format!("{} {path:?} ({name}): {key}: {value}", file.path);
                    let other = with(&document, &path, key, Some(value));
                    if !faults(&file.path, &other).is_empty() {
                        assert!(!accepts(&root, &other), "{place}");
                    }
                }
            }
        }
    }
}

#[test]
fn every_map_of_the_schemas_is_tried_by_these_tests() {
    let mut tried = BTreeSet::new();
    let mut all = BTreeSet::new();
    for (_, root, document) in documents() {
        tried.extend(maps(&root, &document).into_iter().map(|(_, name)| name));
        let definitions = root["definitions"].as_object().unwrap().clone();
        let maps = definitions
            .into_iter()
            .filter(|(_, it)| it.get("properties").is_some());
        all.extend(maps.map(|(name, _)| name));
    }
    let missing: Vec<&String> = all.difference(&tried).collect();
    assert!(
        missing.is_empty(),
        "nothing like it in tests/good or below: {missing:?}"
    );
}

#[test]
fn the_bad_cases_about_the_form_of_a_file_are_refused_by_the_schema() {
    let about_form = [
        "unknown_key",
        "missing_key",
        "unknown_kind",
        "unknown_way",
        "unknown_source",
        "unknown_word",
        "not_a_list",
        "not_a_map",
        "not_a_bool",
        "not_a_number",
        "not_a_whole_number",
        "not_days",
        "not_a_day_bound",
        "not_text",
        "no_kind",
        "kind_of_several",
    ];
    let mut seen = BTreeSet::new();
    for (path, text, code) in crate::bad::changed_files() {
        if let Some(code) = about_form.iter().find(|it| **it == code) {
            let document = document(&text).unwrap();
            let file = SourceFile { path, text };
            assert!(!accepts(&root(&file), &document), "{code}: {}", file.path);
            seen.insert(*code);
        }
    }
    assert_eq!(seen, BTreeSet::from(about_form));
}

#[test]
fn a_broken_file_is_no_document() {
    assert!(document("a: [").is_none());
    assert!(!faults_of_text("departments.yaml", "a: [".to_owned()).is_empty());
}

/// What the small catalogue does not hold: file, text. A file that is there gets it added.
const MORE: [(&str, &str); 6] = [
    (
        "materials/more.yaml",
        "- {id: a, name: 甲, standards: [a], ways: [{third_party: 乙}, {register: c, sure: true}, \
         {licence: d, when: 'true'}, {upload: {types: [pdf], max_kib: 1, max_files: 1}}]}\n",
    ),
    ("standards.yaml", "- {id: a, must: 甲, mend: 乙}\n"),
    (
        "tables/more.yaml",
        "id: a\noptions: {b: {label: 乙, check: cn_uscc}}\n",
    ),
    (
        "fields/more.yaml",
        "- {key: a.b, label: 乙, kind: {signature: {by: a.c}}}\n",
    ),
    (
        "bundles/open-shop.yaml",
        "steps: {separate: [甲, 乙], together: [丙]}\n",
    ),
    (
        "services/sign-permit.yaml",
        "party: {name: 甲, confirms: 乙, known_by: a.b, sees: [a.b]}\n\
         certificate: {licence: a, holder: a.b, years: 1, face: {c: a.b}}\n",
    ),
];

/// Small files that hold every sort of map: the small catalogue, and what it lacks.
fn documents() -> Vec<(SourceFile, Value, Value)> {
    let mut files: Vec<SourceFile> = good().iter().cloned().collect();
    for (path, text) in MORE {
        match files.iter_mut().find(|it| it.path == path) {
            Some(file) => file.text.push_str(text),
            None => files.push(SourceFile {
                path: path.to_owned(),
                text: text.to_owned(),
            }),
        }
    }
    let read = |it: SourceFile| {
        let document = document(&it.text).unwrap();
        let root = root(&it);
        (it, root, document)
    };
    files.into_iter().map(read).collect()
}

/// The schema for a file.
fn root(file: &SourceFile) -> Value {
    let part = file.path.split('/').next().unwrap();
    let of_part = |it: &Schema| it.part == part;
    let schema = schemas().into_iter().find(of_part).unwrap();
    serde_json::from_str(&schema.text).unwrap()
}

fn at<'a>(document: &'a Value, path: &Path) -> &'a Value {
    path.iter().fold(document, |it, step| match it {
        Value::Array(items) => &items[step.parse::<usize>().unwrap()],
        map => &map[step],
    })
}

/// The document with another value under a key of one of its maps, or without that key.
fn with(document: &Value, path: &Path, key: &str, value: Option<Value>) -> Value {
    let mut changed = document.clone();
    let map = path.iter().fold(&mut changed, |it, step| match it {
        Value::Array(items) => &mut items[step.parse::<usize>().unwrap()],
        map => &mut map[step],
    });
    let map = map.as_object_mut().unwrap();
    match value {
        Some(value) => map.insert(key.to_owned(), value),
        None => map.remove(key),
    };
    changed
}
