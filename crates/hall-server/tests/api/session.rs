//! Signing in and out.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::json;

use crate::hall::{Hall, bare};

#[tokio::test]
async fn a_demo_account_signs_in_sees_itself_and_signs_out() {
    let hall = Hall::open().await;
    let mother = hall.sign_in_by_password("mother").await;
    let me = hall.get("/api/session", &mother).await;
    assert_eq!(
        me.json(),
        json!({"account": "mother", "name": "林静", "role": "applicant", "roles": ["applicant"], "unread": 0})
    );
    let mut request = bare("DELETE", "/api/session");
    request
        .headers_mut()
        .insert(header::COOKIE, mother.parse().unwrap());
    let out = hall.send(request).await;
    assert_eq!(out.status, StatusCode::NO_CONTENT);
    assert!(
        out.headers[header::SET_COOKIE]
            .to_str()
            .unwrap()
            .contains("Max-Age=0")
    );
    assert_eq!(
        hall.get("/api/session", &mother).await.code(),
        "sign_in_needed"
    );
}

#[tokio::test]
async fn a_reviewer_sees_the_own_department() {
    let hall = Hall::open().await;
    let tax = hall.sign_in("tax").await;
    let role = hall.get("/api/session", &tax).await.json()["role"].clone();
    assert_eq!(
        role,
        json!({"reviewer": {"department": "tax", "department_name": "税务局"}})
    );
}

#[tokio::test]
async fn an_unknown_name_and_a_wrong_password_look_the_same() {
    let hall = Hall::open().await;
    let mut replies = Vec::new();
    for account in ["mother", "nobody"] {
        let body = json!({"account": account, "password": "wrong"});
        let reply = hall.post("/api/session", "", &body).await;
        assert_eq!(reply.status, StatusCode::UNAUTHORIZED);
        let mut json = reply.json();
        json["request"] = json!("");
        replies.push(json);
    }
    assert_eq!(replies[0], replies[1]);
}

#[tokio::test]
async fn after_five_wrong_passwords_even_the_right_one_waits() {
    let hall = Hall::open().await;
    let wrong = json!({"account": "mother", "password": "wrong"});
    for _ in 0..5 {
        assert_eq!(
            hall.post("/api/session", "", &wrong).await.code(),
            "wrong_credentials"
        );
    }
    let right = json!({"account": "mother", "password": "demo-mother"});
    let refused = hall.post("/api/session", "", &right).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(refused.code(), "too_many");
    assert!(refused.headers.contains_key(header::RETRY_AFTER));
    hall.clock.forward(Duration::from_secs(301));
    assert_eq!(
        hall.post("/api/session", "", &right).await.status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn every_sign_in_gets_a_token_of_its_own() {
    let hall = Hall::open().await;
    assert_ne!(
        hall.sign_in_by_password("mother").await,
        hall.sign_in_by_password("mother").await
    );
}

#[tokio::test]
async fn a_session_ends_when_it_is_not_used_and_in_any_case_after_its_time() {
    let hall = Hall::open().await;
    let (mother, tax) = (hall.sign_in("mother").await, hall.sign_in("tax").await);
    hall.clock.forward(Duration::from_mins(16));
    assert_eq!(
        hall.get("/api/session", &tax).await.code(),
        "sign_in_needed"
    );
    assert_eq!(
        hall.get("/api/session", &mother).await.status,
        StatusCode::OK
    );
    for _ in 0..36 {
        hall.clock.forward(Duration::from_mins(20));
        hall.get("/api/session", &mother).await;
    }
    assert_eq!(
        hall.get("/api/session", &mother).await.code(),
        "sign_in_needed"
    );
}

#[tokio::test]
async fn another_site_cannot_sign_anybody_in() {
    let hall = Hall::open().await;
    let request = Request::post("/api/session")
        .header(header::CONTENT_TYPE, "application/json")
        .header("sec-fetch-site", "cross-site")
        .body(Body::from(
            r#"{"account":"mother","password":"demo-mother"}"#,
        ));
    let reply = hall.send(request.unwrap()).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    assert_eq!(reply.code(), "cross_site");
}

#[tokio::test]
async fn a_field_that_is_not_asked_for_is_refused() {
    let hall = Hall::open().await;
    let body = json!({"account": "mother", "password": "demo-mother", "department": "tax"});
    assert_eq!(
        hall.post("/api/session", "", &body).await.code(),
        "unreadable"
    );
}
