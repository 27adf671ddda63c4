//! What was heard, held against what is stored.

use std::path::Path;

use hall_server::evidence::check;
use hall_server::live::LiveCatalog;
use hall_server::store::{Sqlite, Store as _};
use rusqlite::Connection;

use crate::crowd::Acknowledged;

/// Everything that is lost, doubled, half there or broken.
pub(crate) fn faults(path: &Path, journal: &[Acknowledged]) -> Vec<String> {
    let db = Connection::open(path).unwrap();
    let mut faults: Vec<String> = journal.iter().filter_map(|it| lost(&db, it)).collect();
    faults.extend(half_split(&db));
    faults.extend(told_otherwise(&db));
    faults.extend(doubled(&db));
    let integrity: String = db
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    if integrity != "ok" {
        faults.push(integrity);
    }
    drop(db);
    faults.extend(untrue(path));
    faults
}

/// What of the recorded history cannot be true, as `hall audit check` says it.
pub(crate) fn untrue(path: &Path) -> Vec<String> {
    let catalog = LiveCatalog::embedded().unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let found = runtime.block_on(async {
        let store = Sqlite::open(path).unwrap();
        let found = check(&store, catalog.calendar()).await.unwrap();
        store.close().await;
        found
    });
    let faults = found.faults.iter();
    faults.map(|it| format!("{it:?}")).collect()
}

fn lost(db: &Connection, it: &Acknowledged) -> Option<String> {
    let sql = "SELECT number, receipt, (SELECT count(*) FROM one_case WHERE application = a.id)
               FROM application AS a WHERE owner = ?1 AND key = ?2";
    let stored: Option<(String, String, usize)> = db
        .query_row(sql, [&it.owner, &it.key], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .ok();
    let heard = (it.number.clone(), it.receipt.clone(), it.n_cases);
    (stored != Some(heard)).then(|| format!("{} of {} is not as acknowledged", it.key, it.owner))
}

/// Applications that lack a part of what belongs to them, acknowledged or not.
fn half_split(db: &Connection) -> Vec<String> {
    let sql = "SELECT number FROM application AS a WHERE
        (SELECT count(*) FROM turn WHERE application = a.id AND actor <> 'hall') <> 1
        OR (SELECT count(*) FROM one_case WHERE application = a.id)
           <> json_array_length(a.receipt, '$.services')
        OR (SELECT count(*) FROM outbox WHERE application = a.id AND topic = 'receipt') <> 1
        OR (SELECT count(*) FROM outbox WHERE application = a.id AND topic = 'case_opened')
           <> json_array_length(a.receipt, '$.services')
        OR (SELECT count(*) FROM audit WHERE object = a.number AND actor <> 'hall') <> 1
        OR (SELECT count(*) FROM audit WHERE object = a.number AND actor = 'hall')
           <> (SELECT count(*) FROM turn WHERE application = a.id AND actor = 'hall')";
    let mut statement = db.prepare(sql).unwrap();
    let numbers = statement
        .query_map([], |row| row.get::<_, String>(0))
        .unwrap();
    numbers
        .map(|number| format!("{} is half there", number.unwrap()))
        .collect()
}

/// Applications of which more or less was told than their outbox says.
fn told_otherwise(db: &Connection) -> Vec<String> {
    let sql = "SELECT number || ' ' || topic FROM application AS a
        JOIN (SELECT 'receipt' AS topic UNION SELECT 'case_opened') AS of_these
        WHERE (SELECT count(*) FROM outbox WHERE application = a.id AND sent_at IS NOT NULL
                AND outbox.topic = of_these.topic)
           <> (SELECT count(*) FROM message WHERE application = a.id
                AND message.topic = of_these.topic)";
    let mut statement = db.prepare(sql).unwrap();
    let found = statement
        .query_map([], |row| row.get::<_, String>(0))
        .unwrap();
    found
        .map(|it| format!("{} was not told once", it.unwrap()))
        .collect()
}

/// Submissions that are there more often than they were sent: the key is unique in the tables, so this
/// looks at what the audit counted.
fn doubled(db: &Connection) -> Option<String> {
    let count = |sql: &str| -> i64 { db.query_row(sql, [], |row| row.get(0)).unwrap() };
    let applications = count("SELECT count(*) FROM application");
    let keys = count("SELECT count(*) FROM (SELECT DISTINCT owner, key FROM application)");
    let audited = count("SELECT count(*) FROM audit WHERE act = 'application.submitted'");
    let same = applications == keys && keys == audited;
    (!same).then(|| format!("{applications} applications, {keys} keys, {audited} audit rows"))
}
