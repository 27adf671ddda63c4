//! The department's desk: who may act, the lock, versions, procedures, extension, decision.

use super::*;

fn survey(until: &str, people: &[&str]) -> DeskAct {
    DeskAct::Begin {
        procedure: Procedure::Survey,
        until: day(until),
        people: people.iter().map(|it| (*it).to_owned()).collect(),
    }
}

fn conclude(conclusion: Conclusion) -> DeskAct {
    DeskAct::Conclude {
        conclusion,
        note: "现场情况".to_owned(),
    }
}

#[test]
fn who_accepted_may_not_decide() {
    let mut hall = Hall::submitted(newborn());
    hall.must(&Actor::new(Role::Reception, "reviewer"), Act::Accept);
    assert_eq!(hall.decide(0, Outcome::Approve), Err(Refusal::SamePerson));
}

#[test]
fn a_case_is_decided_in_its_own_department_only() {
    let mut hall = Hall::accepted(newborn());
    let stranger = hall.reviewer(1);
    let refused = hall.desk_by(&stranger, 0, DeskAct::Take);
    assert_eq!(refused, Err(Refusal::NotYours));
}

#[test]
fn the_second_of_two_reviewers_is_told_that_it_was_decided() {
    let mut hall = Hall::accepted(newborn());
    hall.approve(0);
    assert_eq!(
        hall.decide(0, Outcome::Refuse),
        Err(Refusal::AlreadyDecided)
    );
}

#[test]
fn who_saw_an_old_version_is_told_so() {
    let mut hall = Hall::accepted(newborn());
    let seen = hall.state.cases[0].version;
    hall.desk(0, DeskAct::Take).unwrap();
    let by = hall.reviewer(0);
    let reason = String::new();
    let act = DeskAct::Decide {
        outcome: Outcome::Approve,
        reason,
    };
    let late = Act::Desk { case: 0, seen, act };
    assert_eq!(hall.try_to(&by, late), Err(Refusal::VersionChanged));
}

#[test]
fn while_one_reviewer_has_a_case_in_hand_another_may_not_act() {
    let mut hall = Hall::accepted(newborn());
    hall.desk(0, DeskAct::Take).unwrap();
    let colleague = Actor {
        id: "colleague".to_owned(),
        ..hall.reviewer(0)
    };
    let act = || DeskAct::Decide {
        outcome: Outcome::Approve,
        reason: String::new(),
    };
    assert_eq!(
        hall.desk_by(&colleague, 0, act()),
        Err(Refusal::HeldByOther)
    );
    hall.desk(0, DeskAct::Release).unwrap();
    hall.desk_by(&colleague, 0, act()).unwrap();
}

#[test]
fn a_reviewer_who_is_dismissed_loses_the_case_and_may_not_take_it_again() {
    let mut hall = Hall::accepted(newborn());
    hall.desk(0, DeskAct::Take).unwrap();
    hall.must(
        &supervisor(),
        Act::Bar {
            who: "reviewer".to_owned(),
        },
    );
    assert_eq!(hall.state.cases[0].holder, None);
    assert_eq!(hall.desk(0, DeskAct::Take), Err(Refusal::Barred));
    let colleague = Actor {
        id: "colleague".to_owned(),
        ..hall.reviewer(0)
    };
    hall.desk_by(&colleague, 0, DeskAct::Take).unwrap();
}

#[test]
fn the_head_hands_a_case_to_somebody_else() {
    let mut hall = Hall::accepted(newborn());
    hall.desk(0, DeskAct::Take).unwrap();
    let head = hall.head(0);
    let to = "colleague".to_owned();
    hall.desk_by(&head, 0, DeskAct::Assign { to }).unwrap();
    assert_eq!(hall.decide(0, Outcome::Approve), Err(Refusal::HeldByOther));
}

#[test]
fn a_refusal_says_why() {
    let mut hall = Hall::accepted(newborn());
    let reason = "  ".to_owned();
    let act = DeskAct::Decide {
        outcome: Outcome::Refuse,
        reason,
    };
    assert_eq!(hall.desk(0, act), Err(Refusal::ReasonLacking));
}

