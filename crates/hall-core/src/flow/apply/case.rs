//! What happens to a case. Whatever a reviewer should see before acting makes its version grow; clocks
//! that stop and run again do not.

use std::iter;

use chrono::NaiveDate;

use super::super::actor::Actor;
use super::super::case::{
    Asking, Case, Conclusion, Deferred, Extension, Findings, Inspection, Party, Phase, Procedure,
    Special, Step,
};
use super::super::clock::{Pause, Stops};
use super::super::command::{Item, Outcome, Ruling};
use super::super::state::State;
use super::super::timer::Timer;

fn turn(state: &mut State, case: usize, change: impl FnOnce(&mut Case)) {
    if let Some(case) = state.cases.get_mut(case) {
        case.version = case.version.saturating_add(1);
        change(case);
    }
}

fn end(state: &mut State, case: usize, phase: Phase, on: NaiveDate) {
    turn(state, case, |it| {
        it.phase = phase;
        it.ended_on = Some(on);
        it.holder = None;
        it.asking = Asking::Silent;
        it.special = None;
    });
}

fn put<T>(list: &mut [T], item: usize, value: T) {
    if let Some(slot) = list.get_mut(item) {
        *slot = value;
    }
}

pub(super) fn started(state: &mut State, case: usize, on: NaiveDate, deferred: &[NaiveDate]) {
    turn(state, case, |it| {
        it.phase = Phase::InReview;
        it.started_on = Some(on);
        for (slot, until) in it.deferred.iter_mut().zip(deferred) {
            if *slot == Deferred::NotYet {
                *slot = Deferred::Expected(Timer::on(*until));
            }
        }
    });
}

pub(super) fn cancelled(state: &mut State, case: usize) {
    turn(state, case, |it| it.phase = Phase::Cancelled);
}

pub(super) fn withdrawn(state: &mut State, case: usize, on: NaiveDate) {
    end(state, case, Phase::Withdrawn, on);
}

pub(super) fn terminated(state: &mut State, case: usize, on: NaiveDate) {
    end(state, case, Phase::Terminated, on);
}

pub(super) fn revoked(state: &mut State, case: usize) {
    turn(state, case, |it| it.phase = Phase::Revoked);
}

pub(super) fn decided(
    state: &mut State,
    case: usize,
    outcome: Outcome,
    on: NaiveDate,
    inspect_until: &[NaiveDate],
) {
    let phase = match outcome {
        Outcome::Approve => Phase::Approved,
        Outcome::Refuse => Phase::Refused,
    };
    end(state, case, phase, on);
    if let Some(it) = state.cases.get_mut(case) {
        for (slot, until) in it.commitments.iter_mut().zip(inspect_until) {
            *slot = Inspection::Due(Timer::on(*until));
        }
    }
}

pub(super) fn taken(state: &mut State, case: usize, holder: &str) {
    turn(state, case, |it| it.holder = Some(holder.to_owned()));
}

pub(super) fn released(state: &mut State, case: usize) {
    turn(state, case, |it| it.holder = None);
}

pub(super) fn asked(state: &mut State, case: usize, items: &[Item]) {
    turn(state, case, |it| {
        it.asking = Asking::Wants;
        it.named.extend(items.iter().map(|item| item.at.clone()));
    });
}

pub(super) fn asked_nothing(state: &mut State, case: usize) {
    turn(state, case, |it| it.asking = Asking::Nothing);
}

pub(super) fn collecting(state: &mut State, until: NaiveDate) {
    state.supplement.collecting = Some(Timer::on(until));
}

pub(super) fn supplement_sent(state: &mut State, round: u32, cases: &[usize], until: NaiveDate) {
    state.supplement.rounds = round;
    state.supplement.collecting = None;
    state.supplement.sent = Some(Timer::on(until));
    for case in cases {
        turn(state, *case, |it| it.asking = Asking::Asked);
    }
    silence(state, Asking::Nothing);
}

pub(super) fn answered(state: &mut State) {
    state.supplement.sent = None;
    let asked: Vec<usize> = asked_cases(state).collect();
    for case in asked {
        turn(state, case, |it| it.asking = Asking::Silent);
    }
}

/// Nobody wants anything of what is being collected, or has been sent, any more.
pub(super) fn supplement_dropped(state: &mut State) {
    if asked_cases(state).next().is_none() {
        state.supplement.sent = None;
    }
    if !state.cases.iter().any(|it| it.asking == Asking::Wants) {
        state.supplement.collecting = None;
        silence(state, Asking::Nothing);
    }
}

