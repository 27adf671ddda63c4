//! Clocks, lights, and time that jumps.

use super::*;

#[test]
fn the_day_of_acceptance_does_not_count() {
    let hall = Hall::accepted(newborn());
    let clock = hall.clock(0);
    assert_eq!(clock.promised.day, day("2026-12-07"));
    assert_eq!(clock.statutory.day, day("2026-12-21"));
    assert_eq!((clock.left, clock.light), (10, Light::Green));
}

#[test]
fn lights_turn_yellow_red_and_black_and_each_is_told_once() {
    let mut hall = Hall::accepted(newborn());
    let (promised, statutory) = (Matter::Promised { case: 0 }, Matter::Statutory { case: 0 });
    assert_eq!(hall.comes("2026-12-01"), []);
    assert_eq!(hall.comes("2026-12-02"), [(promised, Rung::Soon)]);
    assert_eq!(hall.comes("2026-12-07"), []);
    assert_eq!(hall.comes("2026-12-08"), [(promised, Rung::Over)]);
    assert_eq!(hall.clock(0).light, Light::Red);
    assert_eq!(hall.comes("2026-12-21"), []);
    assert_eq!(hall.comes("2026-12-22"), [(statutory, Rung::Over)]);
    assert_eq!(hall.clock(0).light, Light::Black);
}

#[test]
fn a_clock_that_jumps_fires_the_highest_rung_once_and_nothing_early() {
    let mut hall = Hall::accepted(newborn());
    let early = Act::Ring {
        matter: Matter::Promised { case: 0 },
        rung: Rung::Soon,
    };
    assert_eq!(hall.try_to(&Actor::hall(), early), Err(Refusal::NotDue));
    let rang = hall.comes("2027-06-01");
    let over = |matter| (matter, Rung::Over);
    assert_eq!(
        rang,
        [
            over(Matter::Promised { case: 0 }),
            over(Matter::Statutory { case: 0 })
        ]
    );
    assert_eq!(hall.comes("2026-11-24"), [], "back again");
    assert_eq!(hall.comes("2027-06-01"), [], "and forth again");
}

#[test]
fn only_the_hall_rings() {
    let mut hall = Hall::accepted(newborn());
    hall.today = day("2026-12-08");
    let act = Act::Ring {
        matter: Matter::Promised { case: 0 },
        rung: Rung::Over,
    };
    assert_eq!(
        hall.try_to(&supervisor(), act.clone()),
        Err(Refusal::NotYours)
    );
    hall.must(&Actor::hall(), act);
}

#[test]
fn a_hearing_stops_both_clocks_for_as_long_as_was_announced() {
    let mut hall = Hall::accepted(newborn());
    let procedure = Procedure::Hearing;
    let until = day("2026-11-25");
    hall.desk(
        0,
        DeskAct::Begin {
            procedure,
            until,
            people: vec![],
        },
    )
    .unwrap();
    assert_eq!(hall.clock(0).stopped, Some(Stops::Both));
    assert_eq!(
        hall.comes("2026-11-26"),
        [(Matter::Procedure { case: 0 }, Rung::Over)]
    );
    assert_eq!(
        hall.clock(0).stopped,
        None,
        "it takes longer, at the department's own cost"
    );
    assert_eq!(hall.clock(0).promised.day, day("2026-12-10"));
    assert_eq!(hall.clock(0).statutory.day, day("2026-12-24"));
}

#[test]
fn a_survey_stops_the_promise_where_the_service_says_so_and_never_the_law() {
    for (survey, stopped) in [
        (SurveyClock::Runs, None),
        (SurveyClock::Stops, Some(Stops::Promised)),
    ] {
        let mut rules = newborn();
        rules.cases[0].survey = survey;
        let mut hall = Hall::accepted(rules);
        let people = vec!["王".to_owned(), "李".to_owned()];
        let (procedure, until) = (Procedure::Survey, day("2026-11-30"));
        hall.desk(
            0,
            DeskAct::Begin {
                procedure,
                until,
                people,
            },
        )
        .unwrap();
        hall.today = day("2026-11-25");
        assert_eq!(hall.clock(0).stopped, stopped);
        assert_eq!(hall.clock(0).statutory.day, day("2026-12-21"));
    }
}

#[test]
fn what_is_asked_and_answered_on_one_day_stops_nothing() {
    let mut hall = Hall::accepted(newborn());
    hall.ask(0, "a.name").unwrap();
    hall.must(&applicant(), Act::Answer { round: 1 });
    assert_eq!(hall.clock(0).promised.day, day("2026-12-07"));
}

#[test]
fn the_whole_is_promised_along_the_longest_chain() {
    let hall = Hall::accepted(newborn());
    let due = bundle_due(&hall.state, &hall.context()).unwrap();
    // Thirty working days: certificate, household, insurance.
    assert_eq!(due.day, day("2027-01-04"));
    assert_eq!(due.certainty, crate::calendar::Certainty::Provisional);
}

#[test]
fn the_clock_of_a_case_that_is_decided_stands_as_on_that_day() {
    let mut hall = Hall::accepted(newborn());
    hall.approve(0);
    hall.today = day("2027-06-01");
    assert_eq!(hall.clock(0).light, Light::Green);
}
