//! The address for mail: given, confirmed by its owner, used until it is wanted no more.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use chrono::TimeDelta;
use hall_server::delivering::deliver_all;
use hall_server::retention::Retention;
use hall_server::telling::tell_all;
use serde_json::{Value, json};

use crate::hall::{Hall, bare};
use crate::mail::{ADDRESS, confirm, forget, give, page, told, wait};
use crate::smtp::{Letter, SmtpServer};

/// A hall with a mail server and a mother who gave an address; the letter that asks her.
async fn asked() -> (SmtpServer, Hall, String, Letter) {
    let server = SmtpServer::start().await;
    let hall = Hall::with_mail(&server.url).await;
    let mother = hall.sign_in("mother").await;
    let given = give(&hall, &mother, ADDRESS).await;
    assert_eq!(given, StatusCode::NO_CONTENT);
    assert_eq!(deliver_all(&hall.app).await.unwrap(), 1);
    let letter = server.take().remove(0);
    (server, hall, mother, letter)
}

async fn state(hall: &Hall, cookie: &str) -> Value {
    hall.get("/api/mail-address", cookie).await.json()["state"].clone()
}

/// The path with the token that the header of a letter names.
fn unsubscribing(letter: &Letter) -> String {
    let header = letter.header("List-Unsubscribe").unwrap();
    let url = header.trim_matches(['<', '>']);
    url.strip_prefix("https://hall.example.cn")
        .unwrap()
        .to_owned()
}

#[tokio::test]
async fn an_address_gets_one_question_and_nothing_else_until_its_owner_confirms() {
    let (server, hall, mother, letter) = asked().await;
    assert_eq!(letter.to, ADDRESS);
    assert!(letter.header("List-Unsubscribe").is_none());
    assert!(!letter.raw.contains("mother") && !letter.text().contains("林静"));
    let number = hall.newborn(&mother).await;
    tell_all(&hall.app).await.unwrap();
    assert_eq!(deliver_all(&hall.app).await.unwrap(), 0);
    let kept = hall.get("/api/mail-address", &mother).await.json();
    assert_eq!(
        kept,
        json!({"sends": true, "address": ADDRESS, "state": "waiting"})
    );
    assert_eq!(confirm(&hall, &letter).await, StatusCode::NO_CONTENT);
    assert_eq!(state(&hall, &mother).await, "receiving");
    assert_eq!(deliver_all(&hall.app).await.unwrap(), 0, "what is past");
    let health = hall.sign_in("health").await;
    hall.decide(&health, &format!("{number}-01"), true).await;
    tell_all(&hall.app).await.unwrap();
    assert!(0 < deliver_all(&hall.app).await.unwrap());
    assert!(server.take().iter().all(|it| it.to == ADDRESS));
}

#[tokio::test]
async fn the_question_is_in_nobodys_list_of_messages() {
    let (_, hall, mother, _) = asked().await;
    let own = hall.get("/api/messages", &mother).await.json();
    assert_eq!(own, json!({"messages": [], "unread": 0}));
}

