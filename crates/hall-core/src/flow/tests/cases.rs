//! Chains of cases: roots, leaves, withdrawal, the end.

use super::*;

#[test]
fn a_case_starts_when_what_it_waits_for_has_its_result() {
    use Phase::{Approved, InReview, Waiting};
    let mut hall = Hall::accepted(newborn());
    assert_eq!(hall.phases(), [InReview, Waiting, Waiting, Waiting]);
    hall.approve(0);
    assert_eq!(hall.phases(), [Approved, InReview, InReview, Waiting]);
}

#[test]
fn a_refused_root_cancels_all_that_waits_for_it() {
    use Phase::{Cancelled, Refused};
    let mut hall = Hall::accepted(newborn());
    hall.decide(0, Outcome::Refuse).unwrap();
    assert_eq!(hall.phases(), [Refused, Cancelled, Cancelled, Cancelled]);
    assert_eq!(hall.state.stage, Stage::Closed);
}

#[test]
fn a_refused_leaf_does_not_hold_up_the_others() {
    let mut hall = Hall::accepted(newborn());
    hall.approve(0);
    hall.decide(2, Outcome::Refuse).unwrap();
    hall.approve(1);
    hall.approve(3);
    assert_eq!(hall.phases()[3], Phase::Approved);
    assert_eq!(hall.state.stage, Stage::Closed);
    assert_eq!(hall.state.certificates.len(), 3);
}

#[test]
fn a_service_that_is_not_part_of_it_is_not_waited_for() {
    let mut rules = newborn();
    rules.cases.remove(0);
    let hall = Hall::accepted(rules);
    assert_eq!(
        hall.phases(),
        [Phase::InReview, Phase::InReview, Phase::Waiting]
    );
}

#[test]
fn withdrawing_before_acceptance_closes_at_once() {
    let mut hall = Hall::submitted(newborn());
    hall.must(&applicant(), Act::Withdraw);
    assert_eq!(hall.state.stage, Stage::Closed);
    assert_eq!(hall.try_to(&reception(), Act::Accept), Err(Refusal::Ended));
}

#[test]
fn after_a_withdrawal_what_is_decided_stands_and_the_rest_ends() {
    use Phase::{Approved, Withdrawn};
    let mut hall = Hall::accepted(newborn());
    hall.approve(0);
    hall.must(&applicant(), Act::Withdraw);
    assert_eq!(hall.phases(), [Approved, Withdrawn, Withdrawn, Withdrawn]);
    assert_eq!(
        hall.state.certificates.len(),
        1,
        "its certificate is still handed over"
    );
    assert_eq!(hall.state.stage, Stage::Closed);
    assert_eq!(hall.decide(1, Outcome::Approve), Err(Refusal::CaseEnded));
}

#[test]
fn there_is_nothing_to_withdraw_once_all_is_decided() {
    let mut rules = newborn();
    rules.delivery.way = Handover::Window;
    let mut hall = Hall::accepted(rules);
    hall.decide(0, Outcome::Refuse).unwrap();
    assert_eq!(
        hall.try_to(&applicant(), Act::Withdraw),
        Err(Refusal::Ended)
    );
    let mut alone = newborn();
    alone.cases.truncate(1);
    alone.delivery.way = Handover::Window;
    let mut hall = Hall::accepted(alone);
    hall.approve(0);
    assert_eq!(
        hall.try_to(&applicant(), Act::Withdraw),
        Err(Refusal::AlreadyDecided)
    );
}

#[test]
fn an_agent_may_not_withdraw_rate_or_complain_in_the_applicants_place() {
    let mut hall = Hall::accepted(newborn());
    let stars = Stars::new(5).unwrap();
    let about = Grievance::Complaint;
    for act in [Act::Withdraw, Act::Rate { stars }, Act::Complain { about }] {
        assert_eq!(hall.try_to(&agent(), act), Err(Refusal::NotYours));
    }
}
