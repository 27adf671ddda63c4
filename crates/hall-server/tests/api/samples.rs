//! The demo's sample cases: loaded into a fresh hall, each as it is written, and once.

use std::collections::{BTreeMap, BTreeSet};

use hall_core::catalog::Days;
use hall_core::flow::{Event, Matter, Rung};
use hall_server::demo::samples::{self, load, samples};
use hall_server::ringing::{Look, ring_all};
use serde_json::{Value, json};

use crate::flow::told;
use crate::hall::{Hall, NOW};

/// A hall with the sample cases, as on its first morning.
async fn loaded() -> (Hall, samples::Outcome) {
    loaded_at(NOW).await
}

async fn loaded_at(now: &str) -> (Hall, samples::Outcome) {
    let hall = Hall::open().await;
    hall.clock.set(now.parse().unwrap());
    let today = hall.app.clock.today();
    let outcome = load(&hall.app, &hall.clock, today).await.unwrap();
    hall.clock.set(now.parse().unwrap());
    ring_all(&hall.app, Look::All).await.unwrap();
    (hall, outcome)
}

async fn list(hall: &Hall, account: &str, path: &str) -> Vec<Value> {
    let cookie = hall.sign_in(account).await;
    let reply = hall.get(path, &cookie).await.json();
    reply.as_array().unwrap().clone()
}

#[tokio::test]
async fn every_sample_is_as_it_is_written_and_its_history_is_without_fault() {
    let (hall, outcome) = loaded().await;
    assert_eq!(outcome.complaints, Vec::<String>::new());
    assert_eq!(outcome.n_loaded, samples().unwrap().len());
    assert_eq!(hall.broken_claims().await, BTreeSet::new());
}

/// After the holidays of October and of New Year, in a year whose calendar is not published yet, and on the
/// last day of a February.
#[tokio::test]
async fn they_play_on_whatever_day_the_hall_is_started() {
    for now in ["2026-10-09", "2027-01-04", "2027-02-22", "2028-02-29"] {
        let (hall, outcome) = loaded_at(&format!("{now}T02:00:00Z")).await;
        assert_eq!(outcome.complaints, Vec::<String>::new(), "{now}");
        assert_eq!(hall.broken_claims().await, BTreeSet::new(), "{now}");
    }
}

#[tokio::test]
async fn a_second_start_adds_nothing() {
    let (hall, _) = loaded().await;
    let before = hall.count("SELECT count(*) FROM turn");
    let hall = hall.restarted().await;
    let today = hall.app.clock.today();
    let again = load(&hall.app, &hall.clock, today).await.unwrap();
    assert_eq!(again, samples::Outcome::default());
    assert_eq!(hall.count("SELECT count(*) FROM turn"), before);
}

#[tokio::test]
async fn everybody_sees_their_own_samples() {
    let (hall, _) = loaded().await;
    for account in [
        "mother",
        "legal",
        "legal-barred",
        "founder",
        "driver",
        "clerk",
    ] {
        let wanted = samples().unwrap();
        let own = wanted.iter().filter(|it| it.account == account);
        let (drafts, applications): (Vec<_>, Vec<_>) = own.partition(|it| it.blocked_by.is_some());
        let found = list(&hall, account, "/api/applications").await;
        assert_eq!(found.len(), applications.len(), "{account}");
        let kept = list(&hall, account, "/api/drafts").await;
        assert_eq!(kept.len(), drafts.len(), "{account}");
    }
}

#[tokio::test]
async fn a_silent_lender_is_overdue_and_a_poor_rating_was_mended() {
    let (hall, _) = loaded().await;
    let mut overdue = false;
    for number in hall.app.store.numbers().await.unwrap() {
        let history = hall.progress(&number).await.history;
        overdue |= history.iter().any(|(_, it)| {
            let party = Event::Rang {
                matter: Matter::Party { case: 0, item: 0 },
                rung: Rung::Over,
            };
            *it == party
        });
    }
    assert!(overdue);
    let driver = hall.sign_in("driver").await;
    let list = list(&hall, "driver", "/api/applications").await;
    let view = hall.own(&driver, list[0]["number"].as_str().unwrap()).await;
    assert!(told(&view).contains("整改完成"), "{}", told(&view));
}

/// Twenty working days, as the law has it, and not the one that is promised to those who commit themselves.
#[tokio::test]
async fn who_may_not_commit_is_promised_what_the_ordinary_procedure_takes() {
    let (hall, _) = loaded().await;
    let list = list(&hall, "legal-barred", "/api/applications").await;
    let number = list[0]["number"].as_str().unwrap();
    let state = hall.progress(number).await.state;
    let cases = state.rules.cases.iter();
    let promised: BTreeMap<&str, Days> =
        cases.map(|it| (it.service.as_str(), it.promised)).collect();
    assert_eq!(promised["hr-service-licence"], Days::whole(20));
    assert_eq!(promised["labour-dispatch-licence"], Days::whole(1));
}

#[tokio::test]
async fn one_sample_waits_at_reception_and_can_be_accepted_there() {
    let (hall, _) = loaded().await;
    let waiting = list(&hall, "reception", "/api/desk/applications").await;
    let submitted: Vec<&Value> = waiting
        .iter()
        .filter(|it| it["stage"] == "submitted")
        .collect();
    assert_eq!(submitted.len(), 1, "{waiting:?}");
    let number = submitted[0]["number"].as_str().unwrap();
    // Until then no department has it.
    let sql = format!(
        "SELECT count(*) FROM one_case JOIN application ON application.id = application
         WHERE number = '{number}' AND state <> 'submitted'"
    );
    assert_eq!(hall.count(&sql), 0);
    let reception = hall.sign_in("reception").await;
    let accepted = hall.desk_act(&reception, number, json!("accept")).await;
    assert_eq!(accepted.status, 200, "{}", accepted.json());
    assert!(0 < hall.count(&sql));
}

#[test]
fn the_readme_names_each_sample_with_its_account() {
    let readme = concat!(env!("CARGO_MANIFEST_DIR"), "/../../README.md");
    let readme = std::fs::read_to_string(readme).unwrap();
    for it in samples().unwrap() {
        let line = format!("| {} | {} | `{}` |", it.id, it.title, it.account);
        assert!(readme.contains(&line), "{line}");
    }
}
