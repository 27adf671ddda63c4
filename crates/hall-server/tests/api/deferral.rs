//! 容缺: a secondary material is put off, and comes in before its deadline or not at all.

use std::time::Duration;

use axum::http::StatusCode;
use hall_server::ringing::{Look, ring_all};
use serde_json::{Value, json};

use crate::flow::{findings, told};
use crate::hall::{Hall, JPEG, PDF, Reply, submission};
use crate::scenarios::upload_files;

const DAY: Duration = Duration::from_hours(24);
const MATERIAL: &str = "dispatch-agreement";

/// The application for a dispatch licence with the sample agreement put off.
async fn deferring(hall: &Hall, legal: &str) -> Value {
    let mut body = submission("labour-dispatch-hr", "周明");
    upload_files(hall, legal, &mut body).await;
    let materials = body["application"]["materials"].as_array_mut().unwrap();
    let material = materials.iter_mut().find(|it| it["id"] == MATERIAL);
    *material.unwrap() = json!({"id": MATERIAL, "way": "deferral", "signed": "周明"});
    body
}

/// A hall with one of them, its number, and the position of the case that waits for the agreement.
pub(crate) async fn deferred() -> (Hall, String, String, usize) {
    let hall = Hall::open().await;
    let legal = hall.sign_in("legal").await;
    let body = deferring(&hall, &legal).await;
    let receipt = hall.submit(&legal, "deferral-0123456789", &body).await;
    assert_eq!(receipt.status, StatusCode::CREATED, "{}", receipt.json());
    let number = receipt.json()["number"].as_str().unwrap().to_owned();
    let rules = hall.progress(&number).await.state.rules;
    let case = rules.cases.iter().position(|it| !it.deferred.is_empty());
    (hall, legal, number, case.unwrap())
}

/// Hands files in for the material that was put off.
pub(crate) async fn hand_in(
    hall: &Hall,
    who: &str,
    number: &str,
    case: usize,
    files: Value,
) -> Reply {
    let version = hall.progress(number).await.version;
    let act = json!({"hand_in": {"case": case, "item": 0}});
    let body = json!({"act": act, "version": version, "files": files});
    let path = format!("/api/applications/{number}/acts");
    hall.act_with(who, &path, &hall.key(), &body).await
}

pub(crate) async fn agreement(hall: &Hall, who: &str) -> Value {
    let content = [PDF, b"agreement"].concat();
    let reply = hall.upload(who, "协议样本.pdf", "application/pdf", &content);
    let reply = reply.await;
    assert_eq!(reply.status, StatusCode::CREATED, "{}", reply.json());
    reply.json()
}

/// Lets working days pass one after the other, so that every rung is reached.
async fn pass(hall: &Hall, days: u32) {
    for _ in 0..days {
        hall.clock.forward(DAY);
        ring_all(&hall.app, Look::Due).await.unwrap();
    }
}

#[tokio::test]
async fn what_was_put_off_comes_in_and_only_then_is_it_approved() {
    let (hall, legal, number, case) = deferred().await;
    let view = hall.own(&legal, &number).await;
    let waits = view["waits"].as_array().unwrap();
    let wait = waits
        .iter()
        .find(|it| it["what"] == "补交容缺的材料")
        .unwrap();
    assert_eq!(wait["whom"], "申请人");
    let offers = view["offers"].as_array().unwrap();
    let offer = offers.iter().find(|it| it["id"] == "hand_in").unwrap();
    assert!(offer["label"].as_str().unwrap().contains("协议"), "{offer}");
    // Promised in one day; with a material put off the statutory twenty days bind, less two.
    let rules = hall.progress(&number).await.state.rules;
    assert_eq!(rules.cases[case].deferred[0].days, 18);
    let reviewer = hall.sign_in("human-resources").await;
    let case_no = format!("{number}-{:02}", case + 1);
    let early = hall.decide(&reviewer, &case_no, true).await;
    assert_eq!(early.json()["message"], "容缺的材料还没有补齐");
    let files = json!([agreement(&hall, &legal).await]);
    let reply = hand_in(&hall, &legal, &number, case, files).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
    assert!(told(&reply.json()).contains("容缺的材料已补交"));
    let path = format!("/api/desk/cases/{case_no}");
    let desk = hall.get(&path, &reviewer).await.json();
    let materials = desk["materials"].as_array().unwrap();
    let arrived = materials
        .iter()
        .find(|it| it["files"][0]["name"] == "协议样本.pdf");
    assert_eq!(arrived.unwrap()["way"], "upload");
    let decided = hall.decide(&reviewer, &case_no, true).await;
    assert_eq!(decided.status, StatusCode::OK, "{}", decided.json());
    assert!(hall.app.store.verify_audit().await.is_ok());
}

