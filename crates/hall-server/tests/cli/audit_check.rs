//! `hall audit check`: what it says of a good, a damaged and a missing database.

use std::path::Path;

use hall_server::store::{Sqlite, Store as _};

use crate::run::hall;

/// Makes an empty database in a folder.
fn make(folder: &Path) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let store = Sqlite::open(&folder.join("hall.db")).unwrap();
        store.close().await;
    });
}

#[test]
fn a_database_that_is_not_there_is_named_and_not_made() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().to_str().unwrap();
    let run = hall(&["audit", "check", "--data", folder]).ends(2);
    assert!(run.err.contains("hall.db"), "{run:?}");
    assert!(!data.path().join("hall.db").exists());
}

#[test]
fn an_empty_history_is_without_fault() {
    let data = tempfile::tempdir().unwrap();
    make(data.path());
    let folder = data.path().to_str().unwrap();
    let run = hall(&["audit", "check", "--data", folder, "--json"]).ends(0);
    let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(report["applications"], 0);
    assert_eq!(report["faults"], serde_json::json!([]));
}

#[test]
fn a_broken_audit_is_a_fault() {
    let data = tempfile::tempdir().unwrap();
    make(data.path());
    let db = rusqlite::Connection::open(data.path().join("hall.db")).unwrap();
    db.execute(
        "INSERT INTO audit VALUES (1, 0, 'x', 'x', 'x', zeroblob(32))",
        [],
    )
    .unwrap();
    drop(db);
    let folder = data.path().to_str().unwrap();
    let run = hall(&["audit", "check", "--data", folder]).ends(1);
    assert!(run.out.contains("审计记录"), "{run:?}");
}
