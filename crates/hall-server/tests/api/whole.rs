//! Whole stories, from submission to the last rating. The history of each is without fault in the end.
//!
//! Elsewhere stand what is refused, put off, broken or not answered ([`crate::endings`]) and each bundle's way
//! from its first question to its last rating ([`crate::scenarios`]).

use std::collections::BTreeSet;
use std::time::Duration;

use axum::http::StatusCode;
use hall_core::flow::Phase;
use hall_server::ringing::{Look, ring_all};
use serde_json::{Value, json};

use crate::carrier::recipient;
use crate::flow::{CERTIFICATE, REGISTRATION, item, newborn_with, told};
use crate::hall::{Hall, Reply, submission};
use crate::scenarios::{approve_all, twins, upload_files};

const DAY: Duration = Duration::from_hours(24);

pub(crate) fn good(reply: &Reply) -> Value {
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
    reply.json()
}

/// The position of a service's case.
async fn case(hall: &Hall, number: &str, service: &str) -> usize {
    let rules = hall.progress(number).await.state.rules;
    let mut cases = rules.cases.iter();
    cases.position(|it| it.service == service).unwrap()
}

/// The cookie of the reviewer of a case's department.
async fn reviewer(hall: &Hall, number: &str, case: usize) -> String {
    let rules = hall.progress(number).await.state.rules;
    let department = rules.cases[case].department.clone();
    let mut reviewers = hall.app.demo.reviewers.iter();
    let account = reviewers.find(|it| it.department == department).unwrap();
    hall.sign_in(&account.account).await
}

pub(crate) async fn phases(hall: &Hall, number: &str) -> Vec<Phase> {
    let cases = hall.progress(number).await.state.cases;
    cases.iter().map(|it| it.phase).collect()
}

/// The applicant rates, and that is the end: closed, rated, and without fault.
pub(crate) async fn ends_with(hall: &Hall, account: &str, number: &str, stars: u8) {
    let cookie = hall.sign_in(account).await;
    let rate = json!({"rate": {"stars": stars}});
    let view = good(&hall.own_act(&cookie, number, rate, None).await);
    assert_eq!(view["stage"], "closed");
    assert_eq!(hall.broken_claims().await, BTreeSet::new());
}

/// Every case is approved, and the applicant rates: the end.
pub(crate) async fn goes_through(hall: &Hall, account: &str, number: &str, stars: u8) {
    approve_all(hall, number).await;
    let phases = phases(hall, number).await;
    assert!(phases.iter().all(|it| *it == Phase::Approved), "{phases:?}");
    ends_with(hall, account, number, stars).await;
}

/// Lets days pass one after the other.
pub(crate) async fn pass(hall: &Hall, days: u32) {
    for _ in 0..days {
        hall.clock.forward(DAY);
        ring_all(&hall.app, Look::Due).await.unwrap();
    }
}

#[tokio::test]
async fn a_refused_leaf_holds_nothing_else_up() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    let health = hall.sign_in("health").await;
    good(&hall.decide(&health, &format!("{number}-01"), true).await);
    let leaf = case(&hall, &number, "vaccination-certificate").await;
    let who = reviewer(&hall, &number, leaf).await;
    let leaf_case = format!("{number}-{:02}", leaf + 1);
    good(&hall.decide(&who, &leaf_case, false).await);
    approve_all(&hall, &number).await;
    for (position, phase) in phases(&hall, &number).await.into_iter().enumerate() {
        let wanted = if position == leaf {
            Phase::Refused
        } else {
            Phase::Approved
        };
        assert_eq!(phase, wanted, "{position}");
    }
    let view = hall.own(&hall.sign_in("mother").await, &number).await;
    let n_lanes = view["lanes"].as_array().unwrap().len();
    assert_eq!(view["results"].as_array().unwrap().len(), n_lanes - 1);
    ends_with(&hall, "mother", &number, 3).await;
}

#[tokio::test]
async fn two_departments_ask_at_once_and_the_applicant_answers_once() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    let health = hall.sign_in("health").await;
    good(&hall.decide(&health, &format!("{number}-01"), true).await);
    let household = case(&hall, &number, "household-registration").await;
    let police = reviewer(&hall, &number, household).await;
    let ask = |at: &str| json!({"ask": {"items": [item(at)]}});
    good(
        &hall
            .case_act(&health, &number, REGISTRATION, ask("mother.mobile"))
            .await,
    );
    good(
        &hall
            .case_act(&police, &number, household, ask("father.mobile"))
            .await,
    );
    let reception = hall.sign_in("reception").await;
    // Some other department has not spoken; reception does not wait for it.
    let sent = hall.desk_act(&reception, &number, json!("send_supplement"));
    good(&sent.await);
    let view = hall.own(&mother, &number).await;
    let items = view["request"]["items"].as_array().unwrap();
    let whose: BTreeSet<&str> = items.iter().map(|it| it["who"].as_str().unwrap()).collect();
    assert_eq!((items.len(), whose.len()), (2, 2), "{items:?}");
    let answer = newborn_with(&[
        ("mother.mobile", "13900000008"),
        ("father.mobile", "13900000009"),
    ]);
    let answered = hall.own_act(
        &mother,
        &number,
        json!({"answer": {"round": 1}}),
        Some(answer),
    );
    good(&answered.await);
    let told_of = "SELECT count(*) FROM outbox WHERE topic = 'supplement_answered'";
    assert_eq!(hall.count(told_of), 2);
    approve_all(&hall, &number).await;
    ends_with(&hall, "mother", &number, 4).await;
}

