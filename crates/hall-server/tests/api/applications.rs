//! Submitting, and following what was submitted.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::hall::{Hall, application, submission};

const KEY: &str = "key-0123456789abcdef";

/// Submits the newborn application after a change, and gives the refusal.
async fn refused(change: impl FnOnce(&mut Value)) -> Value {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let mut body = submission("newborn", "林静");
    change(&mut body);
    let reply = hall.submit(&mother, KEY, &body).await;
    assert!(reply.status.is_client_error(), "{}", reply.status);
    let list = hall.get("/api/applications", &mother).await;
    assert_eq!(list.json(), json!([]), "something was stored");
    let mut envelope = reply.json();
    envelope["status"] = json!(reply.status.as_u16());
    envelope
}

fn codes(envelope: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let findings = envelope["findings"].as_array().unwrap();
    findings
        .iter()
        .map(|it| (text(&it["at"]), text(&it["code"])))
        .collect()
}

#[tokio::test]
async fn a_submission_gets_a_receipt_that_can_be_followed() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let reply = hall
        .submit(&mother, KEY, &submission("newborn", "林静"))
        .await;
    assert_eq!(reply.status, StatusCode::CREATED);
    let receipt = reply.json();
    let number = receipt["number"].as_str().unwrap();
    assert!(hall_server::number::is_application(number), "{number}");
    assert_eq!(receipt["bundle_name"], "新生儿出生一件事");
    // Received on a Saturday; four working days along the critical path.
    assert_eq!(receipt["promised_on"], "2026-11-26");
    assert_eq!(receipt["provisional"], false);
    let view = hall
        .get(&format!("/api/applications/{number}"), &mother)
        .await
        .json();
    assert_eq!(view["receipt"], receipt);
    let states: Vec<&str> = view["lanes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["state"].as_str().unwrap())
        .collect();
    assert!(
        states.contains(&"in_review") && states.contains(&"waiting"),
        "{states:?}"
    );
    let line = &hall.get("/api/applications", &mother).await.json()[0];
    assert_eq!(line["number"], number);
    assert_eq!(
        (&line["n_decided"], &line["issued"]),
        (&json!(0), &json!(false))
    );
}

#[tokio::test]
async fn what_the_precheck_refuses_is_refused_whatever_the_client_says() {
    let envelope = refused(|it| {
        it["application"]["answers"]["mother.id_no"] = json!("990101199503203022");
    })
    .await;
    assert_eq!(
        (&envelope["status"], &envelope["code"]),
        (&json!(422), &json!("not_acceptable"))
    );
    assert!(
        codes(&envelope).iter().any(|(at, _)| at == "mother.id_no"),
        "{envelope}"
    );
}

#[tokio::test]
async fn what_is_missing_comes_back_as_findings() {
    let envelope = refused(|it| {
        it["application"]["answers"]
            .as_object_mut()
            .unwrap()
            .remove("house.number");
    })
    .await;
    assert!(
        codes(&envelope).contains(&("house.number".into(), "missing".into())),
        "{envelope}"
    );
}

#[tokio::test]
async fn an_unknown_bundle_is_refused() {
    let envelope = refused(|it| it["application"]["bundle"] = json!("fly-to-the-moon")).await;
    assert_eq!(
        codes(&envelope),
        [("bundle".to_owned(), "unknown_bundle".to_owned())]
    );
}

#[tokio::test]
async fn unknown_questions_options_fields_and_types_are_refused() {
    for (change, at) in [
        (("situation", "weather", json!("fine")), "situation.weather"),
        (
            ("situation", "babies", json!("a dozen")),
            "situation.babies",
        ),
        (
            ("answers", "mother.shoe_size", json!("38")),
            "mother.shoe_size",
        ),
        (
            ("answers", "mother.name", json!(["林静", "林静"])),
            "mother.name",
        ),
        (
            ("answers", "mother.birth", json!("9999-12-31")),
            "mother.birth",
        ),
    ] {
        let (part, key, value) = change;
        let envelope = refused(|it| it["application"][part][key] = value).await;
        assert!(
            codes(&envelope).iter().any(|(found, _)| found == at),
            "{at}: {envelope}"
        );
    }
}