#[tokio::test]
async fn a_link_confirms_once_and_until_its_day_and_only_the_address_it_was_sent_to() {
    let (server, hall, mother, first) = asked().await;
    assert_eq!(
        give(&hall, &mother, "other@example.cn").await,
        StatusCode::NO_CONTENT
    );
    assert_eq!(confirm(&hall, &first).await, StatusCode::NOT_FOUND);
    deliver_all(&hall.app).await.unwrap();
    let late = server.take().remove(0);
    assert_eq!(late.to, "other@example.cn");
    wait(&hall, TimeDelta::days(3));
    assert_eq!(confirm(&hall, &late).await, StatusCode::NOT_FOUND);
    let mother = hall.sign_in("mother").await;
    give(&hall, &mother, "other@example.cn").await;
    deliver_all(&hall.app).await.unwrap();
    let good = server.take().remove(0);
    assert_eq!(confirm(&hall, &good).await, StatusCode::NO_CONTENT);
    assert_eq!(confirm(&hall, &good).await, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_confirms_an_address_stands_nowhere() {
    let (_, hall, _, letter) = asked().await;
    let page = page(&letter);
    let token = page.rsplit('/').next().unwrap().as_bytes().to_owned();
    assert_eq!(token.len(), 64);
    hall.app.store.close().await;
    let bytes = std::fs::read(hall.folder.path().join("hall.db")).unwrap();
    assert!(!bytes.windows(token.len()).any(|it| it == token));
}

#[tokio::test]
async fn nobody_can_fill_a_strangers_mailbox_through_the_hall() {
    let (server, hall, mother, _) = asked().await;
    for _ in 1..5 {
        let given = give(&hall, &mother, ADDRESS).await;
        assert_eq!(given, StatusCode::NO_CONTENT);
    }
    for address in [ADDRESS, "other@example.cn"] {
        let given = give(&hall, &mother, address).await;
        assert_eq!(given, StatusCode::TOO_MANY_REQUESTS);
    }
    assert_eq!(deliver_all(&hall.app).await.unwrap(), 4);
    assert!(server.take().iter().all(|it| it.to == ADDRESS));
    wait(&hall, TimeDelta::days(1));
    let mother = hall.sign_in("mother").await;
    let given = give(&hall, &mother, ADDRESS).await;
    assert_eq!(given, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn what_is_no_address_is_refused() {
    let (_, hall, mother, _) = asked().await;
    for wrong in ["", "linjing", "a@b\r\nBcc: c@d.cn", "@example.cn"] {
        let given = give(&hall, &mother, wrong).await;
        assert_eq!(given, StatusCode::BAD_REQUEST, "{wrong:?}");
    }
    forget(&hall, &mother).await;
    assert_eq!(state(&hall, &mother).await, "none");
}

#[tokio::test]
async fn one_request_ends_the_letters_and_opening_a_link_does_not() {
    let (server, hall, mother) = told().await;
    deliver_all(&hall.app).await.unwrap();
    let letter = server.take().remove(0);
    assert_eq!(
        letter.header("List-Unsubscribe-Post").as_deref(),
        Some("List-Unsubscribe=One-Click")
    );
    let path = unsubscribing(&letter);
    let opened = hall.send(bare("GET", &path)).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER);
    let stop = page(&letter);
    assert!(stop.starts_with("/mail/stop/"), "{stop}");
    assert_eq!(opened.headers[header::LOCATION], stop.as_str());
    assert_eq!(state(&hall, &mother).await, "receiving");
    let request = Request::post(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from("List-Unsubscribe=One-Click"));
    let reply = hall.send(request.unwrap()).await;
    assert_eq!(reply.status, StatusCode::NO_CONTENT);
    assert_eq!(state(&hall, &mother).await, "stopped");
}

#[tokio::test]
async fn who_wants_letters_again_at_a_confirmed_address_is_not_asked_again() {
    let (server, hall, mother) = told().await;
    deliver_all(&hall.app).await.unwrap();
    let path = unsubscribing(&server.take().remove(0));
    hall.send(bare("POST", &path)).await;
    assert_eq!(state(&hall, &mother).await, "stopped");
    let given = give(&hall, &mother, ADDRESS).await;
    assert_eq!(given, StatusCode::NO_CONTENT);
    assert_eq!(state(&hall, &mother).await, "receiving");
    assert_eq!(deliver_all(&hall.app).await.unwrap(), 0);
}

#[tokio::test]
async fn an_address_that_nobody_confirms_is_forgotten_after_seven_days() {
    let (_, hall, _, letter) = asked().await;
    wait(&hall, TimeDelta::hours(7 * 24 - 1));
    Retention::default().sweep(&hall.app).await.unwrap();
    let mother = hall.sign_in("mother").await;
    assert_eq!(
        state(&hall, &mother).await,
        "waiting",
        "not a moment before"
    );
    wait(&hall, TimeDelta::hours(1));
    Retention::default().sweep(&hall.app).await.unwrap();
    let mother = hall.sign_in("mother").await;
    let kept = hall.get("/api/mail-address", &mother).await.json();
    assert_eq!(kept, json!({"sends": true, "state": "none"}));
    assert_eq!(confirm(&hall, &letter).await, StatusCode::NOT_FOUND);
    let audited = "SELECT count(*) FROM audit WHERE act = 'mail.address.expired'";
    assert_eq!(hall.count(audited), 1);
    // Whoever wants it after all gives it again.
    give(&hall, &mother, ADDRESS).await;
    assert_eq!(state(&hall, &mother).await, "waiting");
}

#[tokio::test]
async fn what_was_confirmed_or_is_still_being_asked_stays() {
    let (server, hall, _, letter) = asked().await;
    assert_eq!(confirm(&hall, &letter).await, StatusCode::NO_CONTENT);
    let founder = hall.sign_in("founder").await;
    give(&hall, &founder, "founder@example.cn").await;
    deliver_all(&hall.app).await.unwrap();
    wait(&hall, TimeDelta::days(6));
    let founder = hall.sign_in("founder").await;
    give(&hall, &founder, "founder@example.cn").await;
    deliver_all(&hall.app).await.unwrap();
    let last = server.take().pop().unwrap();
    wait(&hall, TimeDelta::hours(25));
    Retention::default().sweep(&hall.app).await.unwrap();
    // The link of the second letter still opens.
    assert_eq!(confirm(&hall, &last).await, StatusCode::NO_CONTENT);
    wait(&hall, TimeDelta::days(30));
    Retention::default().sweep(&hall.app).await.unwrap();
    for account in ["mother", "founder"] {
        let cookie = hall.sign_in(account).await;
        assert_eq!(state(&hall, &cookie).await, "receiving", "{account}");
    }
}
