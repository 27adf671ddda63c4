//! What is waited for, and what time makes of it.
//!
//! [`deadlines`] is what a tracking page shows (what waits for whom until when); [`due`] is what the
//! server does with it: it asks as often as it likes and carries out what it is told.

use super::case::{Case, Deferred, Inspection, Party, Phase, Step};
use super::clock::case_clock;
use super::command::{Act, Command};
use super::context::Context;
use super::delivery::CertificateState;
use super::light::Light;
use super::state::{Stage, State};
use super::timer::{Matter, Rung, Timer, Until};

/// A deadline that is running.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// What is waited for; [`Matter::waits_for`] says for whom.
    pub matter: Matter,
    /// Until when.
    pub until: Until,
    /// The highest rung that has been recorded.
    pub recorded: Rung,
    /// The rung on which it stands now.
    pub now: Rung,
}

/// What time makes happen now. Carrying it out empties the list: each rung is recorded, and fires once.
pub fn due(state: &State, context: &Context<'_>) -> Vec<Command> {
    let all = deadlines(state, context).into_iter();
    all.filter(|it| it.recorded < it.now)
        .filter(|it| may_ring(state, it.matter))
        .map(|it| Act::Ring {
            matter: it.matter,
            rung: it.now,
        })
        .map(Command::of_hall)
        .collect()
}

/// One request at a time: what is being collected waits for the answer to what was sent.
pub(super) const fn may_ring(state: &State, matter: Matter) -> bool {
    !matches!(matter, Matter::Collecting) || state.supplement.sent.is_none()
}

/// Every deadline that is running.
pub fn deadlines(state: &State, context: &Context<'_>) -> Vec<Deadline> {
    let mut timers = whole(state);
    for (at, case) in state.cases.iter().enumerate() {
        timers.extend(of_case(at, case));
    }
    let mut all: Vec<Deadline> = timers
        .into_iter()
        .map(|(matter, timer)| Deadline {
            matter,
            until: timer.until,
            recorded: timer.rung,
            now: matter.rung(timer.until, context),
        })
        .collect();
    for (at, _) in state.cases_in(Phase::InReview) {
        all.extend(limits(state, at, context).into_iter().flatten());
    }
    all
}

/// The deadlines of the application as a whole.
fn whole(state: &State) -> Vec<(Matter, Timer)> {
    use super::after::CallBack;
    let mut timers = Vec::new();
    match state.stage {
        Stage::Submitted { timer, .. } => timers.push((Matter::Acceptance, timer)),
        Stage::Noticed { timer } => timers.push((Matter::Notice, timer)),
        _ => {}
    }
    timers.extend(
        state
            .supplement
            .collecting
            .map(|it| (Matter::Collecting, it)),
    );
    timers.extend(state.supplement.sent.map(|it| (Matter::Supplement, it)));
    timers.extend(state.parcel.map(|it| (Matter::Parcel, it)));
    timers.extend(state.invitation.map(|it| (Matter::Invitation, it)));
    timers.extend(state.complaint.map(|it| (Matter::Complaint, it.timer)));
    match state.rating.map(|it| it.call_back) {
        Some(CallBack::Contact(timer)) => timers.push((Matter::Contact, timer)),
        Some(CallBack::Repair(timer)) => timers.push((Matter::Repair, timer)),
        Some(CallBack::None | CallBack::Done) | None => {}
    }
    for (item, it) in state.certificates.iter().enumerate() {
        let holds = matches!(
            it.state,
            CertificateState::Valid | CertificateState::Suspended
        );
        timers.extend(
            it.until
                .filter(|_| holds)
                .map(|it| (Matter::Certificate { item }, it)),
        );
    }
    timers
}

/// The deadlines of one case. Only inspections outlive its end.
fn of_case(case: usize, it: &Case) -> Vec<(Matter, Timer)> {
    let mut timers = Vec::new();
    for (item, it) in it.commitments.iter().enumerate() {
        if let Inspection::Due(timer) | Inspection::Mending(timer) = it {
            timers.push((Matter::Inspection { case, item }, *timer));
        }
    }
    if it.phase != Phase::InReview {
        return timers;
    }
    for (item, it) in it.deferred.iter().enumerate() {
        if let Deferred::Expected(timer) = it {
            timers.push((Matter::Deferral { case, item }, *timer));
        }
    }
    for (item, it) in it.parties.iter().enumerate() {
        if let Party::Asked(timer) = it {
            timers.push((Matter::Party { case, item }, *timer));
        }
    }
    match it.special.map(|it| (it.step, it.timer)) {
        Some((Step::Going, timer)) => timers.push((Matter::Procedure { case }, timer)),
        Some((Step::Mending, timer)) => timers.push((Matter::Mending { case }, timer)),
        Some((Step::Recheck, _)) | None => {}
    }
    timers
}

/// The two limits of a case, whose ends move with its pauses.
fn limits(state: &State, case: usize, context: &Context<'_>) -> [Option<Deadline>; 2] {
    let (Some(it), Some(clock)) = (state.cases.get(case), case_clock(state, case, context)) else {
        return [None, None];
    };
    let (promised, statutory) = match clock.light {
        Light::Green => (Rung::Quiet, Rung::Quiet),
        Light::Yellow => (Rung::Soon, Rung::Quiet),
        Light::Red => (Rung::Over, Rung::Quiet),
        Light::Black => (Rung::Over, Rung::Over),
    };
    [
        Some(Deadline {
            matter: Matter::Promised { case },
            until: Until::Day(clock.promised.day),
            recorded: it.promised,
            now: promised,
        }),
        Some(Deadline {
            matter: Matter::Statutory { case },
            until: Until::Day(clock.statutory.day),
            recorded: it.statutory,
            now: statutory,
        }),
    ]
}
