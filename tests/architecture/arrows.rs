//! The arrows between crates, and no others.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

use crate::sources::root;

/// Each crate of the workspace with the crates of the workspace that it may know.
const ARROWS: [(&str, &[&str]); 7] = [
    ("hall-core", &[]),
    ("hall-catalog", &["hall-core"]),
    ("hall-api", &["hall-core"]),
    ("hall-server", &["hall-core", "hall-catalog", "hall-api"]),
    ("hall-app", &["hall-core", "hall-api"]),
    ("xtask", &["hall-core", "hall-catalog"]),
    (
        "hall-tests",
        &[
            "hall-core",
            "hall-catalog",
            "hall-api",
            "hall-server",
            "hall-app",
        ],
    ),
];

/// What cargo says about the workspace: each crate with those that it depends on, for whatever purpose.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--no-deps",
            "--format-version",
            "1",
            "--offline",
        ])
        .current_dir(root())
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let name = |value: &Value| value["name"].as_str().unwrap().to_owned();
    let packages = metadata["packages"].as_array().unwrap();
    packages
        .iter()
        .map(|package| {
            (
                name(package),
                package["dependencies"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(name)
                    .collect(),
            )
        })
        .collect()
}

#[test]
fn crates_know_only_the_crates_that_they_may() {
    let dependencies = dependencies();
    let members: BTreeSet<&str> = dependencies.keys().map(String::as_str).collect();
    let listed: BTreeSet<&str> = ARROWS.iter().map(|(name, _)| *name).collect();
    assert_eq!(
        members, listed,
        "a crate came or went: decide its arrows here and in the README"
    );
    for (name, may) in ARROWS {
        let knows = dependencies[name]
            .iter()
            .filter(|it| members.contains(it.as_str()));
        let wrong: Vec<_> = knows.filter(|it| !may.contains(&it.as_str())).collect();
        assert!(
            wrong.is_empty(),
            "{name} depends on {wrong:?}, and may depend on {may:?} only"
        );
    }
}

#[test]
fn the_tool_that_sets_everything_up_needs_nothing_that_has_to_be_downloaded() {
    let manifest = crate::sources::read("crates/xtask/Cargo.toml");
    let (_, after) = manifest.split_once("[dependencies]").unwrap();
    let lines = after
        .lines()
        .take_while(|line| !line.starts_with('['))
        .filter(|line| line.contains('='));
    for line in lines {
        assert!(
            line.contains("optional = true"),
            "`{line}` would slow the first `cargo xtask` down"
        );
    }
}
