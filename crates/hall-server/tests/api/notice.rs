//! The one-time notice, and its answer: only what was named may differ.

use axum::http::StatusCode;
use hall_core::application::Application;
use serde_json::{Value, json};

use crate::flow::{findings, item, newborn_with, offered, told};
use crate::hall::Hall;

/// A hall whose reception has asked for these places, with the cookies of the mother and of reception.
async fn noticed(places: &[&str]) -> (Hall, String, String, String) {
    let hall = Hall::with_reception().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    let reception = hall.sign_in("reception").await;
    let items: Vec<Value> = places.iter().map(|at| item(at)).collect();
    let noticed = hall
        .desk_act(&reception, &number, json!({"notify": {"items": items}}))
        .await;
    assert_eq!(noticed.status, StatusCode::OK, "{}", noticed.json());
    (hall, mother, reception, number)
}

fn correct() -> Value {
    json!({"correct": {"round": 1}})
}

#[tokio::test]
async fn a_notice_names_every_place_in_plain_words_with_its_last_day() {
    let (hall, mother, reception, number) = noticed(&["mother.mobile", "baby[0].weight"]).await;
    let view = hall.own(&mother, &number).await;
    assert_eq!(view["stage"], "noticed");
    let request = &view["request"];
    assert_eq!(
        (&request["kind"], &request["round"]),
        (&json!("notice"), &json!(1))
    );
    // Fifteen days from Saturday the 21st end on Sunday, so the Monday after is the last.
    assert_eq!(request["until"], "2026-12-07");
    assert_eq!(request["items"][0]["who"], "综合窗口");
    assert!(
        request["items"][1]["place"]
            .as_str()
            .unwrap()
            .contains("体重"),
        "{request}"
    );
    assert!(offered(&view).contains(&"correct"));
    assert_eq!(view["content"]["answers"]["mother.name"], "林静");
    assert!(told(&view).contains("有 2 处要补正"), "{}", told(&view));
    let list = hall.get("/api/desk/applications", &reception).await.json();
    assert_eq!(list[0]["stage"], "noticed");
}

#[tokio::test]
async fn what_was_named_is_corrected_and_the_first_version_stays() {
    let (hall, mother, reception, number) = noticed(&["mother.mobile", "baby[0].weight"]).await;
    let mut newborn = newborn_with(&[("mother.mobile", "13900000009")]);
    newborn["answers"]["baby"][0]["weight"] = json!("3250");
    let corrected = hall
        .own_act(&mother, &number, correct(), Some(newborn))
        .await;
    assert_eq!(corrected.status, StatusCode::OK, "{}", corrected.json());
    assert_eq!(corrected.json()["stage"], "submitted");
    assert_eq!(corrected.json()["request"], Value::Null);
    let view = hall.at_desk(&reception, &number).await.json();
    let submitted = &view["submitted"];
    assert_eq!(submitted["version"], 2);
    assert_eq!(
        submitted["application"]["answers"]["mother.mobile"],
        "13900000009"
    );
    assert_eq!(
        submitted["before"]["answers"]["mother.mobile"],
        "13900000001"
    );
    let contents: Vec<Application> = hall
        .stored(&number)
        .await
        .contents
        .iter()
        .map(|text| serde_json::from_str(text).unwrap())
        .collect();
    assert_eq!(contents.len(), 2);
    // What the departments get when it is accepted now is what was corrected.
    let accepted = hall.desk_act(&reception, &number, json!("accept")).await;
    assert_eq!(accepted.status, StatusCode::OK);
    let health = hall.sign_in("health").await;
    let case = hall
        .get(&format!("/api/desk/cases/{number}-01"), &health)
        .await;
    assert!(
        case.json()["form"].to_string().contains("3250"),
        "{}",
        case.json()["form"]
    );
}

