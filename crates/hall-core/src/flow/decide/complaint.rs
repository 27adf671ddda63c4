//! 投诉 and 办不成事: four levels, each with its time, until somebody closes it with a conclusion.

use super::super::actor::{Actor, Role};
use super::super::after::{Complaint, Grievance, Level};
use super::super::context::Context;
use super::super::event::Event;
use super::super::refusal::Refusal;
use super::super::state::{Stage, State};
use super::super::timer::Until;
use super::{Decided, only, said};

/// At any time after submission, one after the other.
pub(super) fn complain(
    state: &State,
    by: &Actor,
    about: Grievance,
    context: &Context<'_>,
) -> Decided {
    only(by, &[Role::Applicant])?;
    match (state.stage, state.complaint) {
        (Stage::Empty, _) => Err(Refusal::NotAccepted),
        (_, Some(_)) => Err(Refusal::AlreadySaid),
        (_, None) => Ok(vec![Event::Complained {
            about,
            until: until(state, Level::Window, context),
        }]),
    }
}

pub(super) fn escalate(state: &State, by: &Actor, reason: &str, context: &Context<'_>) -> Decided {
    let complaint = held(state, by)?;
    let up = climb(state, complaint, context, reason).ok_or(Refusal::AlreadySettled)?;
    said(reason)?;
    Ok(vec![up])
}

/// The next level up; nothing above the fourth.
pub(super) fn climb(
    state: &State,
    complaint: Complaint,
    context: &Context<'_>,
    reason: &str,
) -> Option<Event> {
    let to = complaint.level.next()?;
    Some(Event::Escalated {
        to,
        until: until(state, to, context),
        reason: reason.trim().to_owned(),
    })
}

pub(super) fn settle(state: &State, by: &Actor, conclusion: &str) -> Decided {
    held(state, by)?;
    Ok(vec![Event::Settled {
        conclusion: said(conclusion)?,
        by: by.clone(),
    }])
}

/// The complaint, for whoever has it.
fn held(state: &State, by: &Actor) -> Result<Complaint, Refusal> {
    let complaint = state.complaint.ok_or(Refusal::NoComplaint)?;
    let department = |it: &String| state.rules.cases.iter().any(|case| case.department == *it);
    let theirs = match complaint.level {
        Level::Window => by.role == Role::Reception,
        Level::Department => matches!(&by.role, Role::Head(it) if department(it)),
        Level::Office | Level::Taskforce => by.role == Role::Supervisor,
    };
    theirs.then_some(complaint).ok_or(Refusal::NotYours)
}

fn until(state: &State, level: Level, context: &Context<'_>) -> Until {
    let [minutes, department, office, taskforce] = state.rules.limits.response;
    match level {
        Level::Window => Until::At(context.office_minutes(minutes)),
        Level::Department => Until::Day(context.workday(department)),
        Level::Office => Until::Day(context.workday(office)),
        Level::Taskforce => Until::Day(context.workday(taskforce)),
    }
}