#[tokio::test]
async fn a_reviewer_who_is_dismissed_leaves_the_case_to_another() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    let (health, other) = (hall.sign_in("health").await, hall.sign_in("health-2").await);
    let take = hall.case_act(&health, &number, CERTIFICATE, json!("take"));
    good(&take.await);
    let supervisor = hall.sign_in("supervisor").await;
    let bar = json!({"bar": {"who": "health"}});
    good(&hall.desk_act(&supervisor, &number, bar).await);
    let held = hall.progress(&number).await.state.cases[CERTIFICATE]
        .holder
        .clone();
    assert_eq!(held, None);
    let gone = hall.decide(&health, &format!("{number}-01"), true).await;
    assert_eq!(gone.code(), "conflict", "{}", gone.json());
    let rules = hall.progress(&number).await.state.rules;
    for (position, it) in rules.cases.iter().enumerate() {
        if it.department == "health" {
            let case = format!("{number}-{:02}", position + 1);
            good(&hall.decide(&other, &case, true).await);
        }
    }
    approve_all(&hall, &number).await;
    let phases = phases(&hall, &number).await;
    assert!(phases.iter().all(|it| *it == Phase::Approved), "{phases:?}");
    ends_with(&hall, "mother", &number, 5).await;
}

#[tokio::test]
async fn an_applicant_who_moves_gets_everything_at_the_new_address() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    good(&hall.wants_post(&mother, &number, &recipient("林静")).await);
    let version = hall.own(&mother, &number).await["version"].clone();
    let body = json!({"act": "change_contact", "version": version, "note": "改寄示范市城西路8号"});
    let path = format!("/api/applications/{number}/acts");
    good(&hall.act_with(&mother, &path, &hall.key(), &body).await);
    approve_all(&hall, &number).await;
    let issuing = hall.sign_in("issuing").await;
    let desk = hall.at_desk(&issuing, &number).await.json();
    assert_eq!(desk["contact"], "改寄示范市城西路8号");
    let police = hall.sign_in("head-public-security").await;
    let other = hall.at_desk(&police, &number).await.json();
    assert_eq!(
        other["contact"],
        Value::Null,
        "who does not post need not know"
    );
    let n_cases = phases(&hall, &number).await.len();
    for case in 0..n_cases {
        let issue = json!({"issue": {"case": case, "kind": 0}});
        good(&hall.desk_act(&issuing, &number, issue).await);
    }
    let send = json!({"send": {"waybill": "YZ9901010001"}});
    good(&hall.desk_act(&issuing, &number, send).await);
    // What is on its way can be sent nowhere else.
    let window = json!({"change_delivery": {"delivery": {"way": "window", "pace": "together"}}});
    let late = hall.own_act(&mother, &number, window, None).await;
    assert_eq!(late.code(), "conflict");
    let deliver = json!({"deliver": {"signature": "林静"}});
    good(&hall.desk_act(&issuing, &number, deliver).await);
    let view = hall.own(&mother, &number).await;
    assert_eq!(view["results"].as_array().unwrap().len(), n_cases);
    ends_with(&hall, "mother", &number, 5).await;
}

#[tokio::test]
async fn two_babies_go_through_together() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let mut body = twins();
    upload_files(&hall, &mother, &mut body).await;
    let receipt = hall.submit(&mother, "whole-twins-0123", &body).await;
    assert_eq!(receipt.status, StatusCode::CREATED, "{}", receipt.json());
    let number = receipt.json()["number"].as_str().unwrap().to_owned();
    goes_through(&hall, "mother", &number, 5).await;
}

