//! Outside parties: a lender confirms that a loan is paid, by a one-time link.

use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::http::StatusCode;
use hall_server::ringing::{Look, ring_all};
use serde_json::{Value, json};

use crate::flow::told;
use crate::hall::{Hall, Reply, bare, submission};
use crate::scenarios::upload_files;

const DAY: Duration = Duration::from_hours(24);

/// The lender's case, and the vehicle office's.
pub(crate) const LENDER: usize = 0;
const OFFICE: usize = 1;

/// A hall with one release of a mortgage, its applicant and its number.
pub(crate) async fn vehicle() -> (Hall, String, String) {
    let hall = Hall::open().await;
    let legal = hall.sign_in("legal").await;
    let mut body = submission("vehicle-mortgage-release", "周明");
    upload_files(&hall, &legal, &mut body).await;
    let receipt = hall.submit(&legal, "vehicle-0123456789", &body).await;
    assert_eq!(receipt.status, StatusCode::CREATED, "{}", receipt.json());
    let number = receipt.json()["number"].as_str().unwrap().to_owned();
    (hall, legal, number)
}

async fn link(hall: &Hall, who: &str, number: &str) -> Reply {
    let path = format!("/api/desk/cases/{number}-01/parties/0/links");
    let cookie = hall.sign_in(who).await;
    hall.post(&path, &cookie, &Value::Null).await
}

/// Where the lender's link leads.
pub(crate) async fn opened(hall: &Hall, number: &str) -> String {
    let reply = link(hall, "bank", number).await;
    assert_eq!(reply.status, StatusCode::CREATED, "{}", reply.json());
    format!("/api/party/{}", reply.json()["token"].as_str().unwrap())
}

fn yes() -> Value {
    json!({"answer": "confirm", "name": "吴安宁"})
}

fn no(reason: &str) -> Value {
    json!({"answer": "refuse", "reason": reason, "name": "吴安宁"})
}

#[tokio::test]
async fn the_lender_sees_its_slice_and_nothing_more() {
    let (hall, _, number) = vehicle().await;
    let path = opened(&hall, &number).await;
    let reply = hall.send(bare("GET", &path)).await;
    assert_eq!(reply.status, StatusCode::OK);
    let view = reply.json();
    assert_eq!(
        (&view["state"], &view["party"]),
        (&json!("asked"), &json!("抵押权人"))
    );
    assert!(view["confirms"].as_str().unwrap().contains("同意解除"));
    let text = view.to_string();
    for seen in [
        "浙E99010",
        "LZZZZ5ZZ1JA000001",
        "DK-2022-000001",
        "990101199003070015",
    ] {
        assert!(text.contains(seen), "{seen}");
    }
    // Where the owner lives and can be called, and where the certificate is fetched, is not its business.
    for hidden in [
        "人民路88号",
        "13900000003",
        "990012345678",
        "313000",
        "登记证书.jpg",
    ] {
        assert!(!text.contains(hidden), "{hidden}");
    }
    assert_eq!(reply.headers["referrer-policy"], "no-referrer");
    assert_eq!(reply.headers["cache-control"], "no-store");
    let read = "SELECT count(*) FROM audit WHERE act = 'party.read'";
    assert_eq!(hall.count(read), 1);
}

