//! Mail: to the address that somebody gave, at least once, until they want it no more.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use chrono::TimeDelta;
use hall_server::delivering::{LEASE, deliver_all};
use hall_server::store::{AuditEntry, Channel, Mailbox};
use hall_server::telling::{tell_all, tell_operator};
use serde_json::json;

use crate::hall::{Hall, bare};
use crate::parties::vehicle;
use crate::smtp::{Behaves, Letter, SmtpServer};

pub(crate) const ADDRESS: &str = "linjing@example.cn";

pub(crate) async fn give(hall: &Hall, cookie: &str, address: &str) -> StatusCode {
    let request = Request::put("/api/mail-address")
        .header(header::COOKIE, cookie)
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(json!({"address": address}).to_string()));
    hall.send(request.unwrap()).await.status
}

pub(crate) async fn forget(hall: &Hall, cookie: &str) {
    let request = Request::delete("/api/mail-address").header(header::COOKIE, cookie);
    let reply = hall.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(reply.status, StatusCode::NO_CONTENT);
}

/// The path of the page that a letter leads to.
pub(crate) fn page(letter: &Letter) -> String {
    let text = letter.text();
    let (_, link) = text.split_once("https://hall.example.cn").unwrap();
    link.split_whitespace().next().unwrap().to_owned()
}

/// Does what the page with the button does.
pub(crate) async fn confirm(hall: &Hall, letter: &Letter) -> StatusCode {
    let page = page(letter);
    let token = page.strip_prefix("/mail/confirm/").unwrap();
    let path = format!("/api/mail-confirmations/{token}");
    hall.send(bare("POST", &path)).await.status
}

/// A hall with a mail server, and an application of a mother whose address is confirmed; told, and not delivered
/// yet.
pub(crate) async fn told() -> (SmtpServer, Hall, String) {
    let server = SmtpServer::start().await;
    let hall = Hall::with_mail(&server.url).await;
    let mother = hall.sign_in("mother").await;
    let given = give(&hall, &mother, ADDRESS).await;
    assert_eq!(given, StatusCode::NO_CONTENT);
    assert_eq!(deliver_all(&hall.app).await.unwrap(), 1);
    let letter = server.take().remove(0);
    assert_eq!(confirm(&hall, &letter).await, StatusCode::NO_CONTENT);
    hall.newborn(&mother).await;
    tell_all(&hall.app).await.unwrap();
    (server, hall, mother)
}

async fn endpoint(hall: &Hall, mailbox: Mailbox, target: &str) {
    let audit = AuditEntry {
        at: hall.app.clock.now(),
        actor: "hall".to_owned(),
        act: "hall.endpoint.changed",
        object: mailbox.to_string(),
    };
    let target = Some(target.to_owned());
    let put = hall
        .app
        .store
        .put_endpoint(&mailbox, Channel::Mail, target, audit);
    put.await.unwrap();
}

pub(crate) fn wait(hall: &Hall, how_long: TimeDelta) {
    hall.clock
        .forward(how_long.to_std().unwrap() + Duration::from_secs(1));
}

#[tokio::test]
async fn a_letter_comes_to_the_address_that_somebody_gave() {
    let (server, hall, _) = told().await;
    assert_eq!(deliver_all(&hall.app).await.unwrap(), 1);
    let letters = server.letters();
    assert_eq!(letters.len(), 1, "{letters:?}");
    assert_eq!(letters[0].to, ADDRESS);
    let subject = letters[0].header("Subject").unwrap();
    assert!(subject.starts_with("已收到申请"), "{subject}");
    assert!(!subject.contains("林静"), "{subject}");
    assert!(
        letters[0].text().contains("凭编号"),
        "{}",
        letters[0].text()
    );
    assert_eq!(deliver_all(&hall.app).await.unwrap(), 0);
}

#[tokio::test]
async fn who_gave_no_address_gets_no_letter_and_is_in_no_digest() {
    let server = SmtpServer::start().await;
    let hall = Hall::with_mail(&server.url).await;
    let mother = hall.sign_in("mother").await;
    hall.newborn(&mother).await;
    tell_all(&hall.app).await.unwrap();
    assert_eq!(deliver_all(&hall.app).await.unwrap(), 0);
    assert!(server.letters().is_empty());
    assert_eq!(tell_operator(&hall.app).await.unwrap(), 0);
}

#[tokio::test]
async fn a_letter_that_waits_when_somebody_unsubscribes_is_not_sent() {
    let (server, hall, mother) = told().await;
    forget(&hall, &mother).await;
    assert_eq!(deliver_all(&hall.app).await.unwrap(), 0);
    wait(&hall, TimeDelta::days(1));
    assert_eq!(deliver_all(&hall.app).await.unwrap(), 0);
    assert!(server.letters().is_empty());
}

