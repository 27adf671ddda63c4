//! Signed requests to other systems.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, VerifyingKey};
use hall_server::delivering::deliver_all;
use hall_server::store::{AuditEntry, Channel, Mailbox};
use hall_server::telling::tell_all;
use serde_json::Value;
use tokio::net::TcpListener;

use crate::hall::Hall;

/// What a receiver got.
type Got = Arc<Mutex<Vec<(HeaderMap, Bytes)>>>;

/// A department's system: a real HTTP server that answers with this status.
async fn receiver(status: Arc<Mutex<StatusCode>>) -> (String, Got) {
    let got = Got::default();
    let keeps = Arc::clone(&got);
    let take = move |headers: HeaderMap, body: Bytes| async move {
        keeps.lock().unwrap().push((headers, body));
        *status.lock().unwrap()
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/hall", listener.local_addr().unwrap());
    let router = Router::new().route("/hall", post(take));
    tokio::spawn(async move { axum::serve(listener, router).await });
    (url, got)
}

/// A hall whose health department has such a system, with a newborn's application told of.
async fn told(status: StatusCode) -> (Hall, Arc<Mutex<StatusCode>>, Got) {
    let status = Arc::new(Mutex::new(status));
    let (url, got) = receiver(Arc::clone(&status)).await;
    let hall = Hall::open().await;
    let mailbox = Mailbox::Department("health".to_owned());
    let audit = AuditEntry {
        at: hall.app.clock.now(),
        actor: "hall".to_owned(),
        act: "hall.endpoint.changed",
        object: mailbox.to_string(),
    };
    let put = hall
        .app
        .store
        .put_endpoint(&mailbox, Channel::Hook, Some(url), audit);
    put.await.unwrap();
    let mother = hall.sign_in("mother").await;
    hall.newborn(&mother).await;
    tell_all(&hall.app).await.unwrap();
    (hall, status, got)
}

fn text(headers: &HeaderMap, name: &str) -> String {
    headers[name].to_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_departments_system_can_check_who_sent_the_message() {
    let (hall, _, got) = told(StatusCode::NO_CONTENT).await;
    let n = deliver_all(&hall.app).await.unwrap();
    let got = got.lock().unwrap().clone();
    assert!(0 < n && got.len() == n);
    let public = hall.app.outlets.hooks.public();
    let key = STANDARD
        .decode(public.strip_prefix("whpk_").unwrap())
        .unwrap();
    let key = VerifyingKey::from_bytes(&key.try_into().unwrap()).unwrap();
    for (headers, body) in &got {
        let (id, at) = (
            text(headers, "webhook-id"),
            text(headers, "webhook-timestamp"),
        );
        let signature = text(headers, "webhook-signature");
        let signature = STANDARD
            .decode(signature.strip_prefix("v1a,").unwrap())
            .unwrap();
        let signature = Signature::from_slice(&signature).unwrap();
        let signed = [format!("{id}.{at}.").as_bytes(), body].concat();
        assert!(key.verify_strict(&signed, &signature).is_ok());
        let other = [format!("{id}0.{at}.").as_bytes(), body].concat();
        assert!(key.verify_strict(&other, &signature).is_err());
        let body: Value = serde_json::from_slice(body).unwrap();
        assert_eq!(body["data"]["to"], "department/health");
        assert!(!body.to_string().contains("林静"), "{body}");
    }
}

#[tokio::test]
async fn a_system_that_fails_is_called_again_under_the_same_id() {
    let (hall, status, got) = told(StatusCode::INTERNAL_SERVER_ERROR).await;
    assert_eq!(deliver_all(&hall.app).await.unwrap(), 0);
    let n = got.lock().unwrap().len();
    assert!(0 < n);
    *status.lock().unwrap() = StatusCode::OK;
    hall.clock.forward(Duration::from_secs(61));
    assert_eq!(deliver_all(&hall.app).await.unwrap(), n);
    let mut ids: Vec<String> = got
        .lock()
        .unwrap()
        .iter()
        .map(|(headers, _)| text(headers, "webhook-id"))
        .collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), n);
}

#[tokio::test]
async fn a_system_that_wants_no_more_is_left_alone() {
    let (hall, status, got) = told(StatusCode::GONE).await;
    assert_eq!(deliver_all(&hall.app).await.unwrap(), 0);
    let n = got.lock().unwrap().len();
    *status.lock().unwrap() = StatusCode::OK;
    hall.clock.forward(Duration::from_hours(48));
    assert_eq!(deliver_all(&hall.app).await.unwrap(), 0);
    assert_eq!(got.lock().unwrap().len(), n);
}
