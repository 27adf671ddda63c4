//! What people wish to have done together, and what they apply for together.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::hall::{Hall, submission};

async fn told(hall: &Hall) -> Value {
    let supervisor = hall.sign_in("supervisor").await;
    let reply = hall.get("/api/desk/wishes", &supervisor).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
    reply.json()
}

async fn wish(hall: &Hall, account: &str, together: [&str; 2], why: &str) -> StatusCode {
    let cookie = hall.sign_in(account).await;
    let body = json!({"together": together, "why": why});
    hall.post("/api/wishes", &cookie, &body).await.status
}

#[tokio::test]
async fn wishes_for_the_same_two_are_counted_together_whoever_names_which_first() {
    let hall = Hall::open().await;
    for (account, two, why) in [
        ("mother", ["newborn", "house-transfer"], "刚买了房"),
        ("founder", ["house-transfer", "newborn"], ""),
        ("founder", ["newborn", "house-transfer"], "要落户"),
    ] {
        assert_eq!(wish(&hall, account, two, why).await, StatusCode::NO_CONTENT);
    }
    let told = told(&hall).await;
    let wishes = told["wishes"].as_array().unwrap();
    assert_eq!(wishes.len(), 1, "{told}");
    assert_eq!(wishes[0]["pair"]["n_people"], 2);
    let why = wishes[0]["why"].as_array().unwrap();
    assert!(why.contains(&json!("刚买了房")) && why.contains(&json!("要落户")));
    assert!(!told.to_string().contains("founder"), "nobody is named");
}

#[tokio::test]
async fn two_that_stand_in_one_bundle_already_are_told_with_it() {
    let hall = Hall::open().await;
    let two = ["birth-certificate", "social-card"];
    assert_eq!(wish(&hall, "mother", two, "").await, StatusCode::NO_CONTENT);
    let told = told(&hall).await;
    assert!(told["wishes"][0]["pair"]["already"].is_string(), "{told}");
}

#[tokio::test]
async fn what_is_unknown_or_twice_the_same_is_refused() {
    let hall = Hall::open().await;
    for two in [["newborn", "newborn"], ["newborn", "no-such-thing"]] {
        let refused = wish(&hall, "mother", two, "").await;
        assert_eq!(refused, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[tokio::test]
async fn what_only_one_person_applies_for_together_is_not_shown() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    hall.newborn(&mother).await;
    let again = submission("newborn", "林静");
    hall.submit(&mother, "newborn-9876543210", &again).await;
    let told = told(&hall).await;
    assert_eq!(told["bundles"], json!([]));
    assert_eq!(told["services"], json!([]));
}
