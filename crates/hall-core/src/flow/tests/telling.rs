//! Events as they are stored.

use super::*;

#[test]
fn every_event_of_a_long_history_is_read_back_as_it_was() {
    let mut rules = newborn();
    rules.cases[0].deferred.push(Deferral {
        material: "lease".to_owned(),
        days: 8,
    });
    rules.cases[1].commitments.push(Commitment {
        material: "staff".to_owned(),
        inspect_within: 30,
    });
    let mut hall = Hall::accepted(rules);
    hall.ask(0, "a.name").unwrap();
    hall.must(&applicant(), Act::Answer { round: 1 });
    hall.must(&applicant(), Act::HandIn { case: 0, item: 0 });
    hall.approve(0);
    hall.must(
        &applicant(),
        Act::Complain {
            about: Grievance::Complaint,
        },
    );
    hall.comes("2026-12-02");
    hall.must(&applicant(), Act::Withdraw);
    let stored = serde_json::to_string(&hall.told).unwrap();
    let read: Vec<Event> = serde_json::from_str(&stored).unwrap();
    let mut state = State::default();
    for event in &read {
        apply(&mut state, event);
    }
    assert_eq!(state, hall.state);
}

#[test]
fn an_event_about_something_that_is_not_there_changes_nothing() {
    let hall = Hall::accepted(newborn());
    for event in &hall.told {
        apply(&mut State::default(), event);
    }
    let mut state = hall.state.clone();
    let (case, item) = (99, 99);
    for event in [
        Event::Mended { case },
        Event::HandedIn {
            case,
            item,
            by: applicant(),
        },
        Event::PartyConfirmed { case, item },
        Event::Rang {
            matter: Matter::Party { case, item },
            rung: Rung::Over,
        },
    ] {
        apply(&mut state, &event);
    }
    assert_eq!(state, hall.state);
}
