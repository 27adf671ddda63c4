//! Reception: acceptance, the one-time notice, declining, silence (行政许可法 Art. 32).

use super::*;

#[test]
fn cases_open_at_acceptance_and_not_before() {
    let mut hall = Hall::submitted(newborn());
    assert!(hall.state.cases.is_empty());
    assert_eq!(
        hall.try_to(&reception(), Act::SendSupplement),
        Err(Refusal::NotAccepted)
    );
    hall.must(&reception(), Act::Accept);
    assert_eq!(hall.state.cases.len(), 4);
}

#[test]
fn silence_for_five_working_days_accepts_from_the_day_of_receipt() {
    let mut hall = Hall::submitted(newborn());
    assert_eq!(hall.comes("2026-11-30"), [(Matter::Acceptance, Rung::Last)]);
    assert!(
        hall.state.cases.is_empty(),
        "the fifth working day is reception's"
    );
    hall.comes("2026-12-01");
    assert_eq!(
        hall.state.stage,
        Stage::Open {
            on: day("2026-11-23")
        }
    );
    assert_eq!(hall.state.cases[0].started_on, Some(day("2026-11-23")));
    assert_eq!(hall.state.accepted_by, None);
}

#[test]
fn a_second_notice_for_something_visible_the_first_time_is_flagged() {
    let mut hall = Hall::submitted(newborn());
    hall.must(
        &reception(),
        Act::Notify {
            items: vec![item("material.lease")],
        },
    );
    hall.must(&applicant(), Act::Correct { round: 1 });
    let later = Item {
        origin: Origin::Later,
        ..item("legal.name")
    };
    let items = vec![item("material.lease"), item("material.photo"), later];
    let events = hall.must(&reception(), Act::Notify { items });
    let late = events.iter().find_map(|event| match event {
        Event::Noticed { late, .. } => Some(late.clone()),
        _ => None,
    });
    assert_eq!(late.unwrap(), ["material.photo"]);
}

#[test]
fn a_notice_says_what_is_wrong_and_how_to_mend_it() {
    let mut hall = Hall::submitted(newborn());
    let mute = Item {
        mend: " ".to_owned(),
        ..item("legal.name")
    };
    for items in [vec![], vec![mute]] {
        let refused = hall.try_to(&reception(), Act::Notify { items });
        assert_eq!(refused, Err(Refusal::NothingNamed));
    }
}

#[test]
fn a_corrected_application_is_received_anew() {
    let mut hall = Hall::submitted(newborn());
    hall.must(
        &reception(),
        Act::Notify {
            items: vec![item("legal.name")],
        },
    );
    hall.comes("2026-11-27");
    assert_eq!(
        hall.try_to(&agent(), Act::Correct { round: 2 }),
        Err(Refusal::NotAsked)
    );
    hall.must(&agent(), Act::Correct { round: 1 });
    hall.comes("2026-12-07");
    assert_eq!(
        hall.state.stage,
        Stage::Open {
            on: day("2026-11-27")
        }
    );
}

#[test]
fn a_notice_that_is_not_answered_lapses_after_two_reminders() {
    let mut hall = Hall::submitted(newborn());
    hall.must(
        &reception(),
        Act::Notify {
            items: vec![item("legal.name")],
        },
    );
    // Fifteen calendar days end on Tuesday the 8th of December.
    assert_eq!(hall.comes("2026-12-02"), []);
    assert_eq!(hall.comes("2026-12-03"), [(Matter::Notice, Rung::Soon)]);
    assert_eq!(hall.comes("2026-12-04"), []);
    assert_eq!(hall.comes("2026-12-07"), [(Matter::Notice, Rung::Last)]);
    assert_eq!(hall.comes("2026-12-08"), []);
    assert_eq!(hall.comes("2026-12-09"), [(Matter::Notice, Rung::Over)]);
    assert_eq!(hall.state.stage, Stage::Lapsed);
}

#[test]
fn declining_needs_a_reason_and_ends_it() {
    let mut hall = Hall::submitted(newborn());
    let silent = Act::Decline {
        reason: "  ".to_owned(),
    };
    assert_eq!(
        hall.try_to(&reception(), silent),
        Err(Refusal::ReasonLacking)
    );
    hall.must(
        &reception(),
        Act::Decline {
            reason: "不属于本机关职权".to_owned(),
        },
    );
    assert_eq!(hall.try_to(&reception(), Act::Accept), Err(Refusal::Ended));
}

#[test]
fn services_that_wait_for_each_other_are_refused() {
    let mut rules = newborn();
    rules.cases[0].after.push("insurance".to_owned());
    let mut hall = Hall::submitted(newborn());
    hall.state = State::default();
    for rules in [rules, Rules::default()] {
        let rules = Box::new(rules);
        let refused = hall.try_to(&applicant(), Act::Submit { rules });
        assert_eq!(refused, Err(Refusal::NothingCanStart));
    }
}

#[test]
fn only_reception_and_the_hall_accept() {
    let mut hall = Hall::submitted(newborn());
    for by in [applicant(), agent(), issuing(), supervisor(), bank()] {
        assert_eq!(hall.try_to(&by, Act::Accept), Err(Refusal::NotYours));
    }
}