#[tokio::test]
async fn new_year_in_the_middle_moves_every_limit_and_nothing_else() {
    let hall = Hall::open().await;
    hall.clock.forward(DAY * 39);
    let mother = hall.sign_in("mother").await;
    let mut body = submission("newborn", "林静");
    body["application"]["answers"]["baby"][0]["born_at"] = json!("2026-12-20T08:30");
    let receipt = hall.submit(&mother, "whole-new-year-0123", &body).await;
    assert_eq!(receipt.status, StatusCode::CREATED, "{}", receipt.json());
    let number = receipt.json()["number"].as_str().unwrap().to_owned();
    let health = hall.sign_in("health").await;
    good(&hall.decide(&health, &format!("{number}-01"), true).await);
    let limits = async || {
        let view = hall.own(&hall.sign_in("mother").await, &number).await;
        let lanes = view["lanes"].as_array().unwrap().clone();
        let of = |service: &str| {
            let lane = lanes.iter().find(|it| it["service"] == service).unwrap();
            let clock = &lane["clock"];
            ["promised_on", "statutory_on", "left"].map(|it| clock[it].clone())
        };
        // One, seven and ten working days.
        [
            "household-registration",
            "birth-registration",
            "maternity-benefit",
        ]
        .map(of)
    };
    let before = limits().await;
    // From Wednesday, 30 December, to Monday, 4 January: two working days in five, the 31st and the 4th. The
    // calendar of 2027 is not published, so New Year's days off are those of the law.
    assert_eq!(
        json!(before),
        json!([
            ["2026-12-31", "2026-12-31", 1],
            ["2026-12-30", "2027-01-11", 0],
            ["2027-01-14", "2027-01-28", 10]
        ])
    );
    pass(&hall, 5).await;
    let after = limits().await;
    for (before, after) in before.iter().zip(&after) {
        let [promised, statutory, left] = before;
        let [promised_after, statutory_after, left_after] = after;
        assert_eq!((promised, statutory), (promised_after, statutory_after));
        assert_eq!(left.as_i64().unwrap() - 2, left_after.as_i64().unwrap());
    }
    approve_all(&hall, &number).await;
    ends_with(&hall, "mother", &number, 4).await;
}

/// Where an application can be when it is withdrawn.
#[derive(Clone, Copy, Debug)]
enum Where {
    AtReception,
    Noticed,
    JustAccepted,
    InHand,
    Collecting,
    Asked,
    Surveyed,
    ExtensionAsked,
    PartlyDecided,
}

const ALL: [Where; 9] = [
    Where::AtReception,
    Where::Noticed,
    Where::JustAccepted,
    Where::InHand,
    Where::Collecting,
    Where::Asked,
    Where::Surveyed,
    Where::ExtensionAsked,
    Where::PartlyDecided,
];

/// Brings a newborn's application there.
async fn bring(hall: &Hall, number: &str, to: Where) {
    let reception = hall.sign_in("reception").await;
    let health = hall.sign_in("health").await;
    match to {
        Where::AtReception => return,
        Where::Noticed => {
            let notify = json!({"notify": {"items": [item("mother.mobile")]}});
            good(&hall.desk_act(&reception, number, notify).await);
            return;
        }
        _ => good(&hall.desk_act(&reception, number, json!("accept")).await),
    };
    let ask = json!({"ask": {"items": [item("mother.mobile")]}});
    let acts = match to {
        Where::InHand => vec![(CERTIFICATE, json!("take"))],
        Where::Collecting => vec![(CERTIFICATE, ask)],
        Where::Asked => vec![(CERTIFICATE, ask), (REGISTRATION, json!("ask_nothing"))],
        Where::Surveyed => {
            let begin = json!({"begin": {"procedure": "survey", "until": "2026-11-27",
                "people": ["何立", "罗安"]}});
            vec![(CERTIFICATE, begin)]
        }
        Where::ExtensionAsked => {
            let more = json!({"ask_extension": {"days": 5, "reason": "要核对原始病历"}});
            vec![(CERTIFICATE, more)]
        }
        Where::PartlyDecided => {
            let decide = json!({"decide": {"outcome": "approve", "reason": "已核对"}});
            vec![(CERTIFICATE, decide)]
        }
        _ => Vec::new(),
    };
    for (case, act) in acts {
        good(&hall.case_act(&health, number, case, act).await);
    }
}

#[tokio::test]
async fn withdrawn_wherever_it_is_everything_open_ends_and_nothing_happens_after() {
    for to in ALL {
        let hall = Hall::with_reception().await;
        let mother = hall.sign_in("mother").await;
        let number = hall.newborn(&mother).await;
        bring(&hall, &number, to).await;
        let gone = hall
            .own_act(&mother, &number, json!("withdraw"), None)
            .await;
        let view = good(&gone);
        assert_eq!(view["stage"], "closed", "{to:?}");
        let phases = phases(&hall, &number).await;
        assert!(phases.iter().all(|it| it.is_final()), "{to:?}: {phases:?}");
        let again = hall
            .own_act(&mother, &number, json!("withdraw"), None)
            .await;
        assert_eq!(again.code(), "conflict", "{to:?}");
        let before = told(&view);
        // Two months go by: the applicant is invited to rate, and nothing else happens.
        pass(&hall, 61).await;
        let view = hall.own(&hall.sign_in("mother").await, &number).await;
        let new = told(&view).lines().count() - before.lines().count();
        assert!(new <= 1, "{to:?}: {}", told(&view));
        assert_eq!(hall.broken_claims().await, BTreeSet::new(), "{to:?}");
    }
}