#[test]
fn nobody_surveys_alone() {
    let mut hall = Hall::accepted(newborn());
    for people in [&["王"][..], &["王", " 王"], &["王", ""]] {
        let refused = hall.desk(0, survey("2026-11-25", people));
        assert_eq!(refused, Err(Refusal::TooFewPeople));
    }
    hall.desk(0, survey("2026-11-25", &["王", "李"])).unwrap();
    assert_eq!(
        hall.decide(0, Outcome::Refuse),
        Err(Refusal::ProcedureGoing)
    );
}

#[test]
fn what_a_survey_found_is_put_right_once_and_looked_at_again() {
    let mut hall = Hall::accepted(newborn());
    hall.desk(0, survey("2026-11-25", &["王", "李"])).unwrap();
    let mend = Conclusion::Mend {
        until: day("2026-11-30"),
    };
    hall.desk(0, conclude(mend)).unwrap();
    assert_eq!(
        hall.desk(0, conclude(Conclusion::Pass)),
        Err(Refusal::AwaitsApplicant)
    );
    hall.must(&agent(), Act::Mended { case: 0 });
    assert_eq!(hall.desk(0, conclude(mend)), Err(Refusal::NotOpen));
    hall.desk(0, conclude(Conclusion::Pass)).unwrap();
    hall.approve(0);
}

#[test]
fn what_is_not_put_right_in_time_has_failed_and_can_only_be_refused() {
    let mut hall = Hall::accepted(newborn());
    hall.desk(0, survey("2026-11-25", &["王", "李"])).unwrap();
    let until = day("2026-11-30");
    hall.desk(0, conclude(Conclusion::Mend { until })).unwrap();
    hall.comes("2026-12-01");
    assert_eq!(
        hall.decide(0, Outcome::Approve),
        Err(Refusal::ProcedureFailed)
    );
    hall.decide(0, Outcome::Refuse).unwrap();
}

#[test]
fn several_departments_come_on_one_day_and_each_concludes_for_itself() {
    let mut hall = Hall::accepted(newborn());
    hall.approve(0);
    let arrange = |cases: &[usize]| Act::Arrange {
        cases: cases.to_vec(),
        procedure: Procedure::Acceptance,
        on: day("2026-11-26"),
        agenda: vec!["燃气阀门".to_owned()],
    };
    assert_eq!(
        hall.try_to(&reception(), arrange(&[1])),
        Err(Refusal::NotOpen)
    );
    assert_eq!(
        hall.try_to(&reception(), arrange(&[1, 3])),
        Err(Refusal::NotStarted)
    );
    hall.must(&reception(), arrange(&[1, 2]));
    hall.desk(1, conclude(Conclusion::Pass)).unwrap();
    assert_eq!(
        hall.decide(2, Outcome::Approve),
        Err(Refusal::ProcedureGoing)
    );
    hall.approve(1);
    hall.desk(2, conclude(Conclusion::Fail)).unwrap();
    assert_eq!(
        hall.decide(2, Outcome::Approve),
        Err(Refusal::ProcedureFailed)
    );
}

#[test]
fn an_extension_is_granted_once_and_not_by_who_asked() {
    let mut hall = Hall::accepted(newborn());
    let ask = |days| DeskAct::AskExtension {
        days,
        reason: "案情复杂".to_owned(),
    };
    let rule = DeskAct::RuleOnExtension {
        ruling: Ruling::Granted,
        reason: "同意".to_owned(),
    };
    assert_eq!(hall.desk(0, ask(11)), Err(Refusal::TooManyDays));
    hall.desk(0, ask(10)).unwrap();
    let same = Actor {
        id: "reviewer".to_owned(),
        ..hall.head(0)
    };
    assert_eq!(
        hall.desk_by(&same, 0, rule.clone()),
        Err(Refusal::SamePerson)
    );
    let head = hall.head(0);
    hall.desk_by(&head, 0, rule).unwrap();
    assert_eq!(hall.desk(0, ask(1)), Err(Refusal::AlreadySettled));
    // Twenty working days after Monday the 23rd of November instead of ten.
    assert_eq!(hall.clock(0).promised.day, day("2026-12-21"));
    assert_eq!(hall.clock(0).statutory.day, day("2027-01-04"));
}
