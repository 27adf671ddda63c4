//! The application of a sample: its bundle's good one, with what differs, on the day on which it is handed in.

use std::collections::BTreeMap;

use chrono::{Days, Months, NaiveDate};
use hall_core::application::Application;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::{Instead, Sample};

/// The good application of each bundle that has samples.
const APPLICATIONS: [(&str, &str); 11] = [
    (
        "company-start",
        include_str!("applications/company-start.json"),
    ),
    (
        "dessert-shop",
        include_str!("applications/dessert-shop.json"),
    ),
    ("elder-card", include_str!("applications/elder-card.json")),
    (
        "film-shooting",
        include_str!("applications/film-shooting.json"),
    ),
    (
        "house-transfer",
        include_str!("applications/house-transfer.json"),
    ),
    (
        "labour-dispatch-hr",
        include_str!("applications/labour-dispatch-hr.json"),
    ),
    ("newborn", include_str!("applications/newborn.json")),
    (
        "road-transport-certificate",
        include_str!("applications/road-transport-certificate.json"),
    ),
    (
        "school-clinic",
        include_str!("applications/school-clinic.json"),
    ),
    (
        "utilities-connection",
        include_str!("applications/utilities-connection.json"),
    ),
    (
        "vehicle-mortgage-release",
        include_str!("applications/vehicle-mortgage-release.json"),
    ),
];

/// An application file as it is written here, open to changes.
#[derive(Clone, Debug, Deserialize, Serialize)]
struct Draft {
    situation: BTreeMap<String, String>,
    answers: Map<String, Value>,
    materials: Vec<Map<String, Value>>,
    #[serde(flatten)]
    rest: Map<String, Value>,
}

/// The application as it is on its day.
///
/// # Errors
/// What of the table or of the application file is wrong.
pub(super) fn application(sample: &Sample, day: NaiveDate) -> Result<Application, String> {
    let base = APPLICATIONS.iter().find(|it| it.0 == sample.bundle);
    let (_, text) = base.ok_or_else(|| format!("没有 {} 的申请", sample.bundle))?;
    let wrong = |error: serde_json::Error| format!("{} 的申请读不懂：{error}", sample.bundle);
    let mut draft: Draft = serde_json::from_str(&dated(text, day)).map_err(wrong)?;
    for (question, answer) in &sample.situation {
        match answer {
            Some(answer) => draft.situation.insert(question.clone(), answer.clone()),
            None => draft.situation.remove(question),
        };
    }
    for (place, value) in &sample.change {
        change(&mut draft.answers, place, value)
            .ok_or_else(|| format!("没有 {place} 这个地方可以改"))?;
    }
    for (id, instead) in &sample.materials {
        hand_in(&mut draft.materials, id, instead.as_ref());
    }
    let whole = serde_json::to_value(&draft).map_err(wrong)?;
    serde_json::from_value(whole).map_err(wrong)
}

/// Puts days in the place of `{today+5}` and months in that of `{month+1}`.
fn dated(text: &str, day: NaiveDate) -> String {
    let mut parts = text.split('{');
    let mut all = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        if let Some((date, rest)) = placeholder(part, day) {
            all.push_str(&date);
            all.push_str(rest);
        } else {
            all.push('{');
            all.push_str(part);
        }
    }
    all
}

/// The date that a part begins with, and what follows it.
fn placeholder(part: &str, day: NaiveDate) -> Option<(String, &str)> {
    let (inner, rest) = part.split_once('}')?;
    if let Some(n) = inner.strip_prefix("today") {
        let n: i64 = n.parse().ok()?;
        let days = Days::new(n.unsigned_abs());
        let date = if n < 0 {
            day.checked_sub_days(days)?
        } else {
            day.checked_add_days(days)?
        };
        return Some((date.to_string(), rest));
    }
    let n: i32 = inner.strip_prefix("month")?.parse().ok()?;
    let months = Months::new(n.unsigned_abs());
    let date = if n < 0 {
        day.checked_sub_months(months)?
    } else {
        day.checked_add_months(months)?
    };
    Some((date.format("%Y-%m").to_string(), rest))
}

/// Changes an answer, a cell (`baby[0].name`) or a row (`staff[2]`), or adds a row (`+baby`).
fn change(answers: &mut Map<String, Value>, place: &str, value: &Value) -> Option<()> {
    if let Some(group) = place.strip_prefix('+') {
        let rows = answers.get_mut(group)?.as_array_mut()?;
        let mut row = rows.last()?.clone();
        let cells = row.as_object_mut()?;
        cells.extend(value.as_object()?.clone());
        rows.push(row);
        return Some(());
    }
    let Some((group, rest)) = place.split_once('[') else {
        put(answers, place, value);
        return Some(());
    };
    let (row, rest) = rest.split_once(']')?;
    let row: usize = row.parse().ok()?;
    let rows = answers.get_mut(group)?.as_array_mut()?;
    match rest.strip_prefix('.') {
        Some(column) => put(rows.get_mut(row)?.as_object_mut()?, column, value),
        None if row < rows.len() => {
            rows.remove(row);
        }
        None => return None,
    }
    Some(())
}

fn put(answers: &mut Map<String, Value>, key: &str, value: &Value) {
    if value.is_null() {
        answers.remove(key);
    } else {
        answers.insert(key.to_owned(), value.clone());
    }
}

/// Hands a material in otherwise. An uploaded one has a file, of which the content comes later.
fn hand_in(materials: &mut Vec<Map<String, Value>>, id: &str, instead: Option<&Instead>) {
    materials.retain(|it| it.get("id").and_then(Value::as_str) != Some(id));
    let Some(instead) = instead else {
        return;
    };
    let mut material = Map::new();
    material.insert("id".to_owned(), json!(id));
    material.insert("way".to_owned(), json!(instead.way));
    if let Some(signed) = &instead.signed {
        material.insert("signed".to_owned(), json!(signed));
    }
    if instead.way == "upload" {
        let file = json!({
            "name": format!("{id}.pdf"), "media_type": "application/pdf", "size": 1, "sha256": "",
        });
        material.insert("files".to_owned(), json!([file]));
    }
    materials.push(material);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2027, 1, 31).unwrap()
    }

    #[test]
    fn days_and_months_count_from_the_day_of_submission() {
        let text = r#"{"a": "{today-31}T08:30", "b": {"c": "{month+1}"}}"#;
        let dated = dated(text, day());
        assert_eq!(dated, r#"{"a": "2026-12-31T08:30", "b": {"c": "2027-02"}}"#);
    }

    #[test]
    fn rows_are_changed_taken_away_and_added() {
        let mut answers = Map::new();
        answers.insert("baby".to_owned(), json!([{"name": "甲", "order": "1"}]));
        change(&mut answers, "+baby", &json!({"name": "乙"})).unwrap();
        change(&mut answers, "baby[1].order", &json!("2")).unwrap();
        assert_eq!(
            answers.get("baby"),
            Some(&json!([{"name": "甲", "order": "1"}, {"name": "乙", "order": "2"}]))
        );
        change(&mut answers, "baby[0]", &Value::Null).unwrap();
        assert_eq!(
            answers.get("baby"),
            Some(&json!([{"name": "乙", "order": "2"}]))
        );
        assert!(change(&mut answers, "baby[7]", &Value::Null).is_none());
    }
}
