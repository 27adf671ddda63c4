//! Deferral and commitment.

use super::*;

fn deferring() -> Rules {
    let mut rules = newborn();
    rules.cases[0].deferred.push(Deferral {
        material: "lease".to_owned(),
        days: 8,
    });
    rules
}

fn committing() -> Rules {
    let mut rules = newborn();
    rules.cases.truncate(1);
    rules.cases[0].commitments.push(Commitment {
        material: "staff".to_owned(),
        inspect_within: 30,
    });
    rules
}

fn inspect(found: Conclusion) -> Act {
    Act::Inspect {
        case: 0,
        item: 0,
        found,
        note: "现场核查".to_owned(),
    }
}

#[test]
fn approval_waits_for_what_was_deferred_and_refusal_does_not() {
    let mut hall = Hall::accepted(deferring());
    assert_eq!(
        hall.decide(0, Outcome::Approve),
        Err(Refusal::MaterialMissing)
    );
    let mut other = hall.clone();
    other.decide(0, Outcome::Refuse).unwrap();
    hall.must(&agent(), Act::HandIn { case: 0, item: 0 });
    hall.approve(0);
}

#[test]
fn a_deferred_material_is_reminded_of_three_days_and_one_day_before() {
    let mut hall = Hall::accepted(deferring());
    // Eight working days after Monday the 23rd of November.
    let matter = Matter::Deferral { case: 0, item: 0 };
    assert_eq!(hall.comes("2026-11-27"), []);
    assert_eq!(hall.comes("2026-11-30"), [(matter, Rung::Soon)]);
    assert_eq!(hall.comes("2026-12-01"), []);
    let rang = hall.comes("2026-12-02");
    assert!(rang.contains(&(matter, Rung::Last)), "{rang:?}");
}

#[test]
fn one_that_is_missed_ends_the_case_and_is_noted_in_the_credit_record() {
    let mut hall = Hall::accepted(deferring());
    hall.comes("2026-12-03");
    assert_eq!(
        hall.phases()[0],
        Phase::InReview,
        "the last day is the applicant's"
    );
    hall.comes("2026-12-04");
    assert_eq!(hall.phases()[0], Phase::Terminated);
    assert_eq!(hall.phases()[1], Phase::Cancelled);
    assert_eq!(
        hall.state.credit,
        [CreditNote {
            case: 0,
            repaired: false
        }]
    );
    hall.must(&supervisor(), Act::RepairCredit { item: 0 });
    assert!(hall.state.credit[0].repaired);
}

#[test]
fn what_comes_in_is_in_for_every_case_that_waits_for_it() {
    let mut rules = deferring();
    let same = rules.cases[0].deferred[0].clone();
    rules.cases[1].deferred.push(same);
    let mut hall = Hall::accepted(rules);
    assert_eq!(
        hall.must(&agent(), Act::HandIn { case: 0, item: 0 }).len(),
        2
    );
    assert_eq!(
        hall.try_to(&agent(), Act::HandIn { case: 1, item: 0 }),
        Err(Refusal::AlreadySettled)
    );
}

#[test]
fn whoever_has_not_repaired_a_default_gets_neither_deferral_nor_commitment() {
    for mut rules in [deferring(), committing()] {
        rules.credit = Credit::Barred;
        let mut hall = Hall::submitted(newborn());
        hall.state = State::default();
        let rules = Box::new(rules);
        let refused = hall.try_to(&applicant(), Act::Submit { rules });
        assert_eq!(refused, Err(Refusal::CreditBarred));
    }
}

#[test]
fn a_kept_commitment_is_settled() {
    let mut hall = Hall::accepted(committing());
    let by = hall.reviewer(0);
    assert_eq!(
        hall.try_to(&by, inspect(Conclusion::Pass)),
        Err(Refusal::NotDue)
    );
    hall.approve(0);
    hall.must(&by, inspect(Conclusion::Pass));
    assert_eq!(
        hall.try_to(&by, inspect(Conclusion::Fail)),
        Err(Refusal::AlreadySettled)
    );
    assert_eq!(hall.phases(), [Phase::Approved]);
}

#[test]
fn a_broken_commitment_takes_the_approval_and_the_certificate_back() {
    let mut hall = Hall::accepted(committing());
    hall.approve(0);
    let by = hall.reviewer(0);
    let until = day("2026-12-31");
    hall.must(&by, inspect(Conclusion::Mend { until }));
    assert_eq!(
        hall.try_to(&by, inspect(Conclusion::Mend { until })),
        Err(Refusal::NotOpen)
    );
    hall.must(&by, inspect(Conclusion::Fail));
    assert_eq!(hall.phases(), [Phase::Revoked]);
    assert_eq!(hall.state.credit.len(), 1);
    assert_eq!(hall.state.stage, Stage::Closed);
}

#[test]
fn the_certificate_of_a_broken_commitment_is_revoked_while_it_waits_at_the_desk() {
    let mut rules = committing();
    rules.delivery.way = Handover::Window;
    let mut hall = Hall::accepted(rules);
    hall.approve(0);
    hall.must(&issuing(), Act::Issue { case: 0, kind: 0 });
    let by = hall.reviewer(0);
    hall.must(&by, inspect(Conclusion::Fail));
    assert_eq!(hall.state.certificates[0].state, CertificateState::Revoked);
    assert_eq!(hall.state.stage, Stage::Closed);
}
