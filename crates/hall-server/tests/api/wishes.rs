//! What people wish to have done together, and what they apply for together.

use axum::http::StatusCode;
use chrono::TimeDelta;
use hall_server::store::Submitted;
use serde_json::{Value, json};

use crate::hall::{Hall, submission};
use crate::store::new;

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
async fn what_is_unknown_or_twice_the_same_or_tells_how_to_reach_somebody_is_refused() {
    let hall = Hall::open().await;
    for (two, why) in [
        (["newborn", "newborn"], ""),
        (["newborn", "no-such-thing"], ""),
        (["newborn", "house-transfer"], "请打 139 0000 0001"),
    ] {
        let refused = wish(&hall, "mother", two, why).await;
        assert_eq!(refused, StatusCode::UNPROCESSABLE_ENTITY, "{two:?} {why}");
    }
}

/// Keeps an application of `owner`, so many days after the first.
async fn apply(hall: &Hall, owner: &str, (bundle, service): (&str, &str), days: i64) {
    let mut new = new(&format!("{owner}-{bundle}"), bundle);
    owner.clone_into(&mut new.owner);
    bundle.clone_into(&mut new.bundle);
    service.clone_into(&mut new.cases[0].standing.service);
    new.outbox.clear();
    new.received_at += TimeDelta::days(days);
    assert_eq!(hall.app.store.submit(new).await.unwrap(), Submitted::New);
}

#[tokio::test]
async fn what_two_people_applied_for_within_three_months_is_told_in_the_words_of_the_catalogue() {
    let hall = Hall::open().await;
    for (owner, later) in [("mother", 90), ("founder", 0), ("legal", 91)] {
        apply(&hall, owner, ("newborn", "birth-certificate"), 0).await;
        apply(&hall, owner, ("social-card-alone", "social-card"), later).await;
    }
    let told = told(&hall).await;
    let pair = &told["bundles"][0];
    assert_eq!(pair["ids"], json!(["newborn", "social-card-alone"]));
    assert_eq!(pair["n_people"], 2, "ninety-one days are too many: {told}");
    let pair = &told["services"][0];
    assert_eq!(pair["ids"], json!(["birth-certificate", "social-card"]));
    assert_eq!(pair["names"][0], "出生医学证明首次签发");
    assert_eq!(pair["n_people"], 2);
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