#[tokio::test]
async fn when_the_lender_confirms_the_vehicle_office_goes_on() {
    let (hall, legal, number) = vehicle().await;
    let before = hall.own(&legal, &number).await;
    assert_eq!(before["lanes"][OFFICE]["state"], "waiting");
    assert!(told(&before).contains("请抵押权人在"), "{}", told(&before));
    let bank = hall.sign_in("bank").await;
    let decided = hall.decide(&bank, &format!("{number}-01"), true).await;
    assert_eq!(
        decided.json()["message"],
        "第三方还没有确认",
        "nobody confirms in its place"
    );
    let path = opened(&hall, &number).await;
    let reply = hall.post(&path, "", &yes()).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
    assert_eq!(reply.json()["state"], "confirmed");
    assert_eq!(
        reply.json()["slice"],
        json!([]),
        "an answered link shows nobody's data"
    );
    let view = hall.own(&legal, &number).await;
    assert_eq!(view["lanes"][LENDER]["state"], "approved");
    assert_eq!(view["lanes"][OFFICE]["state"], "in_review");
    assert!(told(&view).contains("抵押权人已确认"), "{}", told(&view));
    // A used link says so, and does nothing.
    let again = hall.send(bare("GET", &path)).await.json();
    assert_eq!(
        (&again["state"], &again["slice"]),
        (&json!("confirmed"), &json!([]))
    );
    for answer in [yes(), no("再想想")] {
        assert_eq!(hall.post(&path, "", &answer).await.code(), "conflict");
    }
    assert_eq!(hall.count("SELECT count(*) FROM turn"), 2);
    assert_eq!(link(&hall, "bank", &number).await.code(), "conflict");
}

#[tokio::test]
async fn when_the_lender_refuses_the_applicant_reads_why() {
    let (hall, legal, number) = vehicle().await;
    let path = opened(&hall, &number).await;
    for silent in [
        no(" "),
        json!({"answer": "confirm", "name": " "}),
        json!({"answer": "confirm"}),
    ] {
        assert_eq!(
            hall.post(&path, "", &silent).await.code(),
            "unreadable",
            "{silent}"
        );
    }
    let smuggled = json!({"answer": "confirm", "name": "吴安宁", "case": 1});
    assert_eq!(hall.post(&path, "", &smuggled).await.code(), "unreadable");
    let reply = hall.post(&path, "", &no("还有 1200 元利息没有还清")).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
    let view = hall.own(&legal, &number).await;
    assert_eq!(view["lanes"][LENDER]["state"], "refused");
    assert_eq!(view["lanes"][LENDER]["reason"], "还有 1200 元利息没有还清");
    assert_eq!(view["lanes"][OFFICE]["state"], "cancelled");
}

#[tokio::test]
async fn only_the_department_of_the_case_makes_a_link() {
    let (hall, _, number) = vehicle().await;
    for (who, status) in [
        ("public-security", 404),
        ("legal", 404),
        ("reception", 404),
        ("bank", 201),
    ] {
        assert_eq!(
            link(&hall, who, &number).await.status.as_u16(),
            status,
            "{who}"
        );
    }
    let nobody = format!("/api/desk/cases/{number}-01/parties/0/links");
    assert_eq!(
        hall.post(&nobody, "", &Value::Null).await.code(),
        "sign_in_needed"
    );
    let bank = hall.sign_in("bank").await;
    for absent in ["1", "-1", "x"] {
        let path = format!("/api/desk/cases/{number}-01/parties/{absent}/links");
        assert_eq!(
            hall.post(&path, &bank, &Value::Null).await.code(),
            "not_found"
        );
    }
    let made = "SELECT count(*) FROM audit WHERE act = 'desk.party.link_made'";
    assert_eq!(
        (
            hall.count(made),
            hall.count("SELECT count(*) FROM party_link")
        ),
        (1, 1)
    );
}

#[tokio::test]
async fn a_guessed_token_finds_nothing_and_the_tables_do_not_help() {
    let (hall, _, number) = vehicle().await;
    let path = opened(&hall, &number).await;
    let token = path.rsplit('/').next().unwrap().to_owned();
    assert_eq!(token.len(), 64);
    for guess in [
        "0".repeat(64),
        token[..63].to_owned(),
        format!("{token}0"),
        "..".to_owned(),
    ] {
        let path = format!("/api/party/{guess}");
        assert_eq!(
            hall.send(bare("GET", &path)).await.status,
            StatusCode::NOT_FOUND,
            "{guess}"
        );
        assert_eq!(
            hall.post(&path, "", &yes()).await.status,
            StatusCode::NOT_FOUND,
            "{guess}"
        );
    }
    for file in ["hall.db", "hall.db-wal"] {
        let bytes = std::fs::read(hall.folder.path().join(file)).unwrap_or_default();
        let stored = bytes.windows(token.len()).any(|it| it == token.as_bytes());
        assert!(!stored, "{file}");
    }
    let told = "SELECT count(*) FROM outbox WHERE topic = 'party_asked'";
    assert_eq!(hall.count(told), 1);
}