fn asked_cases(state: &State) -> impl Iterator<Item = usize> {
    let cases = state.cases.iter().enumerate();
    cases.filter_map(|(at, it)| (it.asking == Asking::Asked).then_some(at))
}

fn silence(state: &mut State, asking: Asking) {
    for case in state.cases.iter_mut().filter(|it| it.asking == asking) {
        case.asking = Asking::Silent;
    }
}

pub(super) fn paused(state: &mut State, case: usize, on: NaiveDate, stops: Stops) {
    if let Some(it) = state.cases.get_mut(case) {
        it.pauses.push(Pause {
            after: on,
            until: None,
            stops,
        });
    }
}

/// A pause that ends on the day on which it began stopped nothing, and is forgotten.
pub(super) fn resumed(state: &mut State, case: usize, on: NaiveDate) {
    let Some(case) = state.cases.get_mut(case) else {
        return;
    };
    if let Some(pause) = case.pauses.last_mut() {
        pause.until = Some(on);
    }
    case.pauses.pop_if(|pause| on <= pause.after);
}

pub(super) fn procedure_began(
    state: &mut State,
    case: usize,
    procedure: Procedure,
    until: NaiveDate,
) {
    turn(state, case, |it| {
        it.special = Some(Special {
            procedure,
            step: Step::Going,
            timer: Timer::on(until),
        });
    });
}

pub(super) fn arranged(
    state: &mut State,
    joint: u32,
    cases: &[usize],
    procedure: Procedure,
    on: NaiveDate,
) {
    state.joints = joint;
    for case in cases {
        procedure_began(state, *case, procedure, on);
    }
}

pub(super) fn concluded(state: &mut State, case: usize, conclusion: Conclusion) {
    turn(state, case, |it| match conclusion {
        Conclusion::Pass => (it.special, it.findings) = (None, Findings::Passed),
        Conclusion::Fail => (it.special, it.findings) = (None, Findings::Failed),
        Conclusion::Mend { until } => step(it, Step::Mending, until),
    });
}

pub(super) fn mended(state: &mut State, case: usize) {
    turn(state, case, |it| {
        if let Some(special) = &mut it.special {
            special.step = Step::Recheck;
        }
    });
}

fn step(case: &mut Case, step: Step, until: NaiveDate) {
    if let Some(special) = &mut case.special {
        (special.step, special.timer) = (step, Timer::on(until));
    }
}

pub(super) fn extension_asked(state: &mut State, case: usize, days: u32, by: &Actor) {
    let by = by.id.clone();
    turn(state, case, |it| {
        it.extension = Extension::Asked { days, by }
    });
}

pub(super) fn extension_ruled(state: &mut State, case: usize, ruling: Ruling) {
    turn(state, case, |it| {
        it.extension = match (&it.extension, ruling) {
            (Extension::Asked { days, .. }, Ruling::Granted) => Extension::Granted { days: *days },
            _ => Extension::Denied,
        };
    });
}

pub(super) fn handed_in(state: &mut State, case: usize, item: usize) {
    turn(state, case, |it| put(&mut it.deferred, item, Deferred::In));
}

pub(super) fn inspected(state: &mut State, case: usize, item: usize, found: Conclusion) {
    let found = match found {
        Conclusion::Pass => Inspection::Kept,
        Conclusion::Mend { until } => Inspection::Mending(Timer::on(until)),
        Conclusion::Fail => Inspection::Broken,
    };
    turn(state, case, |it| put(&mut it.commitments, item, found));
}

pub(super) fn party_asked(state: &mut State, case: usize, item: usize, until: NaiveDate) {
    let asked = Party::Asked(Timer::on(until));
    turn(state, case, |it| {
        // Parties are asked in the order of the rules; asking once more finds the party there.
        it.parties
            .extend(iter::repeat_n(asked, usize::from(item == it.parties.len())));
        put(&mut it.parties, item, asked);
    });
}

pub(super) fn party_confirmed(state: &mut State, case: usize, item: usize) {
    turn(state, case, |it| {
        put(&mut it.parties, item, Party::Confirmed);
    });
}

pub(super) fn party_refused(state: &mut State, case: usize, item: usize) {
    turn(state, case, |it| put(&mut it.parties, item, Party::Refused));
}
