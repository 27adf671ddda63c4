//! Claims about the cases of one application.

use super::*;

fn newborn() -> Vec<Opening> {
    let opening = |service: &str, after: &[&str]| Opening {
        service: service.to_owned(),
        after: after.iter().map(|it| (*it).to_owned()).collect(),
    };
    vec![
        opening("certificate", &[]),
        opening("household", &["certificate"]),
        opening("insurance", &["household"]),
        opening("card", &["household"]),
        opening("vaccination", &["certificate"]),
    ]
}

fn run(state: &mut State, command: &Command) -> Result<Vec<Event>, Refusal> {
    let events = decide(state, command)?;
    for event in &events {
        apply(state, event);
    }
    Ok(events)
}

fn opened() -> State {
    let mut state = State::default();
    run(
        &mut state,
        &Command::Open {
            services: newborn(),
        },
    )
    .unwrap();
    state
}

fn decision(state: &State, case: usize, approve: bool) -> Command {
    Command::Decide {
        case,
        version: state.cases[case].version,
        approve,
        reason: "理由".to_owned(),
    }
}

fn phases(state: &State) -> Vec<Phase> {
    state.cases.iter().map(|it| it.phase).collect()
}

#[test]
fn a_case_starts_when_what_it_waits_for_has_its_result() {
    use Phase::{Approved, InReview, Waiting};
    let mut state = opened();
    assert_eq!(
        phases(&state),
        [InReview, Waiting, Waiting, Waiting, Waiting]
    );
    let approve = decision(&state, 0, true);
    run(&mut state, &approve).unwrap();
    assert_eq!(
        phases(&state),
        [Approved, InReview, Waiting, Waiting, InReview]
    );
}

#[test]
fn a_refused_root_cancels_all_that_waits_for_it() {
    use Phase::{Cancelled, Refused};
    let mut state = opened();
    let refuse = decision(&state, 0, false);
    run(&mut state, &refuse).unwrap();
    assert_eq!(
        phases(&state),
        [Refused, Cancelled, Cancelled, Cancelled, Cancelled]
    );
    assert!(state.issued);
}

#[test]
fn a_refused_leaf_does_not_hold_up_the_others() {
    let mut state = opened();
    for (case, approve) in [(0, true), (1, true), (2, false), (3, true), (4, true)] {
        let command = decision(&state, case, approve);
        run(&mut state, &command).unwrap();
    }
    assert_eq!(state.cases[3].phase, Phase::Approved);
    assert!(state.issued);
}

#[test]
fn the_second_of_two_reviewers_is_told_that_it_was_decided() {
    let mut state = opened();
    let approve = decision(&state, 0, true);
    run(&mut state, &approve).unwrap();
    assert_eq!(run(&mut state, &approve), Err(Refusal::AlreadyDecided));
}

#[test]
fn a_refusal_without_a_reason_is_refused() {
    let mut state = opened();
    let version = state.cases[0].version;
    let silent = Command::Decide {
        case: 0,
        version,
        approve: false,
        reason: "  ".to_owned(),
    };
    assert_eq!(run(&mut state, &silent), Err(Refusal::ReasonLacking));
}

#[test]
fn services_that_wait_for_each_other_are_refused() {
    let opening = |service: &str, after: &str| Opening {
        service: service.to_owned(),
        after: vec![after.to_owned()],
    };
    let services = vec![opening("a", "b"), opening("b", "a")];
    let refused = decide(&State::default(), &Command::Open { services });
    assert_eq!(refused, Err(Refusal::NothingCanStart));
}

/// Walks every order of every decision and asserts what must hold in each state.
#[test]
fn no_order_of_decisions_leaves_a_case_stuck() {
    let mut open = vec![opened()];
    let mut seen: Vec<State> = Vec::new();
    while let Some(state) = open.pop() {
        if seen.contains(&state) {
            continue;
        }
        let in_review: Vec<usize> = (0..state.cases.len())
            .filter(|case| state.cases[*case].phase == Phase::InReview)
            .collect();
        let all_final = state.cases.iter().all(|it| it.phase.is_final());
        assert_eq!(
            state.issued, all_final,
            "handed over exactly when nothing is open"
        );
        assert_eq!(
            in_review.is_empty(),
            all_final,
            "something can be decided until all is"
        );
        for case in in_review {
            for approve in [true, false] {
                let mut next = state.clone();
                let command = decision(&state, case, approve);
                run(&mut next, &command).unwrap();
                open.push(next);
            }
        }
        seen.push(state);
    }
    assert!(20 < seen.len());
}
