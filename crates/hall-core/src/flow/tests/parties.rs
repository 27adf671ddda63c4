//! Outside parties.

use super::*;

fn with_bank(stops_clock: bool) -> Rules {
    let mut rules = newborn();
    rules.cases[0].parties.push(PartyRule {
        party: "bank".to_owned(),
        question: "loan_repaid".to_owned(),
        days: 3,
        stops_clock,
        decides: false,
    });
    rules
}

fn confirm() -> Act {
    Act::Confirm { case: 0, item: 0 }
}

fn deny() -> Act {
    Act::Deny {
        case: 0,
        item: 0,
        reason: "贷款未结清".to_owned(),
    }
}

#[test]
fn nobody_confirms_before_they_are_asked() {
    let mut hall = Hall::submitted(with_bank(false));
    assert_eq!(hall.try_to(&bank(), confirm()), Err(Refusal::NotAccepted));
}

#[test]
fn approval_waits_for_the_bank_and_its_second_word_changes_nothing() {
    let mut hall = Hall::accepted(with_bank(false));
    assert_eq!(hall.decide(0, Outcome::Approve), Err(Refusal::PartyMissing));
    assert_eq!(hall.must(&bank(), confirm()).len(), 1);
    assert_eq!(
        hall.must(&bank(), confirm()),
        [],
        "the same answer to the same word"
    );
    assert_eq!(hall.try_to(&bank(), deny()), Err(Refusal::AlreadySettled));
    hall.approve(0);
    assert_eq!(
        hall.must(&bank(), confirm()),
        [],
        "and still after the decision"
    );
}

#[test]
fn another_bank_is_refused() {
    let mut hall = Hall::accepted(with_bank(false));
    let other = Actor::new(Role::Party("other-bank".to_owned()), "key-9");
    assert_eq!(hall.try_to(&other, confirm()), Err(Refusal::NotYours));
}

#[test]
fn nobody_confirms_after_the_withdrawal() {
    let mut hall = Hall::accepted(with_bank(false));
    hall.must(&applicant(), Act::Withdraw);
    assert_eq!(hall.try_to(&bank(), confirm()), Err(Refusal::CaseEnded));
}

#[test]
fn a_bank_that_refuses_may_be_asked_once_more() {
    let mut hall = Hall::accepted(with_bank(false));
    hall.must(&bank(), deny());
    assert_eq!(hall.decide(0, Outcome::Approve), Err(Refusal::PartyMissing));
    hall.desk(0, DeskAct::AskAgain { item: 0 }).unwrap();
    hall.must(&bank(), confirm());
    hall.approve(0);
}

#[test]
fn a_silent_bank_is_reminded_then_overdue_and_may_still_answer() {
    let mut hall = Hall::accepted(with_bank(false));
    let matter = Matter::Party { case: 0, item: 0 };
    assert_eq!(hall.comes("2026-11-25"), [(matter, Rung::Last)]);
    assert_eq!(hall.comes("2026-11-26"), []);
    assert_eq!(hall.comes("2026-11-27"), [(matter, Rung::Over)]);
    hall.must(&bank(), confirm());
    hall.approve(0);
}

#[test]
fn the_clock_stops_for_the_bank_where_the_service_says_so() {
    for (stops, stopped) in [(false, None), (true, Some(Stops::Both))] {
        let mut hall = Hall::accepted(with_bank(stops));
        assert_eq!(hall.clock(0).stopped, stopped);
        hall.must(&bank(), confirm());
        assert_eq!(hall.clock(0).stopped, None);
    }
}

#[test]
fn where_the_service_is_the_partys_own_word_its_answer_is_the_decision() {
    let mut rules = with_bank(false);
    rules.cases[0].parties[0].decides = true;
    let mut hall = Hall::accepted(rules.clone());
    hall.must(&bank(), confirm());
    assert_eq!(hall.phases()[0], Phase::Approved);
    assert_eq!(
        hall.decide(0, Outcome::Refuse),
        Err(Refusal::AlreadyDecided)
    );
    let mut other = Hall::accepted(rules);
    other.must(&bank(), deny());
    assert_eq!(other.phases()[..2], [Phase::Refused, Phase::Cancelled]);
}