#[tokio::test]
async fn a_draft_made_under_another_catalogue_is_told_how_to_go_on() {
    let envelope = refused(|it| it["application"]["catalog"] = json!("0123456789abcdef")).await;
    assert_eq!(
        (&envelope["status"], &envelope["code"]),
        (&json!(409), &json!("catalog_changed"))
    );
    assert!(envelope["mend"].as_str().unwrap().contains("重新打开草稿"));
}

#[tokio::test]
async fn a_licence_that_is_not_on_the_shelf_is_refused() {
    for licence in ["YYZZ-2026-0001", "HKB-0000-0000"] {
        let envelope =
            refused(|it| it["application"]["materials"][0]["licence"] = json!(licence)).await;
        let finding = (
            "material.household-book".to_owned(),
            "licence_not_on_shelf".to_owned(),
        );
        assert_eq!(codes(&envelope), [finding]);
    }
}

#[tokio::test]
async fn a_file_that_was_never_uploaded_is_refused() {
    let file = json!({"name": "a.pdf", "media_type": "application/pdf", "size": 9, "sha256": "0".repeat(64)});
    let envelope = refused(|it| {
        it["application"]["materials"][0] =
            json!({"id": "household-book", "way": "upload", "files": [file]});
    })
    .await;
    let finding = (
        "material.household-book".to_owned(),
        "file_not_uploaded".to_owned(),
    );
    assert_eq!(codes(&envelope), [finding]);
}

#[tokio::test]
async fn an_unsigned_submission_is_refused() {
    for signature in ["", "   ", &"长".repeat(200)] {
        let envelope = refused(|it| it["signature"] = json!(signature)).await;
        assert_eq!(envelope["code"], "not_acceptable");
    }
}

#[tokio::test]
async fn nothing_of_the_servers_own_can_be_set_from_outside() {
    for field in ["status", "owner", "number", "promised_on", "verdict"] {
        let envelope = refused(|it| it[field] = json!("x")).await;
        assert_eq!(envelope["code"], "unreadable", "{field}");
        let envelope = refused(|it| it["application"][field] = json!("x")).await;
        assert_eq!(envelope["code"], "unreadable", "{field}");
    }
}

#[tokio::test]
async fn who_submitted_is_read_from_the_session_and_never_from_the_body() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let mut body = submission("newborn", "林静");
    body["application"]["submitted_by"] = json!("founder");
    let number = hall.submit(&mother, KEY, &body).await.json()["number"]
        .as_str()
        .unwrap()
        .to_owned();
    let stored = hall
        .app
        .store
        .application_of("mother", &number)
        .await
        .unwrap()
        .unwrap();
    let content: Value = serde_json::from_str(stored.content()).unwrap();
    assert_eq!(content["submitted_by"], "mother");
    assert!(
        hall.app
            .store
            .application_of("founder", &number)
            .await
            .unwrap()
            .is_none()
    );
}

#[tokio::test]
async fn an_answer_that_is_no_longer_asked_is_not_stored() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let mut body = submission("newborn", "林静");
    // Only asked when a physical card is wanted.
    body["application"]["answers"]["card.branch"] = json!("城关支行");
    let number = hall.submit(&mother, KEY, &body).await.json()["number"]
        .as_str()
        .unwrap()
        .to_owned();
    let stored = hall
        .app
        .store
        .application_of("mother", &number)
        .await
        .unwrap()
        .unwrap();
    assert!(!stored.content().contains("card.branch"));
    assert!(stored.content().contains("mother.name"));
}

#[tokio::test]
async fn a_key_that_is_missing_short_or_unprintable_is_refused() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let body = submission("newborn", "林静");
    for key in ["", "short", "with a space in the middle", &"x".repeat(129)] {
        let reply = hall.submit(&mother, key, &body).await;
        assert_eq!(
            (reply.status.as_u16(), reply.code().as_str()),
            (400, "unreadable"),
            "{key}"
        );
    }
    assert_eq!(
        hall.post("/api/applications", &mother, &body).await.code(),
        "unreadable"
    );
}

#[test]
fn the_application_files_are_portable_drafts() {
    for bundle in ["newborn", "labour-dispatch-hr", "company-start"] {
        let bytes = application(bundle).to_string().into_bytes();
        assert!(hall_core::application::parse(&bytes).is_ok(), "{bundle}");
    }
}
