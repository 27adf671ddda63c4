//! Every vector gets the verdict, code, normal form, warnings and facts that it asks for, natively and in
//! WebAssembly.
//!
//! What the hall does not give, on purpose:
//! - `division_code.name`: names of divisions are not in the core; the address picker has them.
//! - Why an SM2 signature fails: a forged message, a wrong key and a damaged signature fail in the same way, so their
//!   code is `signature`.

#![cfg(test)]

use std::collections::BTreeMap;

use chrono::NaiveDate;
use hall_core::calendar::Calendar;
use hall_core::kind::{Context, Outcome, ValueKind, check};
use hall_tests::verdicts::calendar;
use serde::Deserialize;
use serde_json::{Map, Value};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::{wasm_bindgen_test as test, wasm_bindgen_test_configure};

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test_configure!(run_in_browser);

const VECTORS: &str = include_str!("../vectors/vectors.json");
const WORKDAYS: &str = include_str!("../vectors/workdays.json");

#[derive(Deserialize)]
struct File {
    as_of: NaiveDate,
    vectors: BTreeMap<String, Vec<Vector>>,
}

#[derive(Deserialize)]
struct Vector {
    kind: String,
    value: String,
    valid: bool,
    error: Option<String>,
    #[serde(default)]
    soft: bool,
    normalized: Option<String>,
    #[serde(default)]
    warn: Vec<String>,
    #[serde(default)]
    facts: Map<String, Value>,
}

fn file() -> File {
    serde_json::from_str(VECTORS).unwrap()
}

fn context(calendar: &Calendar) -> Context<'_> {
    Context {
        today: file().as_of,
        calendar,
    }
}

/// What differs between the vector and the outcome; nothing when they agree.
fn differences(vector: &Vector, outcome: &Outcome) -> Vec<String> {
    let mut differences = Vec::new();
    let mut compare = |what: &str, expected: String, found: String| {
        if expected != found {
            differences.push(format!("{what}: expected {expected}, found {found}"));
        }
    };
    let expected = match vector.error.as_deref() {
        Some("message" | "wrong_key") => Some("signature"),
        code => code,
    };
    compare("valid", vector.valid.to_string(), outcome.valid.to_string());
    compare(
        "code",
        format!("{expected:?}"),
        format!("{:?}", outcome.code),
    );
    compare("soft", vector.soft.to_string(), outcome.soft.to_string());
    if let Some(normalized) = &vector.normalized {
        compare("normalized", normalized.clone(), outcome.normalized.clone());
    }
    compare(
        "warn",
        format!("{:?}", vector.warn),
        format!("{:?}", outcome.warn),
    );
    let facts = serde_json::to_value(&outcome.facts).unwrap();
    for (name, fact) in &vector.facts {
        if (vector.kind.as_str(), name.as_str()) != ("division_code", "name") {
            compare(name, fact.to_string(), facts[name].to_string());
        }
    }
    differences
}

/// The declared name of a file stands in the facts and belongs in front of the bytes.
fn typed(vector: &Vector) -> String {
    match vector.facts.get("declared_name").and_then(Value::as_str) {
        Some(name) => format!("{name}|{}", vector.value),
        None => vector.value.clone(),
    }
}

#[test]
fn every_vector_gets_what_it_asks_for() {
    let file = file();
    let calendar = calendar();
    let context = context(&calendar);
    let mut failures = Vec::new();
    let mut n_vectors = 0;
    for vector in file.vectors.values().flatten() {
        let kind = ValueKind::from_id(&vector.kind).unwrap();
        n_vectors += 1;
        let outcome = check(kind, &typed(vector), &context);
        for difference in differences(vector, &outcome) {
            let value: String = vector.value.chars().take(60).collect();
            failures.push(format!("{kind} {value:?} {difference}"));
        }
    }
    assert!(n_vectors > 600, "only {n_vectors} vectors");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_kind_has_vectors() {
    let file = file();
    for kind in ValueKind::ALL {
        assert!(file.vectors.contains_key(kind.id()), "{kind}");
    }
}

#[test]
fn a_normal_form_is_the_normal_form_of_itself() {
    let file = file();
    let calendar = calendar();
    let context = context(&calendar);
    for vector in file.vectors.values().flatten().filter(|it| it.valid) {
        let kind = ValueKind::from_id(&vector.kind).unwrap();
        let once = check(kind, &vector.value, &context);
        let twice = check(kind, &once.normalized, &context);
        assert_eq!(once.normalized, twice.normalized, "{kind}");
        assert_eq!((once.valid, once.code), (twice.valid, twice.code), "{kind}");
    }
}

/// The files of the catalogue hold exactly the announced days, and each year has the number of working days that
/// independent calendars count.
#[test]
fn the_calendar_is_the_announced_one() {
    #[derive(Deserialize)]
    struct Announced {
        off: Vec<NaiveDate>,
        work: Vec<NaiveDate>,
        workdays: usize,
    }
    let years: BTreeMap<i32, Announced> = serde_json::from_str(WORKDAYS).unwrap();
    let calendar = calendar();
    for (year, announced) in years {
        let days = NaiveDate::from_ymd_opt(year, 1, 1).unwrap().iter_days();
        let days: Vec<NaiveDate> = days
            .take_while(|it| it.to_string().starts_with(&year.to_string()))
            .collect();
        for day in &days {
            let named = calendar.day(*day).name.is_some();
            let off = announced.off.contains(day);
            let work = announced.work.contains(day);
            assert_eq!(named, off || work, "{day}");
            assert!(!off || !calendar.is_workday(*day), "{day}");
            assert!(!work || calendar.is_workday(*day), "{day}");
        }
        let workdays = days.iter().filter(|it| calendar.is_workday(**it)).count();
        assert_eq!(workdays, announced.workdays, "{year}");
    }
}
