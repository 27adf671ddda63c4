//! What a command leads to, or why it is refused.
//!
//! Every rule is asked in one order: whether the thing is there, who acts, where it stands, and last what
//! is said. So a refusal about words ([`Refusal::is_about_words`]) means that the act itself is open.

mod after;
mod applicant;
mod complaint;
mod desk;
mod intake;
mod material;
mod party;
mod procedure;
mod result;
mod supplement;
mod time;

use super::actor::{Actor, Role};
use super::case::{Case, Phase};
use super::command::{Act, Command};
use super::consequence::with_consequences;
use super::context::Context;
use super::event::Event;
use super::refusal::Refusal;
use super::state::{Stage, State};

pub(super) use supplement::sent;

/// What an act leads to before its consequences.
type Decided = Result<Vec<Event>, Refusal>;

/// What a command leads to. No events mean that it was done before, and the answer is the same.
///
/// # Errors
/// Says why the command cannot be carried out; the state stays as it is.
pub fn decide(
    state: &State,
    command: &Command,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let events = act(state, &command.by, &command.act, context)?;
    if events.is_empty() {
        return Ok(events);
    }
    Ok(with_consequences(state, events, context))
}

fn act(state: &State, by: &Actor, act: &Act, context: &Context<'_>) -> Decided {
    match act {
        Act::Submit { rules } => intake::submit(state, by, rules, context),
        Act::Notify { items } => intake::notify(state, by, items, context),
        Act::Correct { round } => intake::correct(state, by, *round, context),
        Act::Accept => intake::accept(state, by, context),
        Act::Decline { reason } => intake::decline(state, by, reason, context),
        Act::Desk { case, seen, act } => desk::desk(state, by, (*case, *seen), act, context),
        Act::Bar { who } => desk::bar(state, by, who),
        Act::Arrange {
            cases,
            procedure,
            on,
            agenda,
        } => procedure::arrange(state, by, cases, (*procedure, *on), agenda, context),
        Act::Mended { case } => procedure::mended(state, by, *case),
        Act::SendSupplement => supplement::send(state, by, context),
        Act::Answer { round } => supplement::answer(state, by, *round, context),
        Act::HandIn { case, item } => material::hand_in(state, by, *case, *item),
        Act::Inspect {
            case,
            item,
            found,
            note,
        } => material::inspect(state, by, (*case, *item), *found, note, context),
        Act::RepairCredit { item } => material::repair_credit(state, by, *item),
        Act::Confirm { case, item } => party::confirm(state, by, (*case, *item), context),
        Act::Deny { case, item, reason } => party::deny(state, by, (*case, *item), reason, context),
        Act::Withdraw => applicant::withdraw(state, by, context),
        Act::ChangeContact => applicant::change_contact(state, by),
        Act::ChangeDelivery { delivery } => applicant::change_delivery(state, by, delivery),
        Act::Issue { case, kind } => result::issue(state, by, (*case, *kind), context),
        Act::HandOver { signature } => result::hand_over(state, by, signature),
        Act::Send { waybill } => result::send(state, by, waybill, context),
        Act::Deliver { signature } => result::deliver(state, by, signature),
        Act::Return { reason } => result::bring_back(state, by, reason),
        Act::Turn { item, to, reason } => result::turn(state, by, *item, *to, reason),
        Act::Rate { stars } => after::rate(state, by, *stars, context),
        Act::Contact { repair } => after::contact(state, by, *repair, context),
        Act::Repair { done } => after::repair(state, by, done),
        Act::Appeal { reason } => after::appeal(state, by, reason),
        Act::RuleOnAppeal { ruling, reason } => after::rule(state, by, *ruling, reason),
        Act::Complain { about } => complaint::complain(state, by, *about, context),
        Act::Escalate { reason } => complaint::escalate(state, by, reason, context),
        Act::Settle { conclusion } => complaint::settle(state, by, conclusion),
        Act::Ring { matter, rung } => time::ring(state, by, *matter, *rung, context),
    }
}

/// Refuses unless the role is one of these.
fn only(by: &Actor, roles: &[Role]) -> Result<(), Refusal> {
    roles
        .contains(&by.role)
        .then_some(())
        .ok_or(Refusal::NotYours)
}

/// A case that is in review, and nothing else.
fn in_review(state: &State, case: usize) -> Result<&Case, Refusal> {
    accepted(state)?;
    let it = state.cases.get(case).ok_or(Refusal::NoSuchThing)?;
    match it.phase {
        Phase::InReview => Ok(it),
        Phase::Waiting => Err(Refusal::NotStarted),
        Phase::Approved | Phase::Refused | Phase::Revoked => Err(Refusal::AlreadyDecided),
        Phase::Cancelled | Phase::Withdrawn | Phase::Terminated => Err(Refusal::CaseEnded),
    }
}

/// Refuses unless it was accepted at some time.
const fn accepted(state: &State) -> Result<(), Refusal> {
    match state.stage {
        Stage::Empty | Stage::Submitted { .. } | Stage::Noticed { .. } => Err(Refusal::NotAccepted),
        Stage::Declined | Stage::Lapsed => Err(Refusal::Ended),
        Stage::Open { .. } | Stage::Closed => Ok(()),
    }
}

/// What somebody said, which must not be nothing.
fn said(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    (!text.is_empty())
        .then(|| text.to_owned())
        .ok_or(Refusal::ReasonLacking)
}

/// Whether the role is a reviewer's, or the head's, of the department of a case.
fn of_department(state: &State, case: usize, role: &Role) -> bool {
    let department = state.rules_of(case).map(|rules| &rules.department);
    matches!(role, Role::Reviewer(it) | Role::Head(it) if Some(it) == department)
}
