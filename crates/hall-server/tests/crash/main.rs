//! Nothing acknowledged is lost and nothing happens twice, whenever the process is killed.
//!
//! Submitters send to the real program and keep their key until they hear 200 or 201; meanwhile it is
//! killed with `SIGKILL` in the middle of it and started again. What they heard is then held against
//! the database. `HALL_KILLS` sets the number of kills; 10 by default, 200 for the whole run.

#![cfg(test)]

mod acts;
mod client;
mod crowd;
mod evidence;
mod server;
mod uploads;

use std::time::Duration;

use crowd::Crowd;
use evidence::faults;
use server::Server;

const SUBMITTERS: usize = 8;

pub(crate) fn kills() -> usize {
    let kills = std::env::var("HALL_KILLS").ok();
    kills.and_then(|it| it.parse().ok()).unwrap_or(10)
}

#[test]
fn no_acknowledged_submission_is_lost_or_doubled_by_kill_9() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Server::start(folder.path());
    let crowd = Crowd::start(SUBMITTERS, &server.door());
    let mut slowest = Duration::ZERO;
    for kill in 0..kills() {
        // After a different number of acknowledgements each time, while the other submitters are
        // anywhere between connecting and being told.
        crowd.wait_for(kill * 7 % 31);
        slowest = slowest.max(server.kill_and_restart());
    }
    let journal = crowd.stop();
    server.kill();
    println!(
        "{} kills, {} acknowledged, slowest restart {slowest:?}",
        kills(),
        journal.len()
    );
    assert_eq!(
        faults(&folder.path().join("hall.db"), &journal),
        Vec::<String>::new()
    );
}

/// The negative control: a check that finds nothing wrong in a damaged database proves nothing.
#[test]
fn a_lost_a_doubled_and_a_half_split_submission_are_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Server::start(folder.path());
    let crowd = Crowd::start(2, &server.door());
    crowd.wait_for(5);
    let journal = crowd.stop();
    server.kill();
    let path = folder.path().join("hall.db");
    assert_eq!(faults(&path, &journal), Vec::<String>::new());
    for damage in [
        "DELETE FROM one_case WHERE id % 100 = 1",
        "DELETE FROM outbox WHERE topic = 'receipt'",
        "DELETE FROM application",
        "INSERT INTO application
            (number, owner, key, body_hash, bundle, catalog, received_at, signature, content, receipt)
            SELECT number || 'x', owner, key || 'x', body_hash, bundle, catalog, received_at, signature,
                content, receipt FROM application LIMIT 1",
        "DROP TRIGGER audit_stays; UPDATE audit SET actor = 'x' WHERE seq = 1",
    ] {
        let copy = folder.path().join("copy.db");
        std::fs::copy(&path, &copy).unwrap();
        let db = rusqlite::Connection::open(&copy).unwrap();
        db.execute_batch(&format!("PRAGMA foreign_keys = OFF; {damage}"))
            .unwrap();
        drop(db);
        assert_ne!(faults(&copy, &journal), Vec::<String>::new(), "{damage}");
        std::fs::remove_file(&copy).unwrap();
    }
}

#[test]
fn a_terminated_hall_ends_what_is_under_way_and_says_goodbye() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Server::start(folder.path());
    let crowd = Crowd::start(2, &server.door());
    crowd.wait_for(3);
    assert_eq!(server.terminate(), Some(0));
    // What the submitters still want to send meets a closed door; start again to let them finish.
    server.start_again();
    let journal = crowd.stop();
    server.kill();
    assert_eq!(
        faults(&folder.path().join("hall.db"), &journal),
        Vec::<String>::new()
    );
}