#[tokio::test]
async fn handed_in_twice_it_is_taken_once() {
    let (hall, legal, number, case) = deferred().await;
    let files = json!([agreement(&hall, &legal).await]);
    let first = hand_in(&hall, &legal, &number, case, files.clone()).await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.json());
    let second = hand_in(&hall, &legal, &number, case, files).await;
    assert_eq!(second.code(), "conflict");
    assert_eq!(hall.stored(&number).await.contents.len(), 2);
}

#[tokio::test]
async fn a_file_that_the_pre_check_would_refuse_is_refused() {
    let (hall, legal, number, case) = deferred().await;
    let mut file = agreement(&hall, &legal).await;
    let none = hand_in(&hall, &legal, &number, case, json!([])).await;
    let missing = (format!("material.{MATERIAL}"), "missing".to_owned());
    assert_eq!(findings(&none), [missing]);
    file["media_type"] = json!("text/html");
    let wrong = hand_in(&hall, &legal, &number, case, json!([file])).await;
    assert_eq!(wrong.code(), "not_acceptable");
    let codes = findings(&wrong);
    assert!(
        codes.iter().any(|it| it.1 == "media_type_not_accepted"),
        "{codes:?}"
    );
    // A content that nobody uploaded, and one that somebody else did.
    let never = json!([{"name": "a.pdf", "media_type": "application/pdf", "size": 9, "sha256": "0".repeat(64)}]);
    let never = hand_in(&hall, &legal, &number, case, never).await;
    assert_eq!(never.code(), "not_acceptable");
    let mother = hall.sign_in("mother").await;
    let hers = hall
        .upload(&mother, "b.jpg", "image/jpeg", JPEG)
        .await
        .json();
    let hers = hand_in(&hall, &legal, &number, case, json!([hers])).await;
    assert_eq!(hers.code(), "not_acceptable");
    assert_eq!(hall.stored(&number).await.contents.len(), 1);
}

#[tokio::test]
async fn nobody_hands_in_for_somebody_elses_application_and_no_other_act_carries_files() {
    let (hall, legal, number, case) = deferred().await;
    let mother = hall.sign_in("mother").await;
    let files = json!([agreement(&hall, &mother).await]);
    let foreign = hand_in(&hall, &mother, &number, case, files.clone()).await;
    assert_eq!(foreign.code(), "not_found");
    let reviewer = hall.sign_in("human-resources").await;
    let desk = hand_in(&hall, &reviewer, &number, case, files.clone()).await;
    assert_eq!(desk.code(), "not_found");
    let version = hall.progress(&number).await.version;
    let body = json!({"act": "withdraw", "version": version, "files": files});
    let path = format!("/api/applications/{number}/acts");
    let other = hall.act_with(&legal, &path, &hall.key(), &body).await;
    assert_eq!(other.code(), "unreadable");
}

#[tokio::test]
async fn what_never_comes_ends_the_case_and_shuts_the_credit_gate_until_it_is_repaired() {
    let (hall, _, number, case) = deferred().await;
    // Eighteen working days from Saturday the 21st of November end on Wednesday, 16 December.
    pass(&hall, 25).await;
    let legal = hall.sign_in("legal").await;
    let view = hall.own(&legal, &number).await;
    let history = told(&view);
    assert!(history.contains("补交容缺的材料的期限快到了"), "{history}");
    assert!(
        history.contains("补交容缺的材料只剩最后一个工作日"),
        "{history}"
    );
    assert_eq!(
        view["lanes"][case]["state"], "in_review",
        "the last day is the applicant's"
    );
    pass(&hall, 1).await;
    let legal = hall.sign_in("legal").await;
    let view = hall.own(&legal, &number).await;
    assert_eq!(view["lanes"][case]["state"], "terminated");
    assert!(told(&view).contains("失约记入信用记录"), "{}", told(&view));
    let late = hand_in(
        &hall,
        &legal,
        &number,
        case,
        json!([agreement(&hall, &legal).await]),
    );
    assert_eq!(late.await.code(), "conflict");
    let shelf = hall.get("/api/shelf", &legal).await.json();
    assert_eq!(shelf["credit_good"], false);
    let again = deferring(&hall, &legal).await;
    let refused = hall.submit(&legal, "again-0123456789ab", &again).await;
    let codes = findings(&refused);
    let closed = (format!("material.{MATERIAL}"), "way_not_open".to_owned());
    assert!(codes.contains(&closed), "{codes:?}");
    let supervisor = hall.sign_in("supervisor").await;
    let repair = json!({"repair_credit": {"item": 0}});
    let repaired = hall.desk_act(&supervisor, &number, repair).await;
    assert_eq!(repaired.status, StatusCode::OK, "{}", repaired.json());
    let shelf = hall.get("/api/shelf", &legal).await.json();
    assert_eq!(shelf["credit_good"], true);
    let taken = hall.submit(&legal, "after-0123456789ab", &again).await;
    assert_eq!(taken.status, StatusCode::CREATED, "{}", taken.json());
}
