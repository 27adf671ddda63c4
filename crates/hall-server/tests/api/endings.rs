//! Stories that do not end well, or not at once, up to their last rating: the history of each is without fault
//! in the end. What the steps on the way show stands beside the tests of each ([`crate::desk`],
//! [`crate::parties`], [`crate::deferral`], [`crate::inspection`]).

use hall_core::flow::Phase;
use serde_json::{Value, json};

use crate::deferral::{agreement, deferred, hand_in};
use crate::flow::told;
use crate::hall::Hall;
use crate::inspection::{committed, inspect};
use crate::parties::{LENDER, opened, vehicle};
use crate::scenarios::approve_all;
use crate::whole::{ends_with, goes_through, good, pass, phases};

#[tokio::test]
async fn a_refused_root_takes_everything_that_waits_for_it_along() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    let before = phases(&hall, &number).await;
    let health = hall.sign_in("health").await;
    good(&hall.decide(&health, &format!("{number}-01"), false).await);
    approve_all(&hall, &number).await;
    let after = phases(&hall, &number).await;
    assert_eq!(after.first(), Some(&Phase::Refused));
    for (before, after) in before.iter().zip(&after).skip(1) {
        // The registration of the birth waits for nothing, and is not held up.
        let wanted = match before {
            Phase::Waiting => Phase::Cancelled,
            _ => Phase::Approved,
        };
        assert_eq!(*after, wanted);
    }
    ends_with(&hall, "mother", &number, 2).await;
}

/// The lender's answer through its link.
async fn says(hall: &Hall, number: &str, word: &Value) {
    let path = opened(hall, number).await;
    good(&hall.post(&path, "", word).await);
}

#[tokio::test]
async fn a_silent_bank_answers_in_the_end() {
    let (hall, _, number) = vehicle().await;
    pass(&hall, 8).await;
    let legal = hall.sign_in("legal").await;
    let view = hall.own(&legal, &number).await;
    assert_eq!(
        view["lanes"][LENDER]["state"], "in_review",
        "silence is no answer"
    );
    says(
        &hall,
        &number,
        &json!({"answer": "confirm", "name": "吴安宁"}),
    )
    .await;
    goes_through(&hall, "legal", &number, 3).await;
}

#[tokio::test]
async fn a_bank_refuses() {
    let (hall, _, number) = vehicle().await;
    let no = json!({"answer": "refuse", "reason": "还有 1200 元利息没有还清", "name": "吴安宁"});
    says(&hall, &number, &no).await;
    let phases = phases(&hall, &number).await;
    assert_eq!(phases.get(LENDER), Some(&Phase::Refused));
    let mut rest = phases.iter().skip(1);
    assert!(rest.all(|it| *it == Phase::Cancelled), "{phases:?}");
    ends_with(&hall, "legal", &number, 4).await;
}

#[tokio::test]
async fn what_was_put_off_comes_in_time() {
    let (hall, legal, number, case) = deferred().await;
    let files = json!([agreement(&hall, &legal).await]);
    good(&hand_in(&hall, &legal, &number, case, files).await);
    goes_through(&hall, "legal", &number, 5).await;
}

#[tokio::test]
async fn what_was_put_off_never_comes() {
    let (hall, _, number, case) = deferred().await;
    pass(&hall, 26).await;
    approve_all(&hall, &number).await;
    let phases = phases(&hall, &number).await;
    for (position, phase) in phases.into_iter().enumerate() {
        let wanted = if position == case {
            Phase::Terminated
        } else {
            Phase::Approved
        };
        assert_eq!(phase, wanted, "{position}");
    }
    ends_with(&hall, "legal", &number, 2).await;
}

#[tokio::test]
async fn a_commitment_is_broken() {
    let (hall, number, case) = committed().await;
    good(&inspect(&hall, &number, case, json!("fail")).await);
    assert_eq!(
        phases(&hall, &number).await.get(case),
        Some(&Phase::Revoked)
    );
    let legal = hall.sign_in("legal").await;
    let view = hall.own(&legal, &number).await;
    assert!(told(&view).contains("失约记入信用记录"), "{}", told(&view));
    ends_with(&hall, "legal", &number, 1).await;
}
