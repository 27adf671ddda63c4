//! People who submit, and who keep their key until they hear that it arrived.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use serde_json::{Value, json};

use crate::client::post;
use crate::server::Address;

/// What was acknowledged: who, with which key, under which number, with how many cases.
pub(crate) type Journal = Vec<Acknowledged>;

#[derive(Clone, Debug)]
pub(crate) struct Acknowledged {
    pub(crate) owner: String,
    pub(crate) key: String,
    pub(crate) receipt: String,
    pub(crate) number: String,
    pub(crate) n_cases: usize,
}

/// Starts one submitter, who goes on until told that it is enough.
pub(crate) fn start(n: usize, at: Address, done: Arc<AtomicBool>) -> JoinHandle<Journal> {
    let (account, bundle, signature) = [
        ("mother", "newborn", "林静"),
        ("founder", "company-start", "许晴"),
    ][n % 2];
    let path = format!(
        "{}/tests/applications/{bundle}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let application: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let body = json!({"application": application, "signature": signature}).to_string();
    thread::spawn(move || {
        let cookie = sign_in(&at, account);
        let mut journal = Vec::new();
        while !done.load(Ordering::Relaxed) {
            let key = format!("submitter-{n:02}-{:08}", journal.len());
            journal.push(submit(&at, account, &cookie, &key, &body));
        }
        journal
    })
}

fn sign_in(at: &Address, account: &str) -> String {
    let body = json!({"account": account, "password": format!("demo-{account}")}).to_string();
    loop {
        let now = *at.lock().unwrap();
        match post(now, "/api/session", &[], &body) {
            Some((200, head, _)) => {
                let cookie = head
                    .lines()
                    .find_map(|it| it.strip_prefix("set-cookie: "))
                    .unwrap();
                return cookie.split(';').next().unwrap().to_owned();
            }
            _ => thread::sleep(Duration::from_millis(20)),
        }
    }
}

/// Sends one submission until it is acknowledged.
fn submit(at: &Address, owner: &str, cookie: &str, key: &str, body: &str) -> Acknowledged {
    loop {
        let now = *at.lock().unwrap();
        let headers = [("cookie", cookie), ("idempotency-key", key)];
        match post(now, "/api/applications", &headers, body) {
            Some((200 | 201, _, receipt)) => {
                let json: Value = serde_json::from_str(&receipt).unwrap();
                return Acknowledged {
                    owner: owner.to_owned(),
                    key: key.to_owned(),
                    number: json["number"].as_str().unwrap().to_owned(),
                    n_cases: json["services"].as_array().unwrap().len(),
                    receipt,
                };
            }
            Some((503, ..)) | None => thread::sleep(Duration::from_millis(20)),
            Some((status, _, reply)) => panic!("{status}: {reply}"),
        }
    }
}
