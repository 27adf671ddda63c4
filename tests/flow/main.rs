//! The case flow, explored state by state: three departments in a chain and beside it, a bank, the post,
//! an agent, and time, over the production table (reliability R12).
//!
//! Each slice is explored to its last state, and shown to have no dead end. Everything at once is explored
//! breadth first as far as there is time for in every test run. The last tests leave a rule out and see
//! that the explorer finds it.

#![cfg(test)]

mod claims;
mod explore;
mod slices;
mod world;

use hall_core::flow::{
    Act, Command, Context, DeskAct, Event, Outcome, Refusal, Rules, State, decide,
};

use crate::explore::{Found, explore};
use crate::world::World;

/// More than any slice has.
const ALL: usize = 2_000_000;

/// How far everything at once is explored; with the slices, more than a million states.
const EVERYTHING: usize = 600_000;

fn check(name: &str, rules: Rules, days: u64, tries: fn(&State, &Act) -> bool) {
    check_world(name, &World::new(rules, days, tries));
}

fn check_world(name: &str, world: &World) {
    let found = explore(world, ALL);
    report(name, &found);
    assert!(!found.cut, "{name} has more states than were asked for");
    if let Some(way) = found.stuck {
        panic!("no way leads on:\n{}", way.join("\n"));
    }
}

fn report(name: &str, found: &Found) {
    println!(
        "{name}: {} states, {} steps, {} ends",
        found.states, found.steps, found.ends
    );
    if let Some((claim, way)) = &found.wrong {
        panic!("broken: {claim}\n{}", way.join("\n"));
    }
    assert!(0 < found.ends, "{name} never ends");
}

#[test]
fn reception_and_decisions_never_go_wrong_and_never_get_stuck() {
    check(
        "reception",
        slices::three_departments(),
        6,
        slices::reception,
    );
}

#[test]
fn supplements_never_go_wrong_and_never_get_stuck() {
    check(
        "supplements",
        slices::three_departments(),
        8,
        slices::supplements,
    );
}

#[test]
fn outside_parties_never_go_wrong_and_never_get_stuck() {
    check(
        "outside parties",
        slices::bank_and_post(),
        9,
        slices::outside,
    );
}

#[test]
fn special_procedures_never_go_wrong_and_never_get_stuck() {
    check("procedures", slices::side_by_side(), 3, slices::procedures);
}

#[test]
fn inspections_and_certificates_never_go_wrong_and_never_get_stuck() {
    check_on("inspections", slices::inspections);
}

#[test]
fn ratings_and_complaints_never_go_wrong_and_never_get_stuck() {
    check_on("ratings", slices::ratings);
}

/// What comes after the end of one case.
fn check_on(name: &str, tries: fn(&State, &Act) -> bool) {
    let mut world = World::new(slices::commitment(), 5, tries);
    world.goes_on = true;
    check_world(name, &world);
}

#[test]
fn everything_at_once_never_goes_wrong() {
    let world = World::new(slices::everything(), 20, slices::all);
    report("everything", &explore(&world, EVERYTHING));
}

/// The production table without the rule that a case is decided once: what is asked of a decided case is
/// answered as if it were not decided.
fn without_deciding_once(
    state: &State,
    command: &Command,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    match (decide(state, command, context), &command.act) {
        (
            Err(Refusal::AlreadyDecided),
            Act::Desk {
                case,
                act: DeskAct::Decide { .. },
                ..
            },
        ) => Ok(vec![Event::Decided {
            case: *case,
            outcome: Outcome::Refuse,
            reason: "…".to_owned(),
            on: context.today,
            inspect_until: Vec::new(),
            by: command.by.clone(),
        }]),
        (answer, _) => answer,
    }
}

/// The production table, but a failed root leaves its dependants waiting.
fn without_cancelling(
    state: &State,
    command: &Command,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let mut events = decide(state, command, context)?;
    events.retain(|event| !matches!(event, Event::Cancelled { .. } | Event::Closed { .. }));
    Ok(events)
}

/// The production table, but a request that was sent cannot be answered, and time does not help.
fn without_answers(
    state: &State,
    command: &Command,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    match command.act {
        Act::Answer { .. } | Act::Ring { .. } => Err(Refusal::NotAsked),
        _ => decide(state, command, context),
    }
}

fn mutated(table: world::Table, tries: fn(&State, &Act) -> bool) -> Found {
    let mut world = World::new(slices::three_departments(), 3, tries);
    world.table = table;
    explore(&world, ALL)
}

fn claim_broken_by(table: world::Table) -> &'static str {
    mutated(table, slices::reception)
        .wrong
        .expect("found nothing")
        .0
}

#[test]
fn a_table_that_decides_twice_is_found_out() {
    let claim = claim_broken_by(without_deciding_once);
    assert_eq!(claim, "at most one decision of a case");
}

#[test]
fn a_table_that_forgets_to_cancel_is_found_out() {
    let claim = claim_broken_by(without_cancelling);
    assert_eq!(
        claim,
        "a failed root cancels its dependants and nothing else does"
    );
}

#[test]
fn a_table_that_leaves_the_applicant_waiting_is_found_out() {
    let found = mutated(without_answers, slices::supplements);
    assert!(found.wrong.is_none(), "{:?}", found.wrong);
    let way = found.stuck.expect("found no dead end");
    assert!(way.iter().any(|step| step.contains("Ask")), "{way:#?}");
}
