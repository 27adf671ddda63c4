//! One supplement of all departments.

use super::*;

/// Three departments have a case in hand.
fn three() -> Hall {
    let mut rules = newborn();
    for case in &mut rules.cases {
        case.after.clear();
    }
    rules.cases.truncate(3);
    Hall::accepted(rules)
}

fn sent(events: &[Event]) -> Option<Vec<usize>> {
    events.iter().find_map(|event| match event {
        Event::SupplementSent { cases, .. } => Some(cases.clone()),
        _ => None,
    })
}

#[test]
fn it_is_sent_when_every_department_has_spoken() {
    let mut hall = three();
    assert_eq!(sent(&hall.ask(0, "a.name").unwrap()), None);
    assert_eq!(sent(&hall.desk(1, DeskAct::AskNothing).unwrap()), None);
    assert_eq!(sent(&hall.ask(2, "a.address").unwrap()).unwrap(), [0, 2]);
}

#[test]
fn a_department_that_decides_has_spoken() {
    let mut hall = three();
    hall.ask(0, "a.name").unwrap();
    hall.approve(1);
    let events = hall.decide(2, Outcome::Approve).unwrap();
    assert_eq!(sent(&events).unwrap(), [0]);
}

#[test]
fn it_is_sent_when_the_window_of_one_working_day_ends() {
    let mut hall = three();
    hall.ask(0, "a.name").unwrap();
    assert_eq!(hall.comes("2026-11-24"), []);
    assert_eq!(hall.comes("2026-11-25"), [(Matter::Collecting, Rung::Over)]);
    assert!(hall.state.supplement.sent.is_some());
}

#[test]
fn reception_may_send_it_at_once() {
    let mut hall = three();
    assert_eq!(
        hall.try_to(&reception(), Act::SendSupplement),
        Err(Refusal::NotAsked)
    );
    hall.ask(0, "a.name").unwrap();
    hall.must(&reception(), Act::SendSupplement);
    assert!(hall.state.supplement.sent.is_some());
}

#[test]
fn only_the_clocks_of_the_departments_that_asked_stand_still_until_the_answer() {
    let mut hall = three();
    hall.ask(0, "a.name").unwrap();
    assert_eq!(
        hall.clock(0).stopped,
        None,
        "while it is collected, the department's time runs"
    );
    hall.must(&reception(), Act::SendSupplement);
    assert_eq!(hall.clock(0).stopped, Some(Stops::Both));
    assert_eq!(hall.clock(1).stopped, None);
    hall.comes("2026-11-26");
    hall.must(&applicant(), Act::Answer { round: 1 });
    assert_eq!(hall.clock(0).stopped, None);
    // Asked on Monday, answered on Thursday: three working days do not count.
    assert_eq!(hall.clock(0).promised.day, day("2026-12-10"));
    assert_eq!(hall.clock(1).promised.day, day("2026-12-07"));
}

#[test]
fn nothing_is_decided_while_the_applicant_is_asked() {
    let mut hall = three();
    hall.ask(0, "a.name").unwrap();
    assert_eq!(
        hall.decide(0, Outcome::Approve),
        Err(Refusal::AwaitsApplicant)
    );
    hall.must(&reception(), Act::SendSupplement);
    assert_eq!(
        hall.decide(0, Outcome::Refuse),
        Err(Refusal::AwaitsApplicant)
    );
    hall.must(&agent(), Act::Answer { round: 1 });
    hall.approve(0);
}

#[test]
fn an_answer_to_another_round_is_refused() {
    let mut hall = three();
    hall.ask(0, "a.name").unwrap();
    hall.must(&reception(), Act::SendSupplement);
    assert_eq!(
        hall.try_to(&applicant(), Act::Answer { round: 2 }),
        Err(Refusal::NotAsked)
    );
    hall.must(&applicant(), Act::Answer { round: 1 });
    assert_eq!(
        hall.try_to(&applicant(), Act::Answer { round: 1 }),
        Err(Refusal::NotAsked)
    );
}

#[test]
fn what_is_asked_while_one_is_with_the_applicant_waits_for_the_answer() {
    let mut hall = three();
    hall.ask(0, "a.name").unwrap();
    hall.must(&reception(), Act::SendSupplement);
    hall.ask(1, "a.address").unwrap();
    assert_eq!(
        hall.try_to(&reception(), Act::SendSupplement),
        Err(Refusal::AwaitsApplicant)
    );
    hall.comes("2026-11-25");
    assert_eq!(hall.state.supplement.rounds, 1);
    hall.must(&applicant(), Act::Answer { round: 1 });
    assert_eq!(hall.comes("2026-11-26"), [(Matter::Collecting, Rung::Over)]);
    assert_eq!(hall.state.supplement.rounds, 2);
}

#[test]
fn a_second_request_for_what_was_visible_is_flagged_and_not_refused() {
    let mut hall = three();
    hall.ask(0, "a.name").unwrap();
    hall.must(&reception(), Act::SendSupplement);
    hall.must(&applicant(), Act::Answer { round: 1 });
    let again = Item {
        origin: Origin::Later,
        ..item("a.phone")
    };
    let items = vec![item("a.name"), item("a.address"), again];
    let events = hall.desk(0, DeskAct::Ask { items }).unwrap();
    let late = events.iter().find_map(|event| match event {
        Event::Asked { late, .. } => Some(late.clone()),
        _ => None,
    });
    assert_eq!(late.unwrap(), ["a.address"]);
}

#[test]
fn no_answer_ends_the_cases_that_asked_and_no_other() {
    use Phase::{InReview, Terminated};
    let mut hall = three();
    hall.ask(0, "a.name").unwrap();
    hall.must(&reception(), Act::SendSupplement);
    hall.comes("2026-12-09");
    assert_eq!(hall.phases(), [Terminated, InReview, InReview]);
    assert_eq!(hall.state.supplement.sent, None);
}
