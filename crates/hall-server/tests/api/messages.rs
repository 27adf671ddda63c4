//! Messages in the app: who is told what, once, and in which words.

use std::time::Duration;

use axum::http::StatusCode;
use hall_api::{Message, Messages};
use hall_server::delivering::deliver_all;
use hall_server::retention::Retention;
use hall_server::ringing::{Look, ring_all};
use hall_server::telling::tell_all;
use rusqlite::Connection;
use serde_json::json;

use crate::hall::{Hall, application, submission};
use crate::parties::vehicle;

pub(crate) async fn messages(hall: &Hall, cookie: &str) -> Messages {
    let reply = hall.get("/api/messages", cookie).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
    serde_json::from_value(reply.json()).unwrap()
}

fn about<'a>(all: &'a Messages, topic: &str) -> Vec<&'a Message> {
    all.messages.iter().filter(|it| it.topic == topic).collect()
}

/// The database, past the store's back.
fn database(hall: &Hall) -> Connection {
    Connection::open(hall.folder.path().join("hall.db")).unwrap()
}

/// A hall with a newborn's application that was told of; its mother, and its number.
async fn told() -> (Hall, String, String) {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    assert!(0 < tell_all(&hall.app).await.unwrap());
    (hall, mother, number)
}

#[tokio::test]
async fn who_applied_finds_the_receipt_and_nobody_else_does() {
    let (hall, mother, number) = told().await;
    let own = messages(&hall, &mother).await;
    let receipt = about(&own, "receipt");
    assert_eq!(receipt.len(), 1, "{own:?}");
    assert_eq!(receipt[0].application.as_deref(), Some(number.as_str()));
    assert!(receipt[0].title.contains("新生儿"), "{own:?}");
    assert!(receipt[0].text.contains(&number), "{own:?}");
    assert_eq!(own.unread, own.messages.len());
    for other in ["founder", "tax", "supervisor"] {
        let cookie = hall.sign_in(other).await;
        let theirs = messages(&hall, &cookie).await;
        assert!(about(&theirs, "receipt").is_empty(), "{other}: {theirs:?}");
    }
}

#[tokio::test]
async fn a_department_hears_of_its_own_cases_and_of_no_others() {
    let (hall, _, _) = told().await;
    let health = hall.sign_in("health").await;
    let own = messages(&hall, &health).await;
    let opened = about(&own, "case_opened");
    assert!(!opened.is_empty(), "{own:?}");
    let services: Vec<Option<&str>> = opened.iter().map(|it| it.service.as_deref()).collect();
    assert!(
        services.contains(&Some("birth-certificate")),
        "{services:?}"
    );
    let tax = hall.sign_in("tax").await;
    assert!(messages(&hall, &tax).await.messages.is_empty());
}

#[tokio::test]
async fn what_was_read_stays_read_for_its_reader_alone() {
    let (hall, mother, _) = told().await;
    let id = messages(&hall, &mother).await.messages[0].id;
    let founder = hall.sign_in("founder").await;
    for cookie in [&founder, &mother, &mother] {
        let body = json!({"ids": [id]});
        let reply = hall.post("/api/messages/read", cookie, &body).await;
        assert_eq!(reply.status, StatusCode::NO_CONTENT);
    }
    let after = messages(&hall, &mother).await;
    assert!(after.messages.iter().all(|it| it.read == (it.id == id)));
    assert_eq!(after.unread + 1, after.messages.len());
    let n: i64 = database(&hall)
        .query_row("SELECT count(*) FROM message_read", [], |row| row.get(0))
        .unwrap();
    assert_eq!(n, 1, "a stranger's mark is none");
}

#[tokio::test]
async fn what_happened_to_an_application_is_told_in_the_order_in_which_it_did() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    for n in 0..8 {
        let key = format!("newborn-in-order-{n}");
        let submitted = hall
            .submit(&mother, &key, &submission("newborn", "林静"))
            .await;
        let number = submitted.json()["number"].as_str().unwrap().to_owned();
        let reply = hall
            .own_act(&mother, &number, json!("withdraw"), None)
            .await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
    }
    assert!(0 < tell_all(&hall.app).await.unwrap());
    let sql = "SELECT count(*) FROM message AS earlier JOIN message AS later
            ON earlier.application = later.application AND earlier.id < later.id
         JOIN outbox AS first ON first.application = earlier.application
            AND first.topic = earlier.topic AND first.subject = coalesce(earlier.service, first.subject)
         JOIN outbox AS second ON second.application = later.application
            AND second.topic = later.topic AND second.subject = coalesce(later.service, second.subject)
         WHERE second.turn < first.turn";
    let n: i64 = database(&hall)
        .query_row(sql, [], |row| row.get(0))
        .unwrap();
    assert_eq!(n, 0, "told before something earlier");
}

#[tokio::test]
async fn two_who_tell_at_once_say_everything_once() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    hall.newborn(&mother).await;
    let (one, other) = tokio::join!(tell_all(&hall.app), tell_all(&hall.app));
    let told = one.unwrap() + other.unwrap();
    let database = database(&hall);
    let count = |sql: &str| database.query_row(sql, [], |row| row.get::<_, usize>(0));
    assert_eq!(count("SELECT count(*) FROM outbox").unwrap(), told);
    assert_eq!(count("SELECT count(*) FROM message").unwrap(), told);
    assert_eq!(tell_all(&hall.app).await.unwrap(), 0);
}

