//! Acts while the process is killed, over the whole flow: submitted, noticed, corrected, accepted, decided in
//! part, withdrawn, rated, called back, mended and rated again. Each is acknowledged once and there once, with
//! all that follows from it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::Duration;

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::client::post;
use crate::crowd::{newborn, sign_in, submit};
use crate::evidence::untrue;
use crate::kills;
use crate::server::{Door, Server};

const WORKERS: usize = 4;

/// Sends one act until it is acknowledged; the key makes it happen once.
fn act(door: &Door, cookie: &str, path: &str, key: &str, body: &Value) {
    loop {
        let at = door.at();
        let headers = [("cookie", cookie), ("idempotency-key", key)];
        match post(at, path, &headers, &body.to_string()) {
            Some((200, ..)) => return,
            Some((503, ..)) | None => door.wait_for_another(at),
            Some((status, _, reply)) => panic!("{path} {status}: {reply}"),
        }
    }
}

/// The cookies of everybody who has a part in it.
struct People {
    mother: String,
    reception: String,
    health: String,
}

/// Brings one application from its submission to its last rating, and gives its number.
fn bring(door: &Door, people: &People, key: &str, tell: &Sender<()>) -> String {
    let People {
        mother,
        reception,
        health,
    } = people;
    let application = newborn();
    let body = json!({"application": application, "signature": "林静"}).to_string();
    let number = submit(door, "mother", mother, key, &body).number;
    let (own, desk) = (
        format!("/api/applications/{number}/acts"),
        format!("/api/desk/applications/{number}/acts"),
    );
    let item = json!({"at": "mother.mobile", "problem": "停机", "mend": "请换一个"});
    let notify = json!({"act": {"notify": {"items": [item]}}, "version": 1});
    let mut corrected = application;
    corrected["answers"]["mother.mobile"] = json!("13900000009");
    let correct = json!({"act": {"correct": {"round": 1}}, "version": 2, "content": corrected});
    let accept = json!({"act": "accept", "version": 3});
    let approve = json!({"decide": {"outcome": "approve", "reason": "已核对"}});
    let decide = json!({"act": {"desk": {"case": 0, "seen": 2, "act": approve}}});
    let rate =
        |stars: u8, version: u8| json!({"act": {"rate": {"stars": stars}}, "version": version});
    let contact = json!({"act": {"contact": {"repair": "ordinary"}}, "version": 7});
    let repair = json!({"act": {"repair": {"done": "已改正"}}, "version": 8});
    for (step, (cookie, path, body)) in [
        (reception, &desk, notify),
        (mother, &own, correct),
        (reception, &desk, accept),
        (health, &desk, decide),
        (mother, &own, json!({"act": "withdraw", "version": 5})),
        (mother, &own, rate(1, 6)),
        (reception, &desk, contact),
        (reception, &desk, repair),
        (mother, &own, rate(5, 9)),
    ]
    .into_iter()
    .enumerate()
    {
        act(door, cookie, path, &format!("{key}-{step}"), &body);
        // Nobody listens any more when the test is being stopped.
        let _ = tell.send(());
    }
    number
}

fn work(worker: usize, door: &Door, enough: &AtomicBool, tell: &Sender<()>) -> Vec<String> {
    let people = People {
        mother: sign_in(door, "mother"),
        reception: sign_in(door, "reception"),
        health: sign_in(door, "health"),
    };
    let mut numbers = Vec::new();
    while !enough.load(Ordering::Relaxed) {
        let key = format!("worker-{worker:02}-{:08}", numbers.len());
        numbers.push(bring(door, &people, &key, tell));
    }
    numbers
}

#[test]
fn no_acknowledged_act_is_lost_doubled_or_half_there_after_kill_9() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Server::with(folder.path(), &["--acceptance", "desk"]);
    let enough = Arc::new(AtomicBool::new(false));
    let (tell, heard) = mpsc::channel();
    let workers: Vec<_> = (0..WORKERS)
        .map(|worker| {
            let (door, enough, tell) = (server.door(), Arc::clone(&enough), tell.clone());
            thread::spawn(move || work(worker, &door, &enough, &tell))
        })
        .collect();
    for kill in 0..kills() {
        for _ in 0..kill * 5 % 17 {
            heard.recv_timeout(Duration::from_mins(1)).unwrap();
        }
        server.kill_and_restart();
    }
    enough.store(true, Ordering::Relaxed);
    let numbers: Vec<String> = workers
        .into_iter()
        .flat_map(|it| it.join().unwrap())
        .collect();
    server.kill();
    println!("{} kills, {} applications", kills(), numbers.len());
    let path = folder.path().join("hall.db");
    assert_eq!(untrue(&path), Vec::<String>::new());
    let db = Connection::open(&path).unwrap();
    assert_eq!(faults(&db, &numbers), Vec::<String>::new());
    // The negative control: what is lost is noticed.
    for damage in [
        "DELETE FROM act WHERE turn % 1000 = 1",
        "DELETE FROM outbox WHERE topic = 'case_opened'",
        "DROP TRIGGER content_remains; DELETE FROM content",
        "UPDATE one_case SET state = 'submitted' WHERE id % 100 = 0",
    ] {
        db.execute_batch("SAVEPOINT whole").unwrap();
        db.execute_batch(damage).unwrap();
        assert_ne!(faults(&db, &numbers), Vec::<String>::new(), "{damage}");
        db.execute_batch("ROLLBACK TO whole; RELEASE whole")
            .unwrap();
    }
}

/// What is not as it was acknowledged.
fn faults(db: &Connection, numbers: &[String]) -> Vec<String> {
    let count = |number: &str, what: &str| -> i64 {
        let sql = format!(
            "SELECT count(*) FROM {what} AND application = (SELECT id FROM application WHERE number = ?1)"
        );
        db.query_row(&sql, [number], |row| row.get(0)).unwrap()
    };
    let mut faults = Vec::new();
    for number in numbers {
        for (what, expected) in [
            ("turn WHERE actor <> 'hall'", 10),
            ("content WHERE 1 = 1", 1),
            ("one_case WHERE state = 'approved'", 1),
            ("one_case WHERE state = 'withdrawn'", 7),
            ("outbox WHERE topic = 'case_opened'", 8),
            (
                "outbox WHERE topic IN ('notice', 'corrected', 'accepted', 'case_approved', 'poor_rating', 'mended')",
                6,
            ),
            ("act JOIN turn ON turn.id = act.turn WHERE 1 = 1", 9),
        ] {
            let found = count(number, what);
            if found != expected {
                faults.push(format!("{number}: {found} of {expected} {what}"));
            }
        }
    }
    faults
}
