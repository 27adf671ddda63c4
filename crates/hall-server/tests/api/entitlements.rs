//! 免申办: what the licences show, and what consent makes of it.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::hall::{Hall, Reply};

const ACCOUNT: &str = "6222029901010000206";

async fn entitled(hall: &Hall, cookie: &str) -> Vec<Value> {
    let reply = hall.get("/api/entitlements", cookie).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
    reply.json()["entitlements"].as_array().unwrap().clone()
}

async fn of_service(hall: &Hall, cookie: &str, service: &str) -> Value {
    let all = entitled(hall, cookie).await;
    let found = all.into_iter().find(|it| it["service"] == service);
    found.unwrap_or_else(|| panic!("not entitled to {service}"))
}

async fn consent(hall: &Hall, cookie: &str, account: &str, signature: &str) -> Reply {
    let body = json!({"account": account, "signature": signature});
    hall.post("/api/entitlements/elder-allowance", cookie, &body)
        .await
}

#[tokio::test]
async fn an_old_person_is_told_what_why_and_from_when() {
    let hall = Hall::open().await;
    let elder = hall.sign_in("elder").await;
    let allowance = of_service(&hall, &elder, "elder-allowance").await;
    assert_eq!(allowance["state"], "open");
    assert_eq!(allowance["since"], "2024-03-12");
    assert_eq!(allowance["licence"], "居民身份证");
    assert_eq!(allowance["holder"], "魏淑芬");
    assert!(!allowance["why"].as_str().unwrap().is_empty());
    assert_eq!(allowance["account"]["known"], Value::Null);
    let text = allowance.to_string();
    assert!(!text.contains("990101"), "no identity number: {text}");
    let card = of_service(&hall, &elder, "elder-card-issue").await;
    assert_eq!(card["state"], "apply", "a card needs a photograph");
    assert_eq!(card["account"], Value::Null);
}

#[tokio::test]
async fn nobody_is_told_of_what_belongs_to_another_age() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    assert_eq!(entitled(&hall, &mother).await, Vec::<Value>::new());
    // Sixty since July.
    let retiree = hall.sign_in("retiree").await;
    let all = entitled(&hall, &retiree).await;
    let services: Vec<&Value> = all.iter().map(|it| &it["service"]).collect();
    assert_eq!(services, ["elder-card-issue"]);
}

#[tokio::test]
async fn consent_and_an_account_are_enough_for_the_department_to_have_the_whole_form() {
    let hall = Hall::open().await;
    let elder = hall.sign_in("elder").await;
    let receipt = consent(&hall, &elder, ACCOUNT, "魏淑芬").await;
    assert_eq!(receipt.status, StatusCode::CREATED, "{}", receipt.json());
    let number = receipt.json()["number"].as_str().unwrap().to_owned();
    let reviewer = hall.sign_in("civil-affairs").await;
    let case = hall
        .get(&format!("/api/desk/cases/{number}-01"), &reviewer)
        .await;
    assert_eq!(case.status, StatusCode::OK, "{}", case.json());
    let form = case.json()["form"].to_string();
    for value in ["魏淑芬", "示范新村2组6号", ACCOUNT] {
        assert!(form.contains(value), "{value} is not in {form}");
    }
    let now = of_service(&hall, &elder, "elder-allowance").await;
    assert_eq!(now["state"], "begun");
    assert_eq!(now["application"], number.as_str());
}

#[tokio::test]
async fn consent_counts_once() {
    let hall = Hall::open().await;
    let elder = hall.sign_in("elder").await;
    let first = consent(&hall, &elder, ACCOUNT, "魏淑芬").await;
    let again = consent(&hall, &elder, ACCOUNT, "魏淑芬").await;
    assert_eq!(again.status, StatusCode::OK);
    assert_eq!(again.json(), first.json());
    let other = consent(&hall, &elder, "6222029901010000016", "魏淑芬").await;
    assert_eq!(other.status, StatusCode::CONFLICT);
    let own = hall.get("/api/applications", &elder).await;
    assert_eq!(own.json().as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn nobody_consents_for_another() {
    let hall = Hall::open().await;
    let elder = hall.sign_in("elder").await;
    let child = consent(&hall, &elder, ACCOUNT, "许远航").await;
    assert_eq!(child.status, StatusCode::UNPROCESSABLE_ENTITY);
    let why = child.json()["message"].to_string();
    assert!(why.contains("签的姓名和登录的人不一样"), "{why}");
    let mother = hall.sign_in("mother").await;
    let young = consent(&hall, &mother, ACCOUNT, "林静").await;
    assert_eq!(young.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_account_that_is_none_is_refused_without_being_repeated() {
    let hall = Hall::open().await;
    let elder = hall.sign_in("elder").await;
    let wrong = consent(&hall, &elder, "6222029901010000207", "魏淑芬").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = wrong.json();
    assert!(!said.to_string().contains("6222029901010000207"));
    let findings = said["findings"].as_array().unwrap();
    assert!(findings.iter().any(|it| it["at"] == "elder.bank_account"));
    let now = of_service(&hall, &elder, "elder-allowance").await;
    assert_eq!(now["state"], "open", "nothing was begun");
}
