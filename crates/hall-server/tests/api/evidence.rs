//! The check of the recorded history (`hall audit check`): it finds nothing in a good history and every kind
//! of fault in a damaged one. A check that cannot fail proves nothing.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use hall_server::evidence::{Claim, check};
use hall_server::store::{Sqlite, Store as _};
use rusqlite::Connection;
use serde_json::json;

use crate::hall::Hall;
use crate::scenarios::approve_all;

impl Hall {
    /// What the check finds in this hall.
    pub(crate) async fn broken_claims(&self) -> BTreeSet<Claim> {
        let found = check(self.app.store.as_ref(), self.app.catalog.calendar());
        let found = found.await.unwrap();
        assert!(found.n_applications == 0 || 0 < found.n_turns);
        found.faults.into_iter().map(|it| it.claim).collect()
    }

    /// What it finds in a copy of the tables with some damage done.
    async fn damaged(&self, damage: &str) -> BTreeSet<Claim> {
        let copy = self.folder.path().join("copy.db");
        let _ = std::fs::remove_file(&copy);
        let db = Connection::open(self.folder.path().join("hall.db")).unwrap();
        db.execute("VACUUM INTO ?1", [copy.to_str().unwrap()])
            .unwrap();
        let db = Connection::open(&copy).unwrap();
        db.execute_batch(&format!("PRAGMA foreign_keys = OFF; {damage}"))
            .unwrap();
        drop(db);
        let store = Sqlite::open(&copy).unwrap();
        let found = check(&store, self.app.catalog.calendar()).await.unwrap();
        store.close().await;
        found.faults.into_iter().map(|it| it.claim).collect()
    }
}

/// A turn more, with these events.
fn turn(events: &str) -> String {
    format!(
        "INSERT INTO turn SELECT max(id) + 1, application, at, actor, '{{\"events\":[{events}]}}'
         FROM turn"
    )
}

/// A newborn of which the birth certificate is approved and the rest is open.
async fn under_way() -> Hall {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    let health = hall.sign_in("health").await;
    let decided = hall.decide(&health, &format!("{number}-01"), true).await;
    assert_eq!(decided.status, StatusCode::OK, "{}", decided.json());
    hall
}

#[tokio::test]
async fn a_good_history_is_without_fault_from_its_first_step_to_its_last() {
    let hall = under_way().await;
    assert_eq!(hall.broken_claims().await, BTreeSet::new());
    let mother = hall.sign_in("mother").await;
    let list = hall.get("/api/applications", &mother).await.json();
    let number = list[0]["number"].as_str().unwrap().to_owned();
    approve_all(&hall, &number).await;
    let rate = json!({"rate": {"stars": 1}});
    hall.own_act(&mother, &number, rate, None).await;
    assert_eq!(hall.broken_claims().await, BTreeSet::new());
    assert_eq!(hall.damaged("SELECT 1").await, BTreeSet::new());
}

#[tokio::test]
async fn what_was_lost_or_doubled_in_the_tables_is_noticed() {
    let hall = under_way().await;
    for (damage, claim) in [
        (
            "DELETE FROM outbox WHERE topic = 'case_opened' AND subject = 'birth-registration'",
            Claim::ToldOnce,
        ),
        (
            "INSERT INTO outbox (application, turn, topic, subject, created_at, sent_at)
             SELECT application, turn + 1, topic, subject, created_at, sent_at
             FROM outbox WHERE topic = 'case_opened' LIMIT 1",
            Claim::ToldOnce,
        ),
        ("DELETE FROM one_case WHERE id % 100 = 3", Claim::SplitWhole),
        (
            "UPDATE one_case SET department = 'tax' WHERE id % 100 = 1",
            Claim::SplitWhole,
        ),
        (
            "UPDATE one_case SET part = '' WHERE id % 100 = 1",
            Claim::SplitWhole,
        ),
        (
            "UPDATE one_case SET state = 'submitted' WHERE id % 100 = 0",
            Claim::CaseStands,
        ),
        (
            "UPDATE application SET stage = 'noticed'",
            Claim::ApplicationStands,
        ),
        (
            "INSERT INTO result SELECT id, 'birth-registration', 'x', '{}' FROM application",
            Claim::ResultsHandedOver,
        ),
        (
            "INSERT INTO licence SELECT 'x', id, 'birth-registration', owner, '{}', 'valid', 0
             FROM application",
            Claim::LicenceStands,
        ),
        (
            "INSERT INTO act SELECT 'x', key, zeroblob(32), max(turn.id)
             FROM turn, (SELECT 'one' AS key UNION SELECT 'two') GROUP BY key",
            Claim::OnceByKey,
        ),
        (
            "DROP TRIGGER turn_stays; UPDATE turn SET id = id + 1 WHERE id % 1000 = 1",
            Claim::Linear,
        ),
        (
            "DROP TRIGGER audit_stays; UPDATE audit SET actor = 'x' WHERE act LIKE 'desk.%'",
            Claim::Audited,
        ),
        (
            "DROP TRIGGER audit_stays; UPDATE audit SET actor = 'x' WHERE seq = 1",
            Claim::AuditWhole,
        ),
    ] {
        let found = hall.damaged(damage).await;
        assert!(
            found.contains(&claim),
            "{claim:?} not in {found:?}: {damage}"
        );
    }
}

#[tokio::test]
async fn what_should_never_have_happened_is_noticed() {
    let hall = under_way().await;
    let decided = r#"{"decided":{"case":0,"outcome":"refuse","reason":"x","on":"2026-11-21","inspect_until":[],"by":{"role":{"reviewer":"health"},"id":"health"}}}"#;
    let barred = r#"{"barred":{"who":"health","by":{"role":"supervisor","id":"supervisor"}}}"#;
    let registration = decided.replace("\"case\":0", "\"case\":5");
    let after_withdrawal = format!(
        "{}; {}",
        turn(r#"{"withdrawn":{"on":"2026-11-21"}}"#),
        turn(r#"{"asked_nothing":{"case":5}}"#)
    );
    for (damage, claim) in [
        (turn(decided), Claim::DecidedOnce),
        (turn(&format!("{barred},{registration}")), Claim::MayDecide),
        (
            turn(
                r#"{"issued":{"case":0,"kind":0,"until":null}},{"issued":{"case":0,"kind":0,"until":null}}"#,
            ),
            Claim::IssuedOnce,
        ),
        (
            turn(r#"{"started":{"case":0,"on":"2026-11-21","deferred_until":[]}}"#),
            Claim::StartedInOrder,
        ),
        (
            turn(r#"{"cancelled":{"case":1,"because":0}}"#),
            Claim::RootsCancel,
        ),
        (after_withdrawal, Claim::NothingAfterWithdrawal),
        (
            turn(
                r#"{"rang":{"matter":{"promised":{"case":5}},"rung":"soon"}},{"rang":{"matter":{"promised":{"case":5}},"rung":"soon"}}"#,
            ),
            Claim::FiresOnce,
        ),
        (
            turn(r#"{"party_asked":{"case":0,"item":0,"until":"2026-12-01"}}"#),
            Claim::PartiesAsked,
        ),
        (turn("{}"), Claim::Readable),
    ] {
        let found = hall.damaged(&damage).await;
        assert!(
            found.contains(&claim),
            "{claim:?} not in {found:?}: {damage}"
        );
    }
}