#[tokio::test]
async fn what_cannot_be_told_holds_nothing_else_up_and_is_not_lost() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    hall.newborn(&mother).await;
    let nonsense = "INSERT INTO outbox (application, turn, topic, subject, created_at)
        SELECT id, 0, 'nonsense', owner, 0 FROM application";
    assert_eq!(database(&hall).execute(nonsense, []).unwrap(), 1);
    assert!(0 < tell_all(&hall.app).await.unwrap());
    assert_eq!(about(&messages(&hall, &mother).await, "receipt").len(), 1);
    let sql = "SELECT n_tries FROM outbox WHERE topic = 'nonsense' AND sent_at IS NULL";
    let tries = database(&hall).query_row(sql, [], |row| row.get::<_, i64>(0));
    assert_eq!(tries.unwrap(), 1);
}

#[tokio::test]
async fn a_desk_is_told_the_number_of_its_case_and_an_applicant_is_not() {
    let (hall, mother, number) = told().await;
    let police = hall.sign_in("public-security").await;
    let theirs = messages(&hall, &police).await;
    let case = about(&theirs, "case_opened")[0].case.clone().unwrap();
    assert!(case.starts_with(&format!("{number}-")), "{case}");
    let seen = hall.get(&format!("/api/desk/cases/{case}"), &police).await;
    assert_eq!(seen.status, StatusCode::OK);
    let health = hall.sign_in("health").await;
    hall.decide(&health, &format!("{number}-01"), true).await;
    tell_all(&hall.app).await.unwrap();
    let own = messages(&hall, &mother).await;
    assert!(about(&own, "case_approved")[0].service.is_some());
    assert!(own.messages.iter().all(|it| it.case.is_none()), "{own:?}");
}

#[tokio::test]
async fn the_reason_of_a_refusal_stays_in_the_hall() {
    let (hall, mother, _) = told().await;
    let health = hall.sign_in("health").await;
    let cases = hall.cases(&health).await;
    let case = cases.iter().find(|it| it["state"] == "in_review").unwrap();
    let reply = hall
        .decide(&health, case["case"].as_str().unwrap(), false)
        .await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
    tell_all(&hall.app).await.unwrap();
    let refused = messages(&hall, &mother).await;
    assert!(about(&refused, "case_refused")[0].text.contains("已核对"));
    let sql = "SELECT group_concat(title || outside) FROM message";
    let outside: String = database(&hall)
        .query_row(sql, [], |row| row.get(0))
        .unwrap();
    assert!(!outside.contains("已核对"), "{outside}");
}

#[tokio::test]
async fn nothing_that_leaves_the_hall_names_anybody() {
    let (hall, _, _) = told().await;
    let sql = "SELECT group_concat(title || outside) FROM message";
    let outside: String = database(&hall)
        .query_row(sql, [], |row| row.get(0))
        .unwrap();
    let answers = application("newborn")["answers"].clone();
    let typed: Vec<&str> = answers
        .as_object()
        .unwrap()
        .iter()
        .filter(|(key, _)| matches!(key.rsplit('.').next(), Some("name" | "id_no")))
        .filter_map(|(_, value)| value.as_str())
        .collect();
    assert!(!typed.is_empty());
    for it in typed {
        assert!(!outside.contains(it), "{it} in {outside}");
    }
}

#[tokio::test]
async fn a_silent_party_is_reminded_and_then_its_department_hears_of_it() {
    let (hall, _, _) = vehicle().await;
    for _ in 0..30 {
        hall.clock.forward(Duration::from_hours(24));
        ring_all(&hall.app, Look::Due).await.unwrap();
        tell_all(&hall.app).await.unwrap();
    }
    let sql = "SELECT count(*) FROM message
        WHERE topic = 'party_reminded' AND mailbox LIKE 'institution/%'";
    assert_eq!(hall.count(sql), 2, "two reminders");
    let bank = hall.sign_in("bank").await;
    let own = messages(&hall, &bank).await;
    let over = about(&own, "over");
    let of_party = over.iter().find(|it| it.title.contains("第三方确认"));
    assert!(of_party.is_some_and(|it| it.text.contains("月")), "{own:?}");
}

#[tokio::test]
async fn a_message_is_kept_for_a_year_and_longer_while_it_waits_to_be_delivered() {
    let (server, hall, mother) = crate::mail::told().await;
    let n = messages(&hall, &mother).await.messages.len();
    assert!(0 < n);
    hall.clock.forward(Duration::from_hours(24 * 366));
    let mother = hall.sign_in("mother").await;
    Retention::default().sweep(&hall.app).await.unwrap();
    assert_eq!(messages(&hall, &mother).await.messages.len(), 1);
    assert_eq!(deliver_all(&hall.app).await.unwrap(), 1);
    assert_eq!(server.take().len(), 1);
    Retention::default().sweep(&hall.app).await.unwrap();
    assert!(messages(&hall, &mother).await.messages.is_empty());
}
