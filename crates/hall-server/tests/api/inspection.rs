//! 事后核查: what was committed to is inspected after the approval, with its consequence and its repair.

use std::time::Duration;

use axum::http::StatusCode;
use hall_server::ringing::{Look, ring_all};
use serde_json::{Value, json};

use crate::flow::{findings, offered, told};
use crate::hall::{Hall, Reply, submission};
use crate::scenarios::{approve_all, upload_files};

/// A hall with an approved application, its number, and the position of the case with a commitment.
pub(crate) async fn committed() -> (Hall, String, usize) {
    let hall = Hall::open().await;
    let legal = hall.sign_in("legal").await;
    let mut body = submission("labour-dispatch-hr", "周明");
    upload_files(&hall, &legal, &mut body).await;
    let receipt = hall.submit(&legal, "inspection-0123456789", &body).await;
    assert_eq!(receipt.status, StatusCode::CREATED, "{}", receipt.json());
    let number = receipt.json()["number"].as_str().unwrap().to_owned();
    let rules = hall.progress(&number).await.state.rules;
    let case = rules.cases.iter().position(|it| !it.commitments.is_empty());
    let early = inspect(&hall, &number, case.unwrap(), json!("pass")).await;
    assert_eq!(
        early.code(),
        "conflict",
        "nothing to inspect before the approval"
    );
    approve_all(&hall, &number).await;
    (hall, number, case.unwrap())
}

pub(crate) async fn inspect(hall: &Hall, number: &str, case: usize, found: Value) -> Reply {
    let reviewer = hall.sign_in("human-resources").await;
    let act = json!({"inspect": {"case": case, "item": 0, "found": found, "note": "现场查看"}});
    hall.desk_act(&reviewer, number, act).await
}

#[tokio::test]
async fn a_kept_commitment_is_inspected_once_and_by_its_own_department_only() {
    let (hall, number, case) = committed().await;
    let tax = hall.sign_in("tax").await;
    let act = json!({"inspect": {"case": case, "item": 0, "found": "pass", "note": "现场查看"}});
    let foreign = hall.desk_act(&tax, &number, act).await;
    assert!(matches!(foreign.code().as_str(), "not_found" | "conflict"));
    let reviewer = hall.sign_in("human-resources").await;
    let view = hall.at_desk(&reviewer, &number).await.json();
    assert!(
        offered(&view).contains(&"inspect_pass"),
        "{:?}",
        offered(&view)
    );
    let passed = inspect(&hall, &number, case, json!("pass")).await;
    assert_eq!(passed.status, StatusCode::OK, "{}", passed.json());
    assert!(told(&passed.json()).contains("承诺事项的核查：合格"));
    let again = inspect(&hall, &number, case, json!("fail")).await;
    assert_eq!(again.code(), "conflict");
}

#[tokio::test]
async fn what_is_found_wanting_is_mended_once_by_a_day() {
    let (hall, number, case) = committed().await;
    let until = |day: &str| json!({"mend": {"until": day}});
    let over = inspect(&hall, &number, case, until("2026-11-20")).await;
    assert_eq!(over.code(), "unreadable");
    let mend = inspect(&hall, &number, case, until("2026-12-21")).await;
    assert_eq!(mend.status, StatusCode::OK, "{}", mend.json());
    let twice = inspect(&hall, &number, case, until("2026-12-31")).await;
    assert_eq!(twice.code(), "unreadable", "only once");
    let passed = inspect(&hall, &number, case, json!("pass")).await;
    assert_eq!(passed.status, StatusCode::OK, "{}", passed.json());
}

#[tokio::test]
async fn a_broken_commitment_takes_the_approval_back_and_bars_the_next_until_it_is_repaired() {
    let (hall, number, case) = committed().await;
    let broken = inspect(&hall, &number, case, json!("fail")).await;
    assert_eq!(broken.status, StatusCode::OK, "{}", broken.json());
    let legal = hall.sign_in("legal").await;
    let view = hall.own(&legal, &number).await;
    assert_eq!(view["lanes"][case]["state"], "revoked");
    assert!(told(&view).contains("失约记入信用记录"), "{}", told(&view));
    let mut next = submission("labour-dispatch-hr", "周明");
    upload_files(&hall, &legal, &mut next).await;
    let refused = hall.submit(&legal, "inspection-next-01", &next).await;
    let codes = findings(&refused);
    assert!(codes.iter().any(|it| it.1 == "way_not_open"), "{codes:?}");
    let supervisor = hall.sign_in("supervisor").await;
    let repair = json!({"repair_credit": {"item": 0}});
    let own = hall.own_act(&legal, &number, repair.clone(), None).await;
    assert_eq!(own.code(), "conflict", "nobody repairs the own record");
    let repaired = hall.desk_act(&supervisor, &number, repair).await;
    assert_eq!(repaired.status, StatusCode::OK, "{}", repaired.json());
    let taken = hall.submit(&legal, "inspection-next-02", &next).await;
    assert_eq!(taken.status, StatusCode::CREATED, "{}", taken.json());
}

#[tokio::test]
async fn an_inspection_that_nobody_makes_is_flagged() {
    let (hall, number, case) = committed().await;
    for _ in 0..50 {
        hall.clock.forward(Duration::from_hours(24));
        ring_all(&hall.app, Look::Due).await.unwrap();
    }
    let service = hall.progress(&number).await.service(case).to_owned();
    let subject = format!("inspection/{service}/0");
    let told =
        format!("SELECT count(*) FROM outbox WHERE subject = '{subject}' AND topic = 'over'");
    assert_eq!(hall.count(&told), 1);
}
