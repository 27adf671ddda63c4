//! Fault points: every single write of a command fails once, and nothing is lost, doubled or half there.
//!
//! Design assumptions:
//! - The tables themselves are told to fail: a trigger before each write of each table counts, and the
//!   n-th write is refused. So no code of the hall knows of it, and a new write is covered as soon as it is
//!   there.
//! - `ABORT` is one statement that fails; `ROLLBACK` takes the whole transaction away, as a full disk does
//!   and as a crash before the commit does; the hall is started again on the same folder then. A process
//!   that is killed for good is the crash tests' business.
//! - A try of the staff that failed is an audit row of its own, so the audit may have grown.
//! - A command is tried with the first write failing, then the second, and so on, until one passes because
//!   it has no more writes.

use std::time::Duration;

use axum::http::StatusCode;
use hall_server::ringing::{Look, ring_all};
use rusqlite::Connection;
use rusqlite::types::Value as Cell;
use serde_json::{Value, json};

use crate::flow::{CERTIFICATE, item};
use crate::hall::{Hall, Reply, submission};

/// How a write fails.
#[derive(Clone, Copy, Debug)]
enum How {
    /// The statement alone.
    Statement,
    /// The whole transaction.
    Transaction,
}

/// More writes than any command has.
const MOST: usize = 400;

/// After every so many lost transactions the hall is started again; starting hashes a password.
const RESTART: usize = 8;

fn connection(hall: &Hall) -> Connection {
    Connection::open(hall.folder.path().join("hall.db")).unwrap()
}

fn tables(db: &Connection) -> Vec<String> {
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table'
        AND name NOT IN ('fault', 'session', 'pulse', 'sqlite_sequence') ORDER BY name";
    let mut statement = db.prepare(sql).unwrap();
    let names = statement.query_map([], |row| row.get(0)).unwrap();
    names.map(Result::unwrap).collect()
}

/// Lets so many writes pass and the next one fail.
fn arm(hall: &Hall, passing: usize, how: How) {
    let db = connection(hall);
    let raise = match how {
        How::Statement => "ABORT",
        How::Transaction => "ROLLBACK",
    };
    db.execute_batch(&format!(
        "CREATE TABLE fault (n INTEGER); INSERT INTO fault VALUES ({passing});"
    ))
    .unwrap();
    for table in tables(&db) {
        for write in ["INSERT", "UPDATE", "DELETE"] {
            db.execute_batch(&format!(
                "CREATE TRIGGER fault_{table}_{write} BEFORE {write} ON {table} BEGIN
                    UPDATE fault SET n = n - 1;
                    SELECT RAISE({raise}, 'a fault point') FROM fault WHERE n < 0;
                 END"
            ))
            .unwrap();
        }
    }
}

fn disarm(hall: &Hall) {
    let db = connection(hall);
    for table in tables(&db) {
        for write in ["INSERT", "UPDATE", "DELETE"] {
            db.execute_batch(&format!("DROP TRIGGER fault_{table}_{write}"))
                .unwrap();
        }
    }
    db.execute_batch("DROP TABLE fault").unwrap();
}

/// Everything in the tables, but for the sessions.
fn everything(hall: &Hall) -> Vec<(String, Vec<Vec<Cell>>)> {
    let db = connection(hall);
    let dump = |table: &String| {
        let mut statement = db
            .prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2"))
            .unwrap();
        let n = statement.column_count();
        let rows = statement.query_map([], |row| (0..n).map(|at| row.get(at)).collect());
        rows.unwrap().map(Result::unwrap).collect()
    };
    tables(&db)
        .iter()
        .map(|table| (table.clone(), dump(table)))
        .collect()
}

/// A request that can be sent again as it is.
struct Step {
    who: &'static str,
    path: String,
    key: String,
    body: Value,
}

impl Step {
    async fn send(&self, hall: &Hall) -> Reply {
        let cookie = hall.sign_in(self.who).await;
        hall.act_with(&cookie, &self.path, &self.key, &self.body)
            .await
    }

    /// The tables in which a failed try has left something. That staff have tried is noted.
    fn left(
        &self,
        before: &[(String, Vec<Vec<Cell>>)],
        after: &[(String, Vec<Vec<Cell>>)],
    ) -> Vec<String> {
        let mut left = differences(before, after);
        left.retain(|it| self.who == "mother" || it != "audit");
        left
    }
}

/// Fails each write of one command in turn; gives the hall after the command, and how many writes it has.
async fn fail_at_every_write(mut hall: Hall, step: &Step, how: How) -> (Hall, usize) {
    let before = everything(&hall);
    for n in 0..MOST {
        // Signing in writes too; that is another command.
        let cookie = hall.sign_in(step.who).await;
        arm(&hall, n, how);
        let reply = hall
            .act_with(&cookie, &step.path, &step.key, &step.body)
            .await;
        disarm(&hall);
        if reply.status.is_success() {
            // The answer is the same when the command comes again, and nothing is there twice.
            let after = everything(&hall);
            let again = step.send(&hall).await;
            assert!(again.status.is_success(), "{}", again.json());
            let differs = differences(&after, &everything(&hall));
            assert!(differs.iter().all(|it| it == "audit"), "{differs:?}");
            assert!(hall.broken_claims().await.is_empty());
            return (hall, n);
        }
        assert!(
            reply.status.is_server_error(),
            "write {n} of {}: {}",
            step.path,
            reply.json()
        );
        assert_eq!(step.left(&before, &everything(&hall)), Vec::<String>::new());
        assert!(hall.broken_claims().await.is_empty());
        if matches!(how, How::Transaction) && n % RESTART == 0 {
            hall = hall.restarted().await;
            // The repeating randomness would draw the tokens of the sessions before.
            hall.execute("DELETE FROM session");
            assert_eq!(step.left(&before, &everything(&hall)), Vec::<String>::new());
        }
    }
    panic!("{} has no end", step.path);
}

