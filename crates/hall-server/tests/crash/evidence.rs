//! What was heard, held against what is stored.

use std::path::Path;

use hall_server::store::{Sqlite, Store};
use rusqlite::Connection;

use crate::submitters::{Acknowledged, Journal};

/// Everything that is lost, doubled, half there or broken.
pub(crate) fn faults(path: &Path, journal: &Journal) -> Vec<String> {
    let db = Connection::open(path).unwrap();
    let mut faults: Vec<String> = journal.iter().filter_map(|it| lost(&db, it)).collect();
    faults.extend(half_split(&db));
    faults.extend(doubled(&db));
    let integrity: String = db.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    if integrity != "ok" {
        faults.push(integrity);
    }
    drop(db);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let audit = runtime.block_on(async {
        let store = Sqlite::open(path).unwrap();
        let audit = store.verify_audit().await;
        store.close().await;
        audit
    });
    faults.extend(audit.err().map(|it| it.to_string()));
    faults
}

fn lost(db: &Connection, it: &Acknowledged) -> Option<String> {
    let sql = "SELECT number, receipt, (SELECT count(*) FROM one_case WHERE one_case.number = a.number)
               FROM idempotency JOIN application AS a USING (number)
               WHERE idempotency.owner = ?1 AND key = ?2";
    let stored: Option<(String, String, usize)> = db
        .query_row(sql, [&it.owner, &it.key], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .ok();
    let heard = (it.number.clone(), it.receipt.clone(), it.n_cases);
    (stored != Some(heard)).then(|| format!("{} of {} is not as acknowledged", it.key, it.owner))
}

/// Applications that lack a part of what belongs to them, acknowledged or not.
fn half_split(db: &Connection) -> Vec<String> {
    let sql = "SELECT number FROM application AS a WHERE
        (SELECT count(*) FROM turn WHERE turn.number = a.number) <> 1
        OR (SELECT count(*) FROM idempotency AS i WHERE i.number = a.number) <> 1
        OR (SELECT count(*) FROM one_case AS c WHERE c.number = a.number)
           <> json_array_length(a.receipt, '$.services')
        OR (SELECT count(*) FROM outbox AS o WHERE o.number = a.number AND topic = 'receipt') <> 1
        OR (SELECT count(*) FROM outbox AS o WHERE o.number = a.number AND topic = 'case_opened')
           <> json_array_length(a.receipt, '$.services')
        OR (SELECT count(*) FROM audit WHERE object = a.number) <> 1";
    let mut statement = db.prepare(sql).unwrap();
    let numbers = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
    numbers.map(|number| format!("{} is half there", number.unwrap())).collect()
}

fn doubled(db: &Connection) -> Option<String> {
    let count = |table: &str| -> i64 {
        db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
    };
    let (applications, keys) = (count("application"), count("idempotency"));
    (applications != keys).then(|| format!("{applications} applications for {keys} keys"))
}