#[tokio::test]
async fn a_silent_lender_is_reminded_called_overdue_and_may_still_answer() {
    let (hall, _, number) = vehicle().await;
    let path = opened(&hall, &number).await;
    // Asked on Saturday the 21st: until Wednesday the 25th.
    let mut rungs = Vec::new();
    for day in 22..=27 {
        hall.clock.forward(DAY);
        ring_all(&hall.app, Look::Due).await.unwrap();
        let told =
            "SELECT count(*) FROM outbox WHERE subject = 'party/vehicle-lender-confirmation/0'";
        rungs.push((day, hall.count(told)));
    }
    // Two days left on Monday, one on Tuesday, over on Thursday; each once.
    assert_eq!(
        rungs,
        [(22, 0), (23, 1), (24, 2), (25, 2), (26, 3), (27, 3)]
    );
    let bank = hall.sign_in("bank").await;
    let case = hall
        .get(&format!("/api/desk/cases/{number}-01"), &bank)
        .await
        .json();
    assert_eq!(
        case["parties"][0]["state"], "overdue",
        "{}",
        case["parties"]
    );
    let view = hall.send(bare("GET", &path)).await.json();
    assert_eq!(
        (&view["expired"], &view["slice"]),
        (&json!(true), &json!([]))
    );
    assert_eq!(hall.post(&path, "", &yes()).await.code(), "conflict");
    let fresh = opened(&hall, &number).await;
    let reply = hall.post(&fresh, "", &yes()).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
}

#[tokio::test]
async fn nobody_waits_for_a_lender_after_the_withdrawal() {
    let (hall, legal, number) = vehicle().await;
    let path = opened(&hall, &number).await;
    let gone = hall.own_act(&legal, &number, json!("withdraw"), None).await;
    assert_eq!(gone.status, StatusCode::OK, "{}", gone.json());
    let view = hall.send(bare("GET", &path)).await.json();
    assert_eq!(
        (&view["state"], &view["slice"]),
        (&json!("ended"), &json!([]))
    );
    assert_eq!(hall.post(&path, "", &yes()).await.code(), "conflict");
}

#[tokio::test]
async fn of_two_answers_at_once_one_stands() {
    let (hall, _, number) = vehicle().await;
    let (one, other) = (opened(&hall, &number).await, opened(&hall, &number).await);
    let refusal = no("没有还清");
    let confirmation = yes();
    let (a, b) = tokio::join!(
        hall.post(&one, "", &confirmation),
        hall.post(&other, "", &refusal)
    );
    let mut statuses = [a.status.as_u16(), b.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    assert_eq!(hall.count("SELECT count(*) FROM turn"), 2);
    hall.app.store.verify_audit().await.unwrap();
}

/// Keeps what is logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn no_token_gets_into_the_log() {
    let (hall, _, number) = vehicle().await;
    let path = opened(&hall, &number).await;
    let token = path.rsplit('/').next().unwrap().to_owned();
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(move || writer.clone())
        .finish();
    // With one log alone, what another test's thread meets first is noted as wanted by nobody, because that
    // thread has none; with two every log is asked.
    let second = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE);
    let _second = tracing::Dispatch::new(second.with_writer(std::io::sink).finish());
    let guard = tracing::subscriber::set_default(subscriber);
    tracing::callsite::rebuild_interest_cache();
    hall.send(bare("GET", &path)).await;
    hall.send(bare("GET", &format!("/desk/party/{token}")))
        .await;
    hall.post(&path, "", &no(" ")).await;
    hall.post(&path, "", &yes()).await;
    drop(guard);
    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(text.contains("/api/party/{token}"), "{text}");
    assert!(!text.contains(&token), "{text}");
}
