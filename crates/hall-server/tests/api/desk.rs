//! A department's desk.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::hall::{Hall, submission};
use crate::scenarios::upload_files;

/// The case of a service, as its department lists it.
async fn case(hall: &Hall, reviewer: &str, service: &str) -> Value {
    let cases = hall.cases(reviewer).await;
    cases
        .into_iter()
        .find(|it| it["service"] == service)
        .unwrap()
}

fn labels(view: &Value) -> Vec<String> {
    let parts = view["form"].as_array().unwrap();
    let entries = parts
        .iter()
        .flat_map(|part| part["entries"].as_array().unwrap());
    entries
        .map(|entry| entry["label"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn a_department_sees_its_own_cases_and_no_others() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    hall.newborn(&mother).await;
    for (department, services) in [
        ("public-security", vec!["国内出生户口登记"]),
        ("human-resources", vec!["社会保障卡申领"]),
        ("tax", vec![]),
    ] {
        let reviewer = hall.sign_in(department).await;
        let cases = hall.cases(&reviewer).await;
        let seen: Vec<&str> = cases
            .iter()
            .map(|it| it["service"].as_str().unwrap())
            .collect();
        assert_eq!(seen, services, "{department}");
    }
}

#[tokio::test]
async fn a_case_shows_the_services_own_form_and_nothing_more() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    hall.newborn(&mother).await;
    let police = hall.sign_in("public-security").await;
    let line = case(&hall, &police, "国内出生户口登记").await;
    let path = format!("/api/desk/cases/{}", line["case"].as_str().unwrap());
    let view = hall.get(&path, &police).await.json();
    assert_eq!(view["form_title"], "出生户口登记申请表");
    let labels = labels(&view);
    assert!(labels.contains(&"户号".to_owned()), "{labels:?}");
    let text = view.to_string();
    for others in ["6222029901010000016", "城关支行", "和平街道"] {
        assert!(!text.contains(others), "the police see {others}");
    }
}

#[tokio::test]
async fn a_case_that_waits_cannot_be_decided_and_starts_with_the_result_that_it_waits_for() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    let (health, police) = (
        hall.sign_in("health").await,
        hall.sign_in("public-security").await,
    );
    let household = case(&hall, &police, "国内出生户口登记").await;
    assert_eq!(household["state"], "waiting");
    let household = household["case"].as_str().unwrap();
    assert_eq!(
        hall.decide(&police, household, true).await.code(),
        "conflict"
    );
    let certificate = case(&hall, &health, "出生医学证明首次签发").await;
    let decided = hall
        .decide(&health, certificate["case"].as_str().unwrap(), true)
        .await;
    assert_eq!(decided.status, StatusCode::OK);
    assert_eq!(decided.json()["decision"]["by"], "沈悦");
    let view = hall
        .get(&format!("/api/desk/cases/{household}"), &police)
        .await
        .json();
    assert_eq!(view["line"]["state"], "in_review");
    // The certificate's number came with its result, and the police see it on their form.
    let row = &view["form"][0]["entries"][0]["table"];
    let column = row[0]
        .as_array()
        .unwrap()
        .iter()
        .position(|it| it == "出生医学证明编号")
        .unwrap();
    let value = row[1][column].as_str().unwrap();
    assert_eq!(value.len(), 10, "{value}");
    let history = hall
        .get(&format!("/api/applications/{number}"), &mother)
        .await
        .json()["history"]
        .clone();
    assert!(
        history.to_string().contains("“出生医学证明首次签发”已办结"),
        "{history}"
    );
}

#[tokio::test]
async fn two_reviewers_cannot_both_decide() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    hall.newborn(&mother).await;
    let health = hall.sign_in("health").await;
    let case = case(&hall, &health, "出生医学证明首次签发").await;
    let path = format!(
        "/api/desk/cases/{}/decision",
        case["case"].as_str().unwrap()
    );
    let body = json!({"version": 2, "approve": true, "reason": ""});
    assert_eq!(
        hall.post(&path, &health, &body).await.status,
        StatusCode::OK
    );
    let second = hall.post(&path, &health, &body).await;
    assert_eq!(
        (second.status.as_u16(), second.code().as_str()),
        (409, "conflict")
    );
}

