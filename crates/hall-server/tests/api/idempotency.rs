//! One key, one submission.

use std::sync::Arc;

use axum::http::StatusCode;
use serde_json::json;

use crate::hall::{Hall, submission};

const KEY: &str = "key-0123456789abcdef";

/// How often each of the 16 sends: 20, or what `HALL_REPEATS` says (1,000 for the whole run).
fn repeats() -> usize {
    let repeats = std::env::var("HALL_REPEATS").ok();
    repeats.and_then(|it| it.parse().ok()).unwrap_or(20)
}

#[tokio::test]
async fn the_same_key_with_the_same_body_gets_the_same_receipt_byte_for_byte() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let body = submission("newborn", "林静");
    let first = hall.submit(&mother, KEY, &body).await;
    hall.clock.forward(std::time::Duration::from_mins(10));
    let second = hall.submit(&mother, KEY, &body).await;
    assert_eq!(
        (first.status, second.status),
        (StatusCode::CREATED, StatusCode::OK)
    );
    assert_eq!(first.body, second.body);
    assert_eq!(
        hall.get("/api/applications", &mother)
            .await
            .json()
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[tokio::test]
async fn the_same_key_with_another_body_is_refused() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    hall.submit(&mother, KEY, &submission("newborn", "林静"))
        .await;
    let other = hall
        .submit(&mother, KEY, &submission("newborn", "林 静"))
        .await;
    assert_eq!(
        (other.status.as_u16(), other.code().as_str()),
        (422, "key_reused")
    );
    // Another body that would be refused anyway must not tell more.
    let mut bad = submission("newborn", "林静");
    bad["application"]["bundle"] = json!("nothing");
    assert_eq!(hall.submit(&mother, KEY, &bad).await.code(), "key_reused");
}

#[tokio::test]
async fn another_persons_key_reveals_nothing() {
    let hall = Hall::open().await;
    let (mother, founder) = (hall.sign_in("mother").await, hall.sign_in("founder").await);
    let mothers = hall
        .submit(&mother, KEY, &submission("newborn", "林静"))
        .await;
    let founders = hall
        .submit(&founder, KEY, &submission("company-start", "许晴"))
        .await;
    assert_eq!(founders.status, StatusCode::CREATED, "{}", founders.json());
    assert_ne!(mothers.json()["number"], founders.json()["number"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_at_once_with_one_key_make_one_submission() {
    let hall = Arc::new(Hall::open().await);
    let mother = hall.sign_in("mother").await;
    let body = submission("newborn", "林静");
    let mut senders = tokio::task::JoinSet::new();
    for _ in 0..16 {
        let (hall, mother, body) = (Arc::clone(&hall), mother.clone(), body.clone());
        senders.spawn(async move {
            let mut receipts = Vec::new();
            for _ in 0..repeats() {
                let reply = hall.submit(&mother, KEY, &body).await;
                assert!(reply.status.is_success(), "{}", reply.status);
                receipts.push((reply.status, reply.body));
            }
            receipts
        });
    }
    let receipts: Vec<_> = senders.join_all().await.into_iter().flatten().collect();
    let created = receipts
        .iter()
        .filter(|(status, _)| *status == StatusCode::CREATED)
        .count();
    assert_eq!(created, 1);
    assert!(receipts.iter().all(|(_, body)| *body == receipts[0].1));
    assert_eq!(
        hall.get("/api/applications", &mother)
            .await
            .json()
            .as_array()
            .unwrap()
            .len(),
        1
    );
}