/// The tables in which two states differ.
fn differences(
    before: &[(String, Vec<Vec<Cell>>)],
    after: &[(String, Vec<Vec<Cell>>)],
) -> Vec<String> {
    let pairs = before.iter().zip(after);
    let differ = pairs.filter(|(before, after)| before != after);
    differ.map(|(before, _)| before.0.clone()).collect()
}

/// Brings an application from its submission to its first decision, each command failing at each write.
async fn go(how: How) {
    let hall = Hall::with_reception().await;
    let submit = Step {
        who: "mother",
        path: "/api/applications".to_owned(),
        key: "faults-0123456789".to_owned(),
        body: submission("newborn", "林静"),
    };
    let (hall, n) = fail_at_every_write(hall, &submit, how).await;
    assert!(
        10 < n,
        "a submission writes its cases, and tells of them: {n}"
    );
    let number = hall.replayed(&submit).await;
    let desk = format!("/api/desk/applications/{number}/acts");
    let own = format!("/api/applications/{number}/acts");
    let mut corrected = crate::hall::application("newborn");
    corrected["answers"]["mother.mobile"] = json!("13900000009");
    let steps = [
        (
            "reception",
            &desk,
            json!({"act": {"notify": {"items": [item("mother.mobile")]}}, "version": 1}),
        ),
        (
            "mother",
            &own,
            json!({"act": {"correct": {"round": 1}}, "version": 2, "content": corrected}),
        ),
        ("reception", &desk, json!({"act": "accept", "version": 3})),
        (
            "health",
            &desk,
            json!({"act": {"desk": {"case": CERTIFICATE, "seen": 0, "act":
                {"decide": {"outcome": "approve", "reason": "已核对"}}}}}),
        ),
        ("mother", &own, json!({"act": "withdraw", "version": 5})),
        (
            "mother",
            &own,
            json!({"act": {"rate": {"stars": 2}}, "version": 6}),
        ),
    ];
    let mut hall = hall;
    for (position, (who, path, mut body)) in steps.into_iter().enumerate() {
        if let Some(seen) = body.pointer_mut("/act/desk/seen") {
            let progress = hall.progress(&number).await;
            *seen = json!(progress.state.cases[CERTIFICATE].version);
        }
        let step = Step {
            who,
            path: path.clone(),
            key: format!("faults-step-{position:08}"),
            body,
        };
        let n;
        (hall, n) = fail_at_every_write(hall, &step, how).await;
        assert!(
            3 < n,
            "{path} writes a turn, its key, a row and the audit: {n}"
        );
    }
}

impl Hall {
    /// The number that a submission got.
    async fn replayed(&self, step: &Step) -> String {
        let reply = step.send(self).await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
        reply.json()["number"].as_str().unwrap().to_owned()
    }
}

#[tokio::test]
async fn a_statement_that_fails_takes_the_whole_command_with_it() {
    go(How::Statement).await;
}

#[tokio::test]
async fn a_transaction_that_is_lost_leaves_nothing_of_the_command() {
    go(How::Transaction).await;
}

/// Acceptance by silence, the longest thing that time does: each department is told of its case once.
#[tokio::test]
async fn time_that_fails_at_any_write_is_made_up_for_and_does_nothing_twice() {
    for how in [How::Statement, How::Transaction] {
        let hall = Hall::with_reception().await;
        let mother = hall.sign_in("mother").await;
        hall.newborn(&mother).await;
        hall.clock.forward(Duration::from_hours(24 * 7));
        let before = everything(&hall);
        for n in 0..MOST {
            arm(&hall, n, how);
            let rung = ring_all(&hall.app, Look::Due).await.unwrap();
            disarm(&hall);
            if rung == 1 {
                break;
            }
            assert_eq!(
                differences(&before, &everything(&hall)),
                Vec::<String>::new()
            );
        }
        let opened = "SELECT count(*) FROM outbox WHERE topic = 'case_opened'";
        assert_eq!(hall.count(opened), 8);
        assert_eq!(ring_all(&hall.app, Look::Due).await.unwrap(), 0);
        assert!(hall.broken_claims().await.is_empty());
    }
}

/// The negative control: writes that do not belong together are found half there.
#[tokio::test]
async fn what_is_written_in_two_transactions_is_noticed() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    hall.newborn(&mother).await;
    let before = everything(&hall);
    hall.execute(
        "INSERT INTO turn SELECT max(id) + 1, application, at, actor,
            '{\"events\":[{\"withdrawn\":{\"on\":\"2026-11-21\"}}]}' FROM turn",
    );
    assert_eq!(differences(&before, &everything(&hall)), ["turn"]);
    assert!(!hall.broken_claims().await.is_empty());
}
