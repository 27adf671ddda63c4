//! A seal maker: an outside party that does the work and reports it, while the department decides.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::hall::{Hall, bare, submission};
use crate::scenarios::upload_files;

/// The case of the seals: the second of the bundle, after the licence.
const SEALS: &str = "02";

/// A company whose licence is there, so that the seals are being made; its applicant and its number.
pub(crate) async fn registered() -> (Hall, String, String) {
    let hall = Hall::open().await;
    let founder = hall.sign_in("founder").await;
    let mut body = submission("company-start", "许晴");
    upload_files(&hall, &founder, &mut body).await;
    let receipt = hall.submit(&founder, "company-0123456789", &body).await;
    assert_eq!(receipt.status, StatusCode::CREATED, "{}", receipt.json());
    let number = receipt.json()["number"].as_str().unwrap().to_owned();
    let market = hall.sign_in("market-regulation").await;
    let decided = hall.decide(&market, &format!("{number}-01"), true).await;
    assert_eq!(decided.status, StatusCode::OK, "{}", decided.json());
    (hall, founder, number)
}

/// Where the seal maker's link leads.
pub(crate) async fn opened(hall: &Hall, police: &str, number: &str) -> String {
    let path = format!("/api/desk/cases/{number}-{SEALS}/parties/0/links");
    let link = hall.post(&path, police, &Value::Null).await;
    assert_eq!(link.status, StatusCode::CREATED, "{}", link.json());
    format!("/api/party/{}", link.json()["token"].as_str().unwrap())
}

#[tokio::test]
async fn a_seal_maker_sees_what_to_engrave_and_nobodys_number_address_or_telephone() {
    let (hall, _, number) = registered().await;
    let police = hall.sign_in("public-security").await;
    let path = opened(&hall, &police, &number).await;
    let view = hall.send(bare("GET", &path)).await.json();
    assert_eq!(
        (&view["state"], &view["party"], &view["department"]),
        (&json!("asked"), &json!("刻章单位"), &json!("公安局"))
    );
    let text = view["slice"].to_string();
    for seen in ["法定名称章", "许晴", "91990101"] {
        assert!(text.contains(seen), "{seen}: {text}");
    }
    for hidden in ["99010119", "1390000", "建设路", "示例市", "@"] {
        assert!(!text.contains(hidden), "{hidden}: {text}");
    }
}

#[tokio::test]
async fn the_police_decide_after_the_seal_maker_has_reported_and_not_before() {
    let (hall, founder, number) = registered().await;
    let police = hall.sign_in("public-security").await;
    let case = format!("{number}-{SEALS}");
    let early = hall.decide(&police, &case, true).await;
    assert_eq!(early.json()["message"], "第三方还没有确认");
    let path = opened(&hall, &police, &number).await;
    let made = json!({"answer": "confirm", "name": "郑工"});
    let reply = hall.post(&path, "", &made).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
    let view = hall.own(&founder, &number).await;
    assert_eq!(
        view["lanes"][1]["state"], "in_review",
        "its word is not the decision"
    );
    let decided = hall.decide(&police, &case, true).await;
    assert_eq!(decided.status, StatusCode::OK, "{}", decided.json());
}

#[tokio::test]
async fn a_seal_maker_that_does_not_take_the_order_leaves_the_case_to_the_police() {
    let (hall, founder, number) = registered().await;
    let police = hall.sign_in("public-security").await;
    let path = opened(&hall, &police, &number).await;
    let no = json!({"answer": "refuse", "reason": "机器在修，接不了单", "name": "郑工"});
    let reply = hall.post(&path, "", &no).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
    let view = hall.own(&founder, &number).await;
    assert_eq!(view["lanes"][1]["state"], "in_review");
    let case = format!("{number}-{SEALS}");
    let shown = hall
        .get(&format!("/api/desk/cases/{case}"), &police)
        .await
        .json();
    assert_eq!(shown["parties"][0]["state"], "refused");
}
