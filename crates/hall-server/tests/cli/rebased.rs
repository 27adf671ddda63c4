//! `hall precheck` and `hall split` on a file that was made under another catalogue.

use serde_json::{Value, json};

use crate::run::{Run, application, file, hall};

/// The application for a newborn, as if it had been made under an earlier catalogue.
fn earlier(command: &str, options: &[&str], change: impl FnOnce(&mut Value)) -> Run {
    let text = std::fs::read_to_string(application("newborn")).unwrap();
    let mut value: Value = serde_json::from_str(&text).unwrap();
    value["catalog"] = json!("0123456789abcdef");
    change(&mut value);
    let (_folder, path) = file(value.to_string().as_bytes());
    let mut arguments = vec![command, path.to_str().unwrap()];
    arguments.extend(options);
    hall(&arguments)
}

fn with_an_old_field(value: &mut Value) {
    value["answers"]["mother.pager"] = json!("990101199503203022");
    value["meanings"] = json!({"mother.pager": "妈妈 / 寻呼机: text"});
}

#[test]
fn what_is_gone_is_listed_and_not_held_against_the_applicant() {
    let json = earlier(
        "precheck",
        &["--today", "2026-11-21", "--json"],
        with_an_old_field,
    )
    .ends(0)
    .json();
    let gone = json["rebased"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["at"] == "mother.pager")
        .unwrap();
    assert_eq!(
        (&gone["code"], &gone["kept"]),
        (&json!("field_gone"), &json!(false))
    );
    assert!(gone["message"].as_str().unwrap().contains("寻呼机"));
    assert!(
        !json.to_string().contains("990101199503203022"),
        "the value is repeated"
    );
}

#[test]
fn what_keeps_its_sense_is_not_mentioned() {
    let run = earlier("precheck", &["--today", "2026-11-21", "--json"], |it| {
        it["meanings"] = json!({"mother.name": "妈妈 / 妈妈姓名: person_name"});
    });
    let json = run.ends(0).json();
    let about = |at: &str| {
        let all = json["rebased"].as_array().unwrap();
        all.iter().find(|it| it["at"] == at).cloned()
    };
    assert_eq!(about("mother.name"), None, "{json}");
    assert_eq!(about("mother.id_no").unwrap()["code"], "unverified");
}

#[test]
fn a_file_of_this_catalogue_says_nothing_about_changes() {
    let json = hall(&[
        "precheck",
        &application("newborn"),
        "--today",
        "2026-11-21",
        "--json",
    ])
    .ends(0)
    .json();
    assert!(json.get("rebased").is_none(), "{json}");
}

#[test]
fn in_prose_the_changes_go_to_standard_error() {
    let run = earlier("precheck", &["--today", "2026-11-21"], with_an_old_field).ends(0);
    assert!(run.err.contains("[未保留] “妈妈：寻呼机”"), "{}", run.err);
    assert!(run.err.contains("项已保留"), "{}", run.err);
    assert!(run.out.starts_with("可以提交"), "{}", run.out);
}

#[test]
fn split_says_it_too() {
    let json = earlier("split", &["--json"], with_an_old_field)
        .ends(0)
        .json();
    assert!(
        json["parts"].is_array() && json["rebased"].is_array(),
        "{json}"
    );
    let parts = json["parts"].to_string();
    assert!(!parts.contains("pager"), "{parts}");
}
