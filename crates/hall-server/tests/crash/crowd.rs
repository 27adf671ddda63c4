//! People who submit, and who keep their key until they hear that it arrived.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use serde_json::{Value, json};

use crate::client::post;
use crate::server::Door;

/// Without an acknowledgement for so long, something hangs.
const TOO_LONG: Duration = Duration::from_mins(1);

/// What was acknowledged: who, with which key, and what was said.
#[derive(Clone, Debug)]
pub(crate) struct Acknowledged {
    pub(crate) owner: String,
    pub(crate) key: String,
    pub(crate) receipt: String,
    pub(crate) number: String,
    pub(crate) n_cases: usize,
}

/// Several submitters at work.
pub(crate) struct Crowd {
    enough: Arc<AtomicBool>,
    heard: Receiver<()>,
    members: Vec<JoinHandle<Vec<Acknowledged>>>,
}

impl Crowd {
    /// Starts them.
    pub(crate) fn start(n: usize, door: &Arc<Door>) -> Self {
        let enough = Arc::new(AtomicBool::new(false));
        let (tell, heard) = mpsc::channel();
        let members = (0..n)
            .map(|member| {
                let (door, enough, tell) = (Arc::clone(door), Arc::clone(&enough), tell.clone());
                thread::spawn(move || submit_until(member, &door, &enough, &tell))
            })
            .collect();
        Self {
            enough,
            heard,
            members,
        }
    }

    /// Waits for so many more acknowledgements.
    pub(crate) fn wait_for(&self, n: usize) {
        for _ in 0..n {
            self.heard.recv_timeout(TOO_LONG).unwrap();
        }
    }

    /// Lets everybody finish the submission at hand, and gives all that was acknowledged.
    pub(crate) fn stop(self) -> Vec<Acknowledged> {
        self.enough.store(true, Ordering::Relaxed);
        let members = self.members.into_iter();
        members.flat_map(|it| it.join().unwrap()).collect()
    }
}

fn submit_until(
    member: usize,
    door: &Door,
    enough: &AtomicBool,
    tell: &Sender<()>,
) -> Vec<Acknowledged> {
    let (account, bundle, signature) = match member % 2 {
        0 => ("mother", "newborn", "林静"),
        _ => ("founder", "company-start", "许晴"),
    };
    let body = json!({"application": application(bundle), "signature": signature}).to_string();
    let cookie = sign_in(door, account);
    let mut journal = Vec::new();
    while !enough.load(Ordering::Relaxed) {
        let key = format!("submitter-{member:02}-{:08}", journal.len());
        journal.push(submit(door, account, &cookie, &key, &body));
        // Nobody listens any more when the crowd is being stopped.
        let _ = tell.send(());
    }
    journal
}

fn application(bundle: &str) -> Value {
    let path = format!(
        "{}/tests/applications/{bundle}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// A good application of the mother's.
pub(crate) fn newborn() -> Value {
    application("newborn")
}

pub(crate) fn sign_in(door: &Door, account: &str) -> String {
    let body = json!({"account": account, "password": format!("demo-{account}")}).to_string();
    loop {
        let at = door.at();
        if let Some((200, head, _)) = post(at, "/api/session", &[], &body) {
            let cookie = head.lines().find_map(|it| it.strip_prefix("set-cookie: "));
            return cookie.unwrap().split(';').next().unwrap().to_owned();
        }
        door.wait_for_another(at);
    }
}

/// Sends one submission until it is acknowledged.
pub(crate) fn submit(
    door: &Door,
    owner: &str,
    cookie: &str,
    key: &str,
    body: &str,
) -> Acknowledged {
    loop {
        let at = door.at();
        let headers = [("cookie", cookie), ("idempotency-key", key)];
        match post(at, "/api/applications", &headers, body) {
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
            Some((503, ..)) | None => door.wait_for_another(at),
            Some((status, _, reply)) => panic!("{status}: {reply}"),
        }
    }
}
