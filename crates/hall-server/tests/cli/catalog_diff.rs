//! `hall catalog diff`

use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{Run, hall};

/// The small catalogue that the catalogue's own tests start from.
fn good() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../hall-catalog/tests/good")
}

/// Copies a folder, with one text replaced by another.
fn copy(from: &Path, to: &Path, (old, new): (&str, &str)) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target, (old, new));
        } else {
            let text = fs::read_to_string(&path).unwrap();
            fs::write(target, text.replace(old, new)).unwrap();
        }
    }
}

/// Compares the small catalogue with itself after a change.
fn diff(change: (&str, &str), options: &[&str]) -> Run {
    let folder = tempfile::tempdir().unwrap();
    copy(&good(), folder.path(), change);
    let (old, new) = (good(), folder.path());
    let mut arguments = vec![
        "catalog",
        "diff",
        old.to_str().unwrap(),
        new.to_str().unwrap(),
    ];
    arguments.extend(options);
    hall(&arguments)
}

#[test]
fn without_a_change_it_ends_with_nought() {
    let run = diff(("", ""), &[]).ends(0);
    assert_eq!(run.out, "对申请人没有变化\n");
    let json = diff(("", ""), &["--json"]).ends(0).json();
    assert_eq!(
        (&json["changed"], &json["bundles"]),
        (&false.into(), &serde_json::json!([]))
    );
    assert_eq!(json["old"], json["new"]);
}

#[test]
fn a_change_ends_with_one_and_is_told_in_prose() {
    let run = diff(("unit: 万元", "unit: 元"), &[]).ends(1);
    for line in [
        "open-shop  开店一件事",
        "所有情形：填写项“资金”的形式：数字（万元） → 数字（元）",
        "填到一半的草稿要重新看的：",
        "资金：单位由“万元”改成了“元”",
    ] {
        assert!(run.out.contains(line), "{}", run.out);
    }
    let run = diff(("promised: 2.5", "promised: 4"), &[]).ends(1);
    assert!(run.out.contains("工作日 4 → 5.5"), "{}", run.out);
}

#[test]
fn a_program_reads_the_same() {
    let json = diff(("unit: 万元", "unit: 元"), &["--json"]).ends(1).json();
    assert_eq!(json["changed"], true);
    let bundle = &json["bundles"][0];
    assert_eq!(
        (&bundle["id"], &bundle["fate"]),
        (&"open-shop".into(), &"changed".into())
    );
    let difference = &bundle["differences"][0];
    for key in [
        "about",
        "at",
        "label",
        "aspect",
        "before",
        "after",
        "situations",
        "message",
    ] {
        assert!(difference.get(key).is_some(), "no {key} in {difference}");
    }
    assert_eq!(difference["situations"]["any_of"], serde_json::json!([{}]));
    assert_eq!(bundle["drafts"][0]["code"], "unit_changed");
    for side in ["before", "after"] {
        assert!(
            bundle["figures"][side]["fields"]["merged"].is_number(),
            "{bundle}"
        );
    }
}

#[test]
fn a_folder_that_is_none_or_has_faults_is_unreadable() {
    let old = good();
    let old = old.to_str().unwrap();
    hall(&["catalog", "diff", old, "/nowhere"]).ends(2);
    let empty = tempfile::tempdir().unwrap();
    hall(&["catalog", "diff", empty.path().to_str().unwrap(), old]).ends(2);
    let run = diff(("unit: 万元", "unti: 万元"), &[]).ends(2);
    assert!(run.err.contains("shop.yaml"), "{}", run.err);
}