#[tokio::test]
async fn a_correction_anywhere_else_is_refused_and_names_the_place() {
    let (hall, mother, _, number) = noticed(&["mother.mobile", "baby[0].weight"]).await;
    let elsewhere = |change: &dyn Fn(&mut Value)| {
        let mut newborn = newborn_with(&[("mother.mobile", "13900000009")]);
        change(&mut newborn);
        newborn
    };
    let address = elsewhere(&|it| it["answers"]["mother.address"] = json!("示范省示范市城关区"));
    let cell = elsewhere(&|it| it["answers"]["baby"][0]["length"] = json!("51"));
    let row = elsewhere(&|it| {
        let rows = it["answers"]["baby"].as_array_mut().unwrap();
        rows.push(rows[0].clone());
    });
    let material = elsewhere(&|it| it["materials"][0]["licence"] = json!("HKB-2026-0009"));
    let situation = elsewhere(&|it| it["situation"]["newborn_delivery"] = json!("window"));
    for (newborn, place) in [
        (address, "mother.address"),
        (cell, "baby[0].length"),
        (row, "baby"),
        (material, "material.household-book"),
        (situation, "situation.newborn_delivery"),
    ] {
        let refused = hall
            .own_act(&mother, &number, correct(), Some(newborn))
            .await;
        assert_eq!(refused.status.as_u16(), 422, "{place}: {}", refused.json());
        let expected = (place.to_owned(), "not_asked_to_change".to_owned());
        assert!(
            findings(&refused).contains(&expected),
            "{place}: {}",
            refused.json()
        );
    }
    assert_eq!(hall.count("SELECT count(*) FROM turn"), 2);
    assert_eq!(hall.count("SELECT count(*) FROM content"), 0);
}

#[tokio::test]
async fn a_correction_is_judged_by_the_same_pre_check() {
    let (hall, mother, _, number) = noticed(&["mother.mobile"]).await;
    let wrong = newborn_with(&[("mother.mobile", "12345")]);
    let refused = hall.own_act(&mother, &number, correct(), Some(wrong)).await;
    let expected = ("mother.mobile".to_owned(), "malformed".to_owned());
    assert!(findings(&refused).contains(&expected), "{}", refused.json());
    let nothing = hall.own_act(&mother, &number, correct(), None).await;
    assert_eq!(nothing.code(), "unreadable");
    let other = json!({"correct": {"round": 2}});
    let newborn = newborn_with(&[("mother.mobile", "13900000009")]);
    let refused = hall
        .own_act(&mother, &number, other, Some(newborn.clone()))
        .await;
    assert_eq!(refused.code(), "conflict");
    let withdrawn = hall
        .own_act(&mother, &number, json!("withdraw"), Some(newborn))
        .await;
    assert_eq!(withdrawn.code(), "unreadable");
}

#[tokio::test]
async fn a_file_that_was_never_uploaded_does_not_answer_anything() {
    let (hall, mother, _, number) = noticed(&["material.household-book"]).await;
    let mut newborn = newborn_with(&[]);
    let file = json!({"name": "a.pdf", "media_type": "application/pdf", "size": 100,
        "sha256": "0".repeat(64)});
    newborn["materials"][0] = json!({"id": "household-book", "way": "upload", "files": [file]});
    let refused = hall
        .own_act(&mother, &number, correct(), Some(newborn))
        .await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.json());
    assert_eq!(hall.count("SELECT count(*) FROM content"), 0);
}

#[tokio::test]
async fn what_could_have_been_named_the_first_time_is_flagged_to_the_supervisor() {
    let (hall, mother, reception, number) = noticed(&["mother.mobile"]).await;
    let newborn = newborn_with(&[("mother.mobile", "13900000009")]);
    hall.own_act(&mother, &number, correct(), Some(newborn))
        .await;
    let second = json!({"notify": {"items": [item("mother.address")]}});
    let noticed = hall.desk_act(&reception, &number, second).await;
    assert_eq!(noticed.status, StatusCode::OK, "{}", noticed.json());
    let view = hall.own(&mother, &number).await;
    assert!(told(&view).contains("本应在上一次提出"), "{}", told(&view));
    let supervisor = hall.sign_in("supervisor").await;
    let list = hall.get("/api/desk/applications", &supervisor).await.json();
    assert!(
        list[0]["why"].to_string().contains("本应一次提出"),
        "{list}"
    );
    assert_eq!(
        hall.count("SELECT count(*) FROM outbox WHERE topic = 'named_late'"),
        1
    );
    assert_eq!(
        hall.count("SELECT count(*) FROM outbox WHERE topic = 'notice'"),
        2
    );
    // The supervisor sees that, and not what was submitted.
    let view = hall.at_desk(&supervisor, &number).await.json();
    assert_eq!(view["submitted"], Value::Null);
    assert!(!view.to_string().contains("990101199503203021"));
}

#[tokio::test]
async fn a_file_of_a_submission_is_served_to_reception_until_it_has_accepted() {
    let (hall, _, reception, number) = noticed(&["mother.mobile"]).await;
    let path = format!("/api/desk/applications/{number}/files/{}", "0".repeat(64));
    let before = hall.count("SELECT count(*) FROM audit");
    assert_eq!(hall.get(&path, &reception).await.code(), "not_found");
    assert_eq!(hall.count("SELECT count(*) FROM audit") - before, 1);
    let health = hall.sign_in("health").await;
    assert_eq!(hall.get(&path, &health).await.code(), "not_found");
}
