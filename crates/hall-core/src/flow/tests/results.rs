//! Certificates, and how they reach the applicant.

use super::*;

fn delivered(way: Handover, pace: Pace) -> Rules {
    let mut rules = newborn();
    rules.cases.truncate(2);
    rules.delivery = Delivery {
        way,
        pace,
        carrier: "post".to_owned(),
    };
    rules
}

fn hand_over() -> Act {
    Act::HandOver {
        signature: "林静".to_owned(),
    }
}

#[test]
fn a_certificate_is_made_once_for_each_case_and_kind() {
    let mut hall = Hall::accepted(delivered(Handover::Window, Pace::Together));
    let issue = || Act::Issue { case: 0, kind: 0 };
    assert_eq!(
        hall.try_to(&issuing(), issue()),
        Err(Refusal::NothingToHandOver)
    );
    hall.approve(0);
    hall.must(&issuing(), issue());
    assert_eq!(
        hall.try_to(&issuing(), issue()),
        Err(Refusal::AlreadySettled)
    );
    let no_such = Act::Issue { case: 0, kind: 1 };
    assert_eq!(hall.try_to(&issuing(), no_such), Err(Refusal::NoSuchThing));
}

#[test]
fn with_one_outcome_nothing_leaves_before_everything_does() {
    let mut hall = Hall::accepted(delivered(Handover::Window, Pace::Together));
    hall.approve(0);
    hall.must(&issuing(), Act::Issue { case: 0, kind: 0 });
    assert_eq!(
        hall.try_to(&issuing(), hand_over()),
        Err(Refusal::NothingToHandOver)
    );
    hall.approve(1);
    assert_eq!(
        hall.try_to(&issuing(), hand_over()),
        Err(Refusal::NothingToHandOver)
    );
    hall.must(&issuing(), Act::Issue { case: 1, kind: 0 });
    hall.must(&issuing(), hand_over());
    assert_eq!(hall.state.stage, Stage::Closed);
}

#[test]
fn whoever_chose_first_ready_first_gets_each_as_it_comes() {
    let mut hall = Hall::accepted(delivered(Handover::Window, Pace::FirstReady));
    hall.approve(0);
    hall.must(&issuing(), Act::Issue { case: 0, kind: 0 });
    hall.must(&issuing(), hand_over());
    assert_eq!(hall.state.certificates[0].place, Place::Applicant);
    assert_ne!(hall.state.stage, Stage::Closed);
}

#[test]
fn e_licences_need_no_desk() {
    let mut hall = Hall::accepted(delivered(Handover::Electronic, Pace::FirstReady));
    hall.approve(0);
    assert_eq!(hall.state.certificates[0].place, Place::Applicant);
    hall.approve(1);
    assert_eq!(hall.state.stage, Stage::Closed);
}

#[test]
fn a_letter_that_comes_back_is_posted_again() {
    let mut hall = Hall::accepted(delivered(Handover::Post, Pace::Together));
    hall.decide(0, Outcome::Approve).unwrap();
    hall.approve(1);
    for case in [0, 1] {
        hall.must(&issuing(), Act::Issue { case, kind: 0 });
    }
    let send = || Act::Send {
        waybill: "EMS1".to_owned(),
    };
    hall.must(&issuing(), send());
    let post = Actor::new(Role::Party("post".to_owned()), "key-2");
    let delivery = Delivery {
        way: Handover::Window,
        ..hall.state.delivery.clone()
    };
    let change = Act::ChangeDelivery { delivery };
    assert_eq!(hall.try_to(&applicant(), change), Err(Refusal::OnItsWay));
    hall.must(
        &post,
        Act::Return {
            reason: "地址不详".to_owned(),
        },
    );
    let same = Act::ChangeDelivery {
        delivery: hall.state.delivery.clone(),
    };
    hall.must(&applicant(), same);
    hall.must(&issuing(), send());
    hall.must(
        &post,
        Act::Deliver {
            signature: "林静".to_owned(),
        },
    );
    assert_eq!(hall.state.stage, Stage::Closed);
}

#[test]
fn a_silent_carrier_is_reminded_then_overdue_and_may_still_say_who_signed() {
    let mut hall = Hall::accepted(delivered(Handover::Post, Pace::Together));
    hall.decide(0, Outcome::Approve).unwrap();
    hall.approve(1);
    for case in [0, 1] {
        hall.must(&issuing(), Act::Issue { case, kind: 0 });
    }
    let waybill = "EMS1".to_owned();
    hall.must(&issuing(), Act::Send { waybill });
    let parcel = Matter::Parcel;
    let mut rang = Vec::new();
    for day in 24..=30 {
        rang.extend(hall.comes(&format!("2026-11-{day}")));
    }
    assert_eq!(rang, [(parcel, Rung::Soon), (parcel, Rung::Last)]);
    assert_eq!(hall.comes("2026-12-01"), [(parcel, Rung::Over)]);
    assert_eq!(hall.comes("2026-12-02"), []);
    let post = Actor::new(Role::Party("post".to_owned()), "key-2");
    let signature = "林静".to_owned();
    hall.must(&post, Act::Deliver { signature });
    assert_eq!(hall.state.stage, Stage::Closed);
    assert_eq!(hall.state.parcel, None);
}

#[test]
fn a_certificate_is_suspended_and_restored_and_expires_only_while_it_holds() {
    use CertificateState::{Revoked, Suspended, Valid};
    let mut rules = delivered(Handover::Electronic, Pace::Together);
    rules.cases.truncate(1);
    rules.cases[0].results[0].months = Some(1);
    let mut hall = Hall::accepted(rules);
    hall.approve(0);
    let head = hall.head(0);
    let turn = |to| Act::Turn {
        item: 0,
        to,
        reason: "依法".to_owned(),
    };
    assert_eq!(hall.try_to(&head, turn(Valid)), Err(Refusal::NotOpen));
    hall.must(&head, turn(Suspended));
    hall.must(&head, turn(Valid));
    hall.comes("2026-12-22");
    assert_eq!(
        hall.state.certificates[0].state, Valid,
        "the last day still counts"
    );
    hall.comes("2026-12-23");
    assert_eq!(hall.state.certificates[0].state, CertificateState::Expired);
    assert_eq!(
        hall.try_to(&head, turn(Revoked)),
        Err(Refusal::AlreadySettled)
    );
}
