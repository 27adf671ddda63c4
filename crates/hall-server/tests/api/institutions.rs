//! Institutions on file answer by signed messages (一次备案、免予提交).

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use ed25519_dalek::{Signer, SigningKey};
use hall_api::path::signed_text;
use hall_server::random::hex;
use hall_server::store::{AuditEntry, Institution};
use serde_json::{Value, json};

use crate::hall::{Hall, NOW, Reply};
use crate::parties::{LENDER, vehicle};

/// The lender of the application, and another one.
const OURS: &str = "91990101MA0JRCX12E";
const THEIRS: &str = "919901015MA0AAAA0K";

fn key(of: &str) -> SigningKey {
    let seed = if of == OURS { 7 } else { 8 };
    SigningKey::from_bytes(&[seed; 32])
}

/// A hall with a release of a mortgage and both lenders on file, its number, and the request's id.
async fn on_file() -> (Hall, String, String) {
    let (hall, _, number) = vehicle().await;
    for (id, name) in [(OURS, "示例汽车金融有限公司"), (THEIRS, "示例商业银行")] {
        let institution = Institution {
            id: id.to_owned(),
            name: name.to_owned(),
            key: key(id).verifying_key().to_bytes(),
        };
        let audit = AuditEntry {
            at: hall.app.clock.now(),
            actor: "hall".to_owned(),
            act: "hall.institution.filed",
            object: id.to_owned(),
        };
        hall.app
            .store
            .put_institution(institution, audit)
            .await
            .unwrap();
    }
    let requests = hall.app.store.party_requests_of(&number).await.unwrap();
    (hall, number, requests[0].asked.id.clone())
}

fn message(request: &str) -> Value {
    json!({"nonce": "nonce-0123456789ab", "issued_at": NOW, "request": request,
           "answer": "confirm", "name": "吴安宁"})
}

/// Sends a message as `id`, signed by the key of `signer` over what `id` would sign.
async fn send(hall: &Hall, id: &str, signer: &str, message: &Value) -> Reply {
    let body = message.to_string();
    let signature = key(signer).sign(&signed_text(id, body.as_bytes()));
    post(hall, id, &hex(&signature.to_bytes()), &body).await
}

async fn post(hall: &Hall, id: &str, signature: &str, body: &str) -> Reply {
    let request = Request::post(format!("/api/institutions/{id}/messages"))
        .header(header::CONTENT_TYPE, "application/json")
        .header("x-signature", signature)
        .body(Body::from(body.to_owned()));
    hall.send(request.unwrap()).await
}

async fn is_confirmed(hall: &Hall, number: &str) -> bool {
    let state = hall.progress(number).await.state;
    state.cases[LENDER].phase.is_final()
}

#[tokio::test]
async fn a_signed_message_confirms_once_and_its_replay_is_refused() {
    let (hall, number, request) = on_file().await;
    let reply = send(&hall, OURS, OURS, &message(&request)).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
    assert_eq!(reply.json()["state"], "confirmed");
    assert!(is_confirmed(&hall, &number).await);
    let replayed = send(&hall, OURS, OURS, &message(&request)).await;
    assert!(matches!(
        replayed.code().as_str(),
        "key_reused" | "conflict"
    ));
    assert_eq!(hall.count("SELECT count(*) FROM turn"), 2);
    assert_eq!(hall.count("SELECT count(*) FROM institution_message"), 1);
}

#[tokio::test]
async fn a_nonce_that_was_used_serves_for_nothing_else() {
    let (hall, number, request) = on_file().await;
    let used =
        "INSERT INTO institution_message VALUES ('91990101MA0JRCX12E', 'nonce-0123456789ab', 0)";
    hall.execute(used);
    let replayed = send(&hall, OURS, OURS, &message(&request)).await;
    assert_eq!(replayed.code(), "key_reused");
    assert!(
        !is_confirmed(&hall, &number).await,
        "nothing is written with it"
    );
    let mut fresh = message(&request);
    fresh["nonce"] = json!("nonce-fedcba987654");
    assert_eq!(send(&hall, OURS, OURS, &fresh).await.status, StatusCode::OK);
}

#[tokio::test]
async fn another_institutions_key_is_refused_and_so_is_its_own_word_on_this_request() {
    let (hall, number, request) = on_file().await;
    let forged = send(&hall, OURS, THEIRS, &message(&request)).await;
    assert_eq!(forged.code(), "wrong_credentials");
    let unknown = send(&hall, "91990101MA0NOBODY0", THEIRS, &message(&request)).await;
    assert_eq!(
        unknown.json()["message"],
        forged.json()["message"],
        "nobody learns who is on file"
    );
    // Well signed, but it is not the lender of this car.
    let elsewhere = send(&hall, THEIRS, THEIRS, &message(&request)).await;
    let nowhere = send(&hall, THEIRS, THEIRS, &message("0")).await;
    assert_eq!(
        (elsewhere.code(), nowhere.code()),
        ("not_found".to_owned(), "not_found".to_owned())
    );
    assert!(!is_confirmed(&hall, &number).await);
}

#[tokio::test]
async fn a_message_that_was_altered_or_signed_for_another_is_refused() {
    let (hall, number, request) = on_file().await;
    let body = message(&request).to_string();
    let signature = key(OURS).sign(&signed_text(OURS, body.as_bytes()));
    let signature = hex(&signature.to_bytes());
    let altered = body.replace("confirm", "refuse");
    for (id, signature, body) in [
        (OURS, signature.as_str(), altered.as_str()),
        (THEIRS, signature.as_str(), body.as_str()),
        (OURS, "", body.as_str()),
        (OURS, "zz", body.as_str()),
        (OURS, &signature[..126], body.as_str()),
        (OURS, "é", body.as_str()),
    ] {
        assert_eq!(
            post(&hall, id, signature, body).await.code(),
            "wrong_credentials",
            "{signature}"
        );
    }
    assert!(!is_confirmed(&hall, &number).await);
}

#[tokio::test]
async fn a_stale_message_and_one_with_unknown_fields_are_refused() {
    let (hall, number, request) = on_file().await;
    for issued_at in ["2026-11-21T01:54:59Z", "2026-11-21T02:05:01Z"] {
        let mut stale = message(&request);
        stale["issued_at"] = json!(issued_at);
        let reply = send(&hall, OURS, OURS, &stale).await;
        assert_eq!(reply.code(), "unreadable");
        assert!(
            reply.json()["message"]
                .as_str()
                .unwrap()
                .contains("issued_at")
        );
    }
    for (field, value) in [
        ("case", json!(1)),
        ("nonce", json!("short")),
        ("answer", json!("maybe")),
    ] {
        let mut wrong = message(&request);
        wrong[field] = value;
        assert_eq!(
            send(&hall, OURS, OURS, &wrong).await.code(),
            "unreadable",
            "{field}"
        );
    }
    let mut silent = message(&request);
    silent["answer"] = json!("refuse");
    assert_eq!(
        send(&hall, OURS, OURS, &silent).await.code(),
        "unreadable",
        "a refusal says why"
    );
    assert!(!is_confirmed(&hall, &number).await);
    assert_eq!(hall.count("SELECT count(*) FROM institution_message"), 0);
}

#[tokio::test]
async fn the_department_sees_that_the_lender_is_on_file() {
    let (hall, number, _) = on_file().await;
    let bank = hall.sign_in("bank").await;
    let case = hall
        .get(&format!("/api/desk/cases/{number}-01"), &bank)
        .await
        .json();
    assert_eq!(case["parties"][0]["institution"], "示例汽车金融有限公司");
}
