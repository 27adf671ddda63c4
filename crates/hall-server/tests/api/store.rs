//! The store on its own: what is written together stands or falls together.

use hall_server::store::{
    AuditEntry, CaseStanding, NewApplication, NewCase, Sqlite, Standing, Store, Submitted,
};
use rusqlite::Connection;

use crate::hall::{Hall, NOW};

/// An application as somebody submits it.
pub(crate) fn new(number: &str, key: &str) -> NewApplication {
    NewApplication {
        helper: None,
        number: number.to_owned(),
        owner: "mother".to_owned(),
        key: key.to_owned(),
        body_hash: [0; 32],
        bundle: "newborn".to_owned(),
        catalog: "c".to_owned(),
        received_at: NOW.parse().unwrap(),
        signature: "林静".to_owned(),
        content: "{}".to_owned(),
        receipt: format!("receipt of {number}"),
        turn: "{}".to_owned(),
        cases: vec![
            NewCase {
                department: "health".to_owned(),
                standing: CaseStanding {
                    service: "birth-certificate".to_owned(),
                    state: "in_review".to_owned(),
                    ..CaseStanding::default()
                },
                part: "{}".to_owned(),
            };
            1
        ],
        standing: Standing {
            stage: "open".to_owned(),
            ..Standing::default()
        },
        outbox: vec![
            ("receipt".to_owned(), "mother".to_owned()),
            ("case_opened".to_owned(), "birth-certificate".to_owned()),
        ],
        parties: Vec::new(),
        files: Vec::new(),
        draft: None,
    }
}

fn count(hall: &Hall, table: &str) -> i64 {
    let db = Connection::open(hall.folder.path().join("hall.db")).unwrap();
    db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| {
        row.get(0)
    })
    .unwrap()
}

#[tokio::test]
async fn one_bad_submission_does_not_fail_those_that_share_its_commit() {
    let hall = Hall::open().await;
    let store = &hall.app.store;
    let mut bad = new("B", "key-b");
    // A case that is opened twice breaks a rule of the tables in the middle of writing.
    bad.outbox.push(bad.outbox[1].clone());
    let (a, b, c) = tokio::join!(
        store.submit(new("A", "key-a")),
        store.submit(bad),
        store.submit(new("C", "key-c"))
    );
    assert_eq!((a.unwrap(), c.unwrap()), (Submitted::New, Submitted::New));
    assert!(b.is_err());
    for (table, n) in [
        ("application", 2),
        ("one_case", 2),
        ("turn", 2),
        ("outbox", 4),
    ] {
        assert_eq!(count(&hall, table), n, "{table}");
    }
    assert_eq!(store.verify_audit().await.unwrap(), 2);
}

#[tokio::test]
async fn a_number_that_is_taken_is_drawn_again() {
    let hall = Hall::open().await;
    let store = &hall.app.store;
    assert_eq!(
        store.submit(new("A", "key-a")).await.unwrap(),
        Submitted::New
    );
    assert_eq!(
        store.submit(new("A", "key-b")).await.unwrap(),
        Submitted::NumberTaken
    );
    assert_eq!(count(&hall, "application"), 1);
}

#[tokio::test]
async fn histories_cannot_be_changed_and_a_changed_audit_is_found() {
    let hall = Hall::open().await;
    hall.app.store.submit(new("A", "key-a")).await.unwrap();
    for act in ["read", "listed"] {
        let at = NOW.parse().unwrap();
        let entry = AuditEntry {
            at,
            actor: "health".into(),
            act: "test",
            object: act.into(),
        };
        hall.app.store.audit(entry).await.unwrap();
    }
    assert_eq!(hall.app.store.verify_audit().await.unwrap(), 3);
    let db = Connection::open(hall.folder.path().join("hall.db")).unwrap();
    for sql in [
        "UPDATE audit SET actor = 'tax'",
        "DELETE FROM audit",
        "UPDATE turn SET body = ''",
        "DELETE FROM turn",
    ] {
        assert!(db.execute(sql, []).is_err(), "{sql}");
    }
    db.execute_batch("DROP TRIGGER audit_stays; DROP TRIGGER audit_remains")
        .unwrap();
    for sql in [
        "UPDATE audit SET actor = 'tax' WHERE seq = 2",
        "DELETE FROM audit WHERE seq = 2",
        "UPDATE audit SET seq = 9 WHERE seq = 3",
        "UPDATE audit SET hash = zeroblob(32) WHERE seq = 1",
    ] {
        db.execute_batch("BEGIN").unwrap();
        db.execute(sql, []).unwrap();
        db.execute_batch("COMMIT").unwrap();
        assert!(hall.app.store.verify_audit().await.is_err(), "{sql}");
        return_to(&hall, &db).await;
    }
}

/// Puts the audit back as it was.
async fn return_to(hall: &Hall, db: &Connection) {
    db.execute_batch("DELETE FROM audit").unwrap();
    for object in ["A", "read", "listed"] {
        let at = NOW.parse().unwrap();
        let entry = AuditEntry {
            at,
            actor: "health".into(),
            act: "test",
            object: object.into(),
        };
        hall.app.store.audit(entry).await.unwrap();
    }
    assert_eq!(hall.app.store.verify_audit().await.unwrap(), 3);
}

#[tokio::test]
async fn what_was_taken_before_closing_is_written_and_nothing_after() {
    let hall = Hall::open().await;
    let (a, ()) = tokio::join!(
        hall.app.store.submit(new("A", "key-a")),
        hall.app.store.close()
    );
    assert_eq!(a.unwrap(), Submitted::New);
    assert!(hall.app.store.submit(new("B", "key-b")).await.is_err());
    assert_eq!(count(&hall, "application"), 1);
    let again = Sqlite::open(&hall.folder.path().join("hall.db")).unwrap();
    assert!(again.application_of("mother", "A").await.unwrap().is_some());
}