#[tokio::test]
async fn a_letter_that_was_not_confirmed_goes_out_again_under_the_same_id() {
    let (server, hall, _) = told().await;
    server.behave(Behaves::HangsUp);
    assert_eq!(deliver_all(&hall.app).await.unwrap(), 0);
    server.behave(Behaves::Well);
    assert_eq!(deliver_all(&hall.app).await.unwrap(), 0, "not at once");
    wait(&hall, TimeDelta::minutes(1));
    assert_eq!(deliver_all(&hall.app).await.unwrap(), 1);
    let ids: Vec<_> = server
        .letters()
        .iter()
        .map(|it| it.header("Message-ID").unwrap())
        .collect();
    assert_eq!(ids.len(), 2);
    assert_eq!(ids[0], ids[1]);
}

#[tokio::test]
async fn a_worker_that_died_leaves_its_letters_to_the_next() {
    let (server, hall, _) = told().await;
    let now = hall.app.clock.now();
    let claimed = hall.app.store.claim("dead", now, now + LEASE, 16).await;
    assert_eq!(claimed.unwrap().len(), 1);
    assert_eq!(deliver_all(&hall.app).await.unwrap(), 0);
    let hall = hall.restarted_with(Some(&server.url)).await;
    wait(&hall, LEASE);
    assert_eq!(deliver_all(&hall.app).await.unwrap(), 1);
    assert_eq!(server.letters().len(), 1);
}

#[tokio::test]
async fn two_workers_never_send_the_same_letter() {
    let (server, hall, _) = told().await;
    let (one, other) = tokio::join!(deliver_all(&hall.app), deliver_all(&hall.app));
    assert_eq!(one.unwrap() + other.unwrap(), 1);
    assert_eq!(server.letters().len(), 1);
}

#[tokio::test]
async fn a_server_that_is_busy_is_asked_again_and_in_the_end_given_up() {
    let (server, hall, _) = told().await;
    server.behave(Behaves::Busy);
    for _ in 0..30 {
        assert_eq!(deliver_all(&hall.app).await.unwrap(), 0);
        wait(&hall, TimeDelta::hours(6));
    }
    server.behave(Behaves::Well);
    assert_eq!(deliver_all(&hall.app).await.unwrap(), 0, "it was given up");
}

#[tokio::test]
async fn the_operator_reads_once_a_day_what_could_not_be_delivered() {
    let (server, hall, _) = told().await;
    endpoint(&hall, Mailbox::Operator, "operator@example.cn").await;
    server.behave(Behaves::KnowsNobody);
    assert_eq!(deliver_all(&hall.app).await.unwrap(), 0);
    server.behave(Behaves::Well);
    // The hall was down for three mornings: what was given up before them is told all the same.
    wait(&hall, TimeDelta::days(3));
    assert_eq!(tell_operator(&hall.app).await.unwrap(), 1);
    assert_eq!(tell_operator(&hall.app).await.unwrap(), 0, "once a day");
    assert_eq!(deliver_all(&hall.app).await.unwrap(), 1);
    let letters = server.letters();
    assert_eq!(letters[0].to, "operator@example.cn");
    let text = letters[0].text();
    assert!(
        text.contains("已收到申请") && text.contains("不再重试）SMTP 550"),
        "{text}"
    );
    assert!(!text.contains(ADDRESS), "{text}");
    wait(&hall, TimeDelta::days(1));
    assert_eq!(tell_operator(&hall.app).await.unwrap(), 0, "told before");
}

#[tokio::test]
async fn an_outside_party_gets_a_link_that_opens_and_stands_nowhere() {
    let server = SmtpServer::start().await;
    let (hall, _, number) = vehicle().await;
    let hall = hall.restarted_with(Some(&server.url)).await;
    let requests = hall.app.store.party_requests_of(&number).await.unwrap();
    let code = requests[0].asked.institution.clone().unwrap();
    endpoint(&hall, Mailbox::Institution(code), "bank@example.cn").await;
    tell_all(&hall.app).await.unwrap();
    assert_eq!(deliver_all(&hall.app).await.unwrap(), 1);
    let text = server.letters()[0].text();
    let (_, link) = text
        .split_once("https://hall.example.cn/desk/party/")
        .unwrap();
    let token = link.split_whitespace().next().unwrap();
    let path = format!("/api/party/{token}");
    assert_eq!(hall.send(bare("GET", &path)).await.status, StatusCode::OK);
    hall.app.store.close().await;
    for file in std::fs::read_dir(hall.folder.path()).unwrap() {
        let path = file.unwrap().path();
        if path.is_file() {
            let bytes = std::fs::read(&path).unwrap();
            let is_there = bytes.windows(token.len()).any(|it| it == token.as_bytes());
            assert!(!is_there, "{}", path.display());
        }
    }
}
