//! Fault points: every single write of a command fails once.
//!
//! Design assumptions:
//! - The tables themselves are told to fail ([`Faults`]): a trigger before each write of each table counts,
//!   and the n-th write is refused. So no code of the hall knows of it, and a new write is covered as soon as
//!   it is there.
//! - `FAIL` is one statement that fails, and the next would not: an error that somebody swallows shows.
//!   `ROLLBACK` takes the whole transaction away, as a full disk does and as a crash before the commit does;
//!   the hall is started again on the same folder then. A process that is killed for good is the crash
//!   tests' business.
//! - A try of the staff that failed is an audit row of its own, so the audit may have grown.
//! - A command is tried with the first write failing, then the second, and so on, until one passes because
//!   it has no more writes.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use rusqlite::Connection;
use rusqlite::types::Value as Cell;
use serde_json::Value;

use crate::hall::{Hall, Reply};

/// How a write fails.
#[derive(Clone, Copy, Debug)]
pub(crate) enum How {
    /// The statement alone.
    Statement,
    /// The whole transaction.
    Transaction,
}

/// More writes than any command has.
pub(crate) const MOST: usize = 400;

/// Lets writes of a hall's database fail.
pub(crate) struct Faults(Connection);

/// A table, with its rows.
pub(crate) type Table = (String, Vec<Vec<Cell>>);

impl Faults {
    /// Puts the triggers in, once for a hall; they let everything pass.
    pub(crate) fn install(hall: &Hall, how: How) -> Self {
        let db = Connection::open(hall.folder.path().join("hall.db")).unwrap();
        let raise = match how {
            How::Statement => "FAIL",
            How::Transaction => "ROLLBACK",
        };
        let mut sql = "BEGIN; CREATE TABLE IF NOT EXISTS fault (n INTEGER);
            DELETE FROM fault; INSERT INTO fault VALUES (NULL);"
            .to_owned();
        for table in tables(&db) {
            for write in ["INSERT", "UPDATE", "DELETE"] {
                let it = format!("fault_{table}_{write} BEFORE {write} ON {table}");
                write!(
                    sql,
                    "CREATE TRIGGER IF NOT EXISTS {it} BEGIN
                        UPDATE fault SET n = n - 1;
                        SELECT RAISE({raise}, 'a fault point') FROM fault WHERE n = -1;
                     END;"
                )
                .unwrap();
            }
        }
        // What this connection writes is no part of the test, and need not be on the disk.
        db.execute_batch(&format!("PRAGMA synchronous = OFF; {sql} COMMIT;"))
            .unwrap();
        Self(db)
    }

    /// Lets so many writes pass and the next one fail; all pass where there is no number.
    pub(crate) fn arm(&self, passing: Option<usize>) {
        self.0
            .execute("UPDATE fault SET n = ?1", [passing])
            .unwrap();
    }

    /// Everything in the tables, but for the sessions.
    pub(crate) fn everything(&self) -> Vec<Table> {
        let dump = |table: &String| {
            let sql = format!("SELECT * FROM {table} ORDER BY 1, 2");
            let mut statement = self.0.prepare_cached(&sql).unwrap();
            let n = statement.column_count();
            let rows = statement.query_map([], |row| (0..n).map(|at| row.get(at)).collect());
            rows.unwrap().map(Result::unwrap).collect()
        };
        tables(&self.0)
            .iter()
            .map(|table| (table.clone(), dump(table)))
            .collect()
    }
}

fn tables(db: &Connection) -> Vec<String> {
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table'
        AND name NOT IN ('fault', 'session', 'pulse', 'sqlite_sequence') ORDER BY name";
    let mut statement = db.prepare_cached(sql).unwrap();
    let names = statement.query_map([], |row| row.get(0)).unwrap();
    names.map(Result::unwrap).collect()
}

/// The tables in which two states differ.
pub(crate) fn differences(before: &[Table], after: &[Table]) -> Vec<String> {
    let pairs = before.iter().zip(after);
    let differ = pairs.filter(|(before, after)| before != after);
    differ.map(|(before, _)| before.0.clone()).collect()
}

/// A request that can be sent again as it is.
pub(crate) struct Step {
    pub(crate) who: &'static str,
    pub(crate) path: String,
    pub(crate) key: String,
    pub(crate) body: Value,
}

impl Step {
    async fn send(&self, hall: &Hall, cookie: &str) -> Reply {
        hall.act_with(cookie, &self.path, &self.key, &self.body)
            .await
    }

    /// The tables in which a failed try has left something. That staff have tried is noted.
    fn left(&self, before: &[Table], after: &[Table]) -> Vec<String> {
        let mut left = differences(before, after);
        left.retain(|it| self.path.starts_with("/api/applications") || it != "audit");
        left
    }
}

/// Fails each write of one command in turn; gives the hall after the command, and its reply.
pub(crate) async fn fail_at_every_write(mut hall: Hall, step: &Step, how: How) -> (Hall, Reply) {
    let faults = Faults::install(&hall, how);
    let mut cookie = hall.sign_in(step.who).await;
    let before = faults.everything();
    for n in 0..MOST {
        faults.arm(Some(n));
        let reply = step.send(&hall, &cookie).await;
        faults.arm(None);
        let after = faults.everything();
        if reply.status.is_success() {
            assert!(
                3 < n,
                "{} writes a turn, its key, a row, the audit: {n}",
                step.body
            );
            // The answer is the same when the command comes again, and nothing is there twice.
            let again = step.send(&hall, &cookie).await;
            // Whoever answers through a link has no key, and is told that the answer is there.
            let is_told = step.path.starts_with("/api/party/") && again.code() == "conflict";
            assert!(is_told || again.status.is_success(), "{}", again.json());
            let differs = differences(&after, &faults.everything());
            assert!(differs.iter().all(|it| it == "audit"), "{differs:?}");
            assert_eq!(hall.broken_claims().await, BTreeSet::new());
            return (hall, reply);
        }
        let place = format!("write {n} of {}: {}", step.path, step.body);
        assert!(reply.status.is_server_error(), "{place}: {}", reply.json());
        assert_eq!(step.left(&before, &after), Vec::<String>::new(), "{place}");
        if matches!(how, How::Transaction) && n == 0 {
            hall = hall.restarted().await;
            // The repeating randomness would draw the tokens of the sessions before.
            hall.execute("DELETE FROM session");
            cookie = hall.sign_in(step.who).await;
            let after = faults.everything();
            assert_eq!(step.left(&before, &after), Vec::<String>::new(), "{place}");
        }
    }
    panic!("{} has no end", step.path);
}
