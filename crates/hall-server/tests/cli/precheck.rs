//! `hall precheck`

use serde_json::{Value, json};

use crate::run::{Run, application, file, hall};

/// Pre-checks the newborn application after a change.
fn changed(change: impl FnOnce(&mut Value)) -> Run {
    let text = std::fs::read_to_string(application("newborn")).unwrap();
    let mut value: Value = serde_json::from_str(&text).unwrap();
    change(&mut value);
    let (_folder, path) = file(value.to_string().as_bytes());
    hall(&[
        "precheck",
        path.to_str().unwrap(),
        "--today",
        "2026-11-21",
        "--json",
    ])
}

#[test]
fn a_ready_application_ends_with_nought() {
    for bundle in ["newborn", "labour-dispatch-hr", "company-start"] {
        let path = application(bundle);
        let run = hall(&["precheck", &path, "--today", "2026-11-21", "--json"]).ends(0);
        let report = run.json();
        assert_eq!(report["verdict"], "ready", "{report}");
        assert_eq!(
            (&report["bundle"], &report["missing"]),
            (&json!(bundle), &json!([]))
        );
    }
}

#[test]
fn one_that_is_not_acceptable_ends_with_one_and_says_why() {
    let run = changed(|it| it["answers"]["mother.id_no"] = json!("990101199503203022")).ends(1);
    let report = run.json();
    assert_eq!(report["verdict"], "invalid");
    let findings = report["findings"].as_array().unwrap();
    let finding = findings
        .iter()
        .find(|it| it["at"] == "mother.id_no")
        .unwrap();
    for key in ["at", "code", "level", "services", "basis", "message"] {
        assert!(finding.get(key).is_some(), "no {key} in {finding}");
    }
    assert!(
        finding["message"]
            .as_str()
            .unwrap()
            .contains("妈妈证件号码")
    );
    assert!(
        !run.out.contains("990101199503203022"),
        "the number is repeated"
    );
}

#[test]
fn what_is_missing_is_listed() {
    let run = changed(|it| {
        it["answers"]
            .as_object_mut()
            .unwrap()
            .remove("house.number");
    })
    .ends(1);
    let report = run.json();
    assert_eq!(report["verdict"], "incomplete");
    assert_eq!(report["missing"][0]["at"], "house.number");
    assert!(report["missing"][0]["services"].is_array());
}

#[test]
fn a_situation_that_ends_here_is_not_eligible() {
    let run = changed(|it| it["situation"]["baby_age"] = json!("over_year")).ends(1);
    assert_eq!(run.json()["verdict"], "not_eligible");
}

#[test]
fn today_decides() {
    let run = changed(|it| it["answers"]["baby"][0]["born_at"] = json!("2026-11-22T08:30")).ends(1);
    assert_eq!(run.json()["verdict"], "invalid");
    hall(&["precheck", &application("newborn"), "--today", "yesterday"]).ends(2);
}

#[test]
fn without_json_it_reads_like_prose() {
    let run = hall(&["precheck", &application("newborn"), "--today", "2026-11-21"]).ends(0);
    assert!(run.out.starts_with("可以提交"), "{}", run.out);
}
