//! Time: what is due happens, once, whatever the clock does.

use std::collections::BTreeSet;
use std::time::Duration;

use axum::http::StatusCode;
use hall_core::flow::Event;
use hall_server::ringing::{Look, ring_all};
use serde_json::json;

use crate::flow::{CERTIFICATE, item, told};
use crate::hall::Hall;

const DAY: Duration = Duration::from_hours(24);

/// Lets so many days pass and time do what is due; in how many applications it did something.
async fn pass(hall: &Hall, days: u32) -> usize {
    hall.clock.forward(DAY * days);
    ring_all(&hall.app, Look::Due).await.unwrap()
}

#[tokio::test]
async fn silence_accepts_after_five_working_days_and_not_a_day_earlier() {
    let hall = Hall::with_reception().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    // From Saturday the 21st: the last of five working days is Friday the 27th. The day before, reception
    // is reminded, and nobody is on the day itself.
    assert_eq!(pass(&hall, 5).await, 1);
    assert_eq!(pass(&hall, 1).await, 0);
    let view = hall.own(&hall.sign_in("mother").await, &number).await;
    assert_eq!(view["stage"], "submitted");
    assert!(
        told(&view).contains("窗口决定是否受理只剩最后一个工作日"),
        "{}",
        told(&view)
    );
    assert_eq!(pass(&hall, 1).await, 1);
    let view = hall.own(&hall.sign_in("mother").await, &number).await;
    assert_eq!(view["stage"], "open");
    assert!(told(&view).contains("视为受理"), "{}", told(&view));
    // The clocks count from the day on which it was received (许可法 32).
    let started = hall.progress(&number).await.state.cases[CERTIFICATE].started_on;
    assert_eq!(started.unwrap().to_string(), "2026-11-21");
    let opened = "SELECT count(*) FROM outbox WHERE topic = 'case_opened'";
    assert_eq!((pass(&hall, 0).await, hall.count(opened)), (0, 8));
}

#[tokio::test]
async fn a_notice_that_is_not_answered_lapses() {
    let hall = Hall::with_reception().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    let reception = hall.sign_in("reception").await;
    let notify = json!({"notify": {"items": [item("mother.mobile")]}});
    let noticed = hall.desk_act(&reception, &number, notify).await;
    assert_eq!(noticed.status, StatusCode::OK, "{}", noticed.json());
    // Until Monday, 7 December.
    pass(&hall, 16).await;
    let view = hall.own(&hall.sign_in("mother").await, &number).await;
    assert_eq!(view["stage"], "noticed");
    assert_eq!(pass(&hall, 1).await, 1);
    let mother = hall.sign_in("mother").await;
    let view = hall.own(&mother, &number).await;
    assert_eq!(view["stage"], "lapsed");
    let correct = json!({"correct": {"round": 1}});
    let late = hall.own_act(
        &mother,
        &number,
        correct,
        Some(crate::hall::application("newborn")),
    );
    assert_eq!(late.await.json()["message"], "这件申请已经结束");
}

#[tokio::test]
async fn new_years_day_does_not_count() {
    let hall = Hall::with_reception().await;
    hall.clock.forward(DAY * 39);
    let mother = hall.sign_in("mother").await;
    let mut body = crate::hall::submission("newborn", "林静");
    body["application"]["answers"]["baby"][0]["born_at"] = json!("2026-12-20T08:30");
    let receipt = hall.submit(&mother, "new-year-0123456789", &body).await;
    assert_eq!(receipt.status, StatusCode::CREATED, "{}", receipt.json());
    let number = receipt.json()["number"].as_str().unwrap().to_owned();
    // Received on Wednesday, 30 December: Thursday, then Monday to Thursday of the new year.
    let view = hall.own(&mother, &number).await;
    assert_eq!(view["waits"][0]["until"], json!({"day": "2027-01-07"}));
    pass(&hall, 8).await;
    let view = hall.own(&hall.sign_in("mother").await, &number).await;
    assert_eq!(view["stage"], "submitted");
    pass(&hall, 1).await;
    let view = hall.own(&hall.sign_in("mother").await, &number).await;
    assert_eq!(view["stage"], "open");
}

/// Every rung that was ever recorded; none twice.
async fn rungs(hall: &Hall, number: &str) -> BTreeSet<String> {
    let progress = hall.progress(number).await;
    let rang = progress
        .history
        .iter()
        .filter_map(|(_, event)| match event {
            Event::Rang { matter, rung } => Some(format!("{matter:?} {rung:?}")),
            _ => None,
        });
    let all: Vec<String> = rang.collect();
    let once: BTreeSet<String> = all.iter().cloned().collect();
    assert_eq!(all.len(), once.len(), "{all:?}");
    once
}

#[tokio::test]
async fn a_clock_that_jumps_a_month_fires_each_rung_once_even_after_a_restart() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    // A promise of one day is yellow from the start.
    assert_eq!(pass(&hall, 0).await, 1);
    assert_eq!(pass(&hall, 0).await, 0);
    let before = rungs(&hall, &number).await;
    assert_eq!(pass(&hall, 31).await, 1);
    let after = rungs(&hall, &number).await;
    assert!(before.is_subset(&after) && before != after, "{after:?}");
    let over = format!("Promised {{ case: {CERTIFICATE} }} Over");
    assert!(after.contains(&over), "{after:?}");
    let hall = hall.restarted().await;
    assert_eq!(ring_all(&hall.app, Look::All).await.unwrap(), 0);
    assert_eq!(rungs(&hall, &number).await, after);
    let supervisor = hall.sign_in("supervisor").await;
    let list = hall.get("/api/desk/applications", &supervisor).await.json();
    assert_eq!(list[0]["light"], "black", "{list}");
    assert!(list[0]["why"].to_string().contains("的法定期限"), "{list}");
    hall.app.store.verify_audit().await.unwrap();
}

#[tokio::test]
async fn passing_time_is_no_reason_to_refuse_an_act() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    let seen = hall.own(&mother, &number).await["version"].clone();
    assert_eq!(pass(&hall, 0).await, 1);
    let path = format!("/api/applications/{number}/acts");
    let body = json!({"act": "withdraw", "version": seen});
    let gone = hall.act_with(&mother, &path, &hall.key(), &body).await;
    assert_eq!(gone.status, StatusCode::OK, "{}", gone.json());
}

#[tokio::test]
async fn time_and_a_reviewer_at_once_lose_nothing() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    let health = hall.sign_in("health").await;
    let case = format!("{number}-01");
    let (rung, decided) = tokio::join!(
        ring_all(&hall.app, Look::Due),
        hall.decide(&health, &case, true)
    );
    assert_eq!((rung.unwrap(), decided.status), (1, StatusCode::OK));
    rungs(&hall, &number).await;
    assert!(told(&hall.own(&mother, &number).await).contains("已办结"));
}

#[tokio::test]
async fn the_next_look_is_never_later_than_what_is_due() {
    let hall = Hall::with_reception().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    // Day after day for three months, and as if nothing had been noted: both find the same.
    for _ in 0..92 {
        pass(&hall, 1).await;
        assert_eq!(ring_all(&hall.app, Look::All).await.unwrap(), 0);
    }
    assert_eq!(hall.progress(&number).await.state.cases.len(), 8);
}
