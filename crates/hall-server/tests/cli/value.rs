//! `hall value`

use serde_json::{Value, json};

use crate::run::{hall, hall_with_input};

#[test]
fn a_good_value_ends_with_nought_and_says_what_it_holds() {
    let run = hall(&["value", "cn_resident_id", "99010119900307001５", "--json"]).ends(0);
    let answer = run.json();
    assert_eq!(answer["kind"], "cn_resident_id");
    assert_eq!(
        (&answer["valid"], &answer["normalized"]),
        (&json!(true), &json!("990101199003070015"))
    );
    assert!(
        answer["facts"].is_object() && answer.get("code").is_none(),
        "{answer}"
    );
}

#[test]
fn a_bad_value_ends_with_one_and_names_the_fault() {
    let answer = hall(&["value", "cn_resident_id", "990101199003070016", "--json"])
        .ends(1)
        .json();
    assert_eq!(
        (&answer["valid"], &answer["code"]),
        (&json!(false), &json!("checksum"))
    );
}

#[test]
fn an_unknown_kind_ends_with_two_and_lists_the_kinds() {
    let run = hall(&["value", "shoe_size", "38", "--json"]).ends(2);
    for kind in ["cn_resident_id", "satisfaction_rating"] {
        assert!(run.err.contains(kind), "{run:?}");
    }
}

#[test]
fn a_value_may_begin_with_a_hyphen_or_be_empty() {
    hall(&["value", "cn_mobile", "-1", "--json"]).ends(1);
    hall(&["value", "cn_mobile", "", "--json"]).ends(1);
}

#[test]
fn a_batch_answers_a_line_each() {
    let input = "{\"kind\":\"cn_mobile\",\"value\":\"13900000001\"}\n\n\
                 {\"kind\":\"cn_mobile\",\"value\":\"1\"}\n";
    let run = hall_with_input(&["value", "--batch", "--json"], input).ends(0);
    let answers: Vec<Value> = run
        .out
        .lines()
        .map(|it| serde_json::from_str(it).unwrap())
        .collect();
    let valid: Vec<&Value> = answers.iter().map(|it| &it["valid"]).collect();
    assert_eq!(valid, [&json!(true), &json!(false)]);
}

#[test]
fn a_batch_stops_at_a_line_that_cannot_be_read_and_names_it() {
    for line in [
        "nonsense",
        "{\"kind\":\"cn_mobile\"}",
        "{\"kind\":\"x\",\"value\":\"1\"}",
        "[[[[",
    ] {
        let input = format!("{{\"kind\":\"cn_mobile\",\"value\":\"1\"}}\n{line}\n");
        let run = hall_with_input(&["value", "--batch", "--json"], &input).ends(2);
        assert!(run.err.contains("第 2 行"), "{run:?}");
        assert_eq!(run.out.lines().count(), 1);
    }
}

#[test]
fn nothing_to_check_is_a_usage_error() {
    hall(&["value"]).ends(2);
    hall(&["value", "cn_mobile"]).ends(2);
    hall(&["value", "cn_mobile", "1", "--batch"]).ends(2);
}
