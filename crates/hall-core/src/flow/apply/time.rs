//! What time has made of a deadline: the rung is recorded where the deadline stands.

use super::super::after::CallBack;
use super::super::case::{Case, Deferred, Inspection, Party};
use super::super::state::{Stage, State};
use super::super::timer::{Matter, Rung, Timer};

pub(super) fn rang(state: &mut State, matter: Matter, rung: Rung) {
    if let Some(recorded) = recorded(state, matter) {
        *recorded = rung;
    }
}

/// Where the rung of a deadline is recorded.
fn recorded(state: &mut State, matter: Matter) -> Option<&mut Rung> {
    let timer = match matter {
        Matter::Promised { case } => return Some(&mut state.cases.get_mut(case)?.promised),
        Matter::Statutory { case } => return Some(&mut state.cases.get_mut(case)?.statutory),
        Matter::Acceptance | Matter::Notice => stage(&mut state.stage),
        Matter::Collecting => state.supplement.collecting.as_mut(),
        Matter::Supplement => state.supplement.sent.as_mut(),
        Matter::Procedure { case } | Matter::Mending { case } => {
            let special = state.cases.get_mut(case)?.special.as_mut();
            special.map(|it| &mut it.timer)
        }
        Matter::Deferral { case, item } => deferral(state.cases.get_mut(case)?, item),
        Matter::Party { case, item } => party(state.cases.get_mut(case)?, item),
        Matter::Inspection { case, item } => inspection(state.cases.get_mut(case)?, item),
        Matter::Certificate { item } => state.certificates.get_mut(item)?.until.as_mut(),
        Matter::Parcel => state.parcel.as_mut(),
        Matter::Invitation => state.invitation.as_mut(),
        Matter::Contact | Matter::Repair => match &mut state.rating.as_mut()?.call_back {
            CallBack::Contact(timer) | CallBack::Repair(timer) => Some(timer),
            CallBack::None | CallBack::Done => None,
        },
        Matter::Complaint => state.complaint.as_mut().map(|it| &mut it.timer),
    };
    timer.map(|it| &mut it.rung)
}

const fn stage(stage: &mut Stage) -> Option<&mut Timer> {
    match stage {
        Stage::Submitted { timer, .. } | Stage::Noticed { timer } => Some(timer),
        _ => None,
    }
}

fn deferral(case: &mut Case, item: usize) -> Option<&mut Timer> {
    match case.deferred.get_mut(item)? {
        Deferred::Expected(timer) => Some(timer),
        Deferred::NotYet | Deferred::In => None,
    }
}

fn party(case: &mut Case, item: usize) -> Option<&mut Timer> {
    match case.parties.get_mut(item)? {
        Party::Asked(timer) => Some(timer),
        Party::Confirmed | Party::Refused => None,
    }
}

fn inspection(case: &mut Case, item: usize) -> Option<&mut Timer> {
    match case.commitments.get_mut(item)? {
        Inspection::Due(timer) | Inspection::Mending(timer) => Some(timer),
        Inspection::NotYet | Inspection::Kept | Inspection::Broken => None,
    }
}