#[tokio::test]
async fn a_decision_on_an_old_view_or_without_a_reason_is_refused() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    hall.newborn(&mother).await;
    let health = hall.sign_in("health").await;
    let case = case(&hall, &health, "出生医学证明首次签发").await;
    let path = format!(
        "/api/desk/cases/{}/decision",
        case["case"].as_str().unwrap()
    );
    let old = json!({"version": 1, "approve": true, "reason": ""});
    assert_eq!(hall.post(&path, &health, &old).await.code(), "conflict");
    let silent = json!({"version": 2, "approve": false, "reason": "  "});
    assert_eq!(
        hall.post(&path, &health, &silent).await.code(),
        "unreadable"
    );
    let long = json!({"version": 2, "approve": false, "reason": "长".repeat(1001)});
    assert_eq!(hall.post(&path, &health, &long).await.code(), "unreadable");
}

#[tokio::test]
async fn a_refused_root_cancels_what_waits_for_it_and_tells_the_applicant_why() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    let health = hall.sign_in("health").await;
    let root = case(&hall, &health, "出生医学证明首次签发").await;
    hall.decide(&health, root["case"].as_str().unwrap(), false)
        .await;
    let view = hall
        .get(&format!("/api/applications/{number}"), &mother)
        .await
        .json();
    let lane = |name: &str| {
        let lanes = view["lanes"].as_array().unwrap();
        lanes.iter().find(|it| it["name"] == name).unwrap().clone()
    };
    assert_eq!(lane("出生医学证明首次签发")["state"], "refused");
    assert_eq!(lane("国内出生户口登记")["state"], "cancelled");
    assert!(
        lane("社会保障卡申领")["reason"]
            .as_str()
            .unwrap()
            .contains("没有办成")
    );
}

#[tokio::test]
async fn every_reading_and_every_try_of_staff_is_one_row_of_the_audit() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    hall.newborn(&mother).await;
    let health = hall.sign_in("health").await;
    let case = case(&hall, &health, "出生医学证明首次签发").await;
    let case = case["case"].as_str().unwrap();
    let rows = async || hall.app.store.verify_audit().await.unwrap();
    let decision = json!({"version": 2, "approve": true, "reason": ""});
    let path = format!("/api/desk/cases/{case}");
    for (what, expected) in [
        ("list", 1),
        ("read", 1),
        ("absent", 1),
        ("decide", 1),
        ("again", 1),
    ] {
        let before = rows().await;
        match what {
            "list" => hall.get("/api/desk/cases", &health).await,
            "read" => hall.get(&path, &health).await,
            "absent" => hall.get("/api/desk/cases/none", &health).await,
            _ => {
                hall.post(&format!("{path}/decision"), &health, &decision)
                    .await
            }
        };
        assert_eq!(rows().await - before, expected, "{what}");
    }
}

#[tokio::test]
async fn a_decision_can_begin_with_the_law_of_its_service_and_with_each_of_its_rules() {
    let hall = Hall::open().await;
    let legal = hall.sign_in("legal").await;
    let mut body = submission("labour-dispatch-hr", "周朗");
    upload_files(&hall, &legal, &mut body).await;
    let receipt = hall.submit(&legal, "templates-0123456789", &body).await;
    let number = receipt.json()["number"].as_str().unwrap().to_owned();
    let reviewer = hall.sign_in("human-resources").await;
    let case = hall
        .get(&format!("/api/desk/cases/{number}-01"), &reviewer)
        .await
        .json();
    let templates = case["templates"].as_array().unwrap();
    let text = |at: usize| templates[at]["text"].as_str().unwrap();
    assert_eq!(
        text(0),
        "经审查，申请材料齐全，符合劳动合同法 第五十七条、劳务派遣行政许可实施办法 第七条规定的条件，准予劳务派遣经营许可。"
    );
    assert_eq!(
        text(1),
        "经审查，实缴资本大于注册资本，不符合公司法 第四十七条的规定，不予劳务派遣经营许可。"
    );
    assert!(text(templates.len() - 1).contains("（写明不符合的情况）"));
}
