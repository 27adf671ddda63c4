//! One text file a fault: what is changed in the good catalogue, and what the check then says.
//!
//! `UPDATE=1 cargo test -p hall-catalog` writes what it says into the files; read the diff.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use hall_catalog::{CODES, Fault, Files, check};

use crate::{folder, good};

/// A case: a title, the file to change, the lines to replace, the lines in their place, the findings.
struct Case {
    path: PathBuf,
    head: String,
    file: String,
    old: String,
    new: String,
    findings: String,
}

const OLD: &str = "--- 原来\n";
const NEW: &str = "--- 改成\n";
const FINDINGS: &str = "--- 报错\n";

#[test]
fn every_fault_is_named_with_its_place_and_the_way_to_mend_it() {
    let mut wrong = Vec::new();
    for case in cases() {
        let found = findings(&case);
        assert!(
            !found.is_empty(),
            "{}: nothing was found",
            case.path.display()
        );
        let said: Vec<String> = found.iter().map(ToString::to_string).collect();
        let said = format!("{}\n", said.join("\n\n"));
        if std::env::var_os("UPDATE").is_some() {
            let section = |text: &str| {
                if text.is_empty() {
                    String::new()
                } else {
                    format!("{text}\n")
                }
            };
            let (old, new) = (section(&case.old), section(&case.new));
            let text = format!("{}{OLD}{old}{NEW}{new}{FINDINGS}{said}", case.head);
            fs::write(&case.path, text).unwrap();
        } else if said != case.findings {
            wrong.push(format!("{}\n{said}", case.path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_kind_of_fault_has_a_case() {
    let seen: BTreeSet<&str> = cases()
        .iter()
        .flat_map(findings)
        .map(|it| it.code)
        .collect();
    let missing: Vec<&&str> = CODES.iter().filter(|it| !seen.contains(**it)).collect();
    assert!(missing.is_empty(), "no case in tests/bad for {missing:?}");
}

/// Every changed file with what is found in it: path, text, code.
pub(crate) fn changed_files() -> Vec<(String, String, &'static str)> {
    let mut changed = Vec::new();
    for case in cases() {
        let files = files(&case);
        for fault in check(&files).findings {
            if let Some(file) = files.iter().find(|it| it.path == fault.file) {
                changed.push((file.path.clone(), file.text.clone(), fault.code));
            }
        }
    }
    changed
}

fn findings(case: &Case) -> Vec<Fault> {
    check(&files(case)).findings
}

/// The good catalogue with the case's change.
fn files(case: &Case) -> Files {
    let mut files: Vec<(String, String)> = good()
        .iter()
        .map(|it| (it.path.clone(), it.text.clone()))
        .collect();
    let at = files
        .iter()
        .position(|(path, _)| *path == case.file)
        .unwrap_or_else(|| {
            files.push((case.file.clone(), String::new()));
            files.len() - 1
        });
    let text = &mut files[at].1;
    if case.old.is_empty() {
        text.push_str(&case.new);
        text.push('\n');
    } else {
        assert_eq!(
            text.matches(&case.old).count(),
            1,
            "{}: 原来",
            case.path.display()
        );
        *text = text.replace(&case.old, &case.new);
    }
    Files::of(files)
}

fn cases() -> Vec<Case> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder("tests/bad"))
        .unwrap()
        .map(|it| it.unwrap().path())
        .collect();
    paths.sort();
    assert!(!paths.is_empty());
    paths.into_iter().map(case).collect()
}

fn case(path: PathBuf) -> Case {
    let text = fs::read_to_string(&path).unwrap();
    let (head, rest) = text.split_once(OLD).unwrap();
    let (old, rest) = rest.split_once(NEW).unwrap();
    let (new, findings) = rest.split_once(FINDINGS).unwrap();
    let file = head
        .lines()
        .find_map(|it| it.strip_prefix("文件 "))
        .unwrap();
    // The last line break belongs to the case file, so that a part of a line can be replaced as well.
    let lines = |text: &str| text.strip_suffix('\n').unwrap_or(text).to_owned();
    Case {
        file: file.to_owned(),
        head: head.to_owned(),
        old: lines(old),
        new: lines(new),
        findings: findings.to_owned(),
        path,
    }
}
