//! 后台分类审批: the department's acts on one case.

use chrono::NaiveDate;

use super::super::actor::{Actor, Role};
use super::super::case::{Asking, Case, Deferred, Extension, Findings, Party};
use super::super::command::{DeskAct, Outcome, Ruling};
use super::super::context::Context;
use super::super::event::Event;
use super::super::refusal::Refusal;
use super::super::state::State;
use super::{Decided, in_review, of_department, only, party, procedure, said, supplement};

pub(super) fn desk(
    state: &State,
    by: &Actor,
    (case, seen): (usize, u32),
    act: &DeskAct,
    context: &Context<'_>,
) -> Decided {
    may_act(state, by, case, act)?;
    let it = in_review(state, case)?;
    if it.version != seen {
        return Err(Refusal::VersionChanged);
    }
    let mut events = taking(it, by, case, act)?;
    events.extend(match act {
        DeskAct::Assign { to } => assign(state, it, case, to)?,
        DeskAct::Take => already(events.is_empty())?,
        DeskAct::Release => release(it, case)?,
        DeskAct::Ask { items } => supplement::ask(state, by, case, items, context)?,
        DeskAct::AskNothing => supplement::ask_nothing(state, case)?,
        DeskAct::Begin {
            procedure,
            until,
            people,
        } => procedure::begin(it, case, (*procedure, *until), people, context)?,
        DeskAct::Conclude { conclusion, note } => {
            procedure::conclude(it, case, *conclusion, note, context)?
        }
        DeskAct::AskExtension { days, reason } => extend(state, by, case, *days, reason)?,
        DeskAct::RuleOnExtension { ruling, reason } => rule(it, by, case, *ruling, reason)?,
        DeskAct::AskAgain { item } => party::ask_again(state, case, *item, context)?,
        DeskAct::Decide { outcome, reason } => {
            decide(state, by, case, (*outcome, reason), context)?
        }
    });
    Ok(events)
}

/// Reviewers of the department act; its head rules and assigns, and may stand in for a reviewer in
/// nothing else.
fn may_act(state: &State, by: &Actor, case: usize, act: &DeskAct) -> Result<(), Refusal> {
    super::accepted(state)?;
    state.cases.get(case).ok_or(Refusal::NoSuchThing)?;
    let ours = of_department(state, case, &by.role);
    let may = match (act, &by.role) {
        (DeskAct::Assign { .. }, Role::Supervisor) => true,
        (DeskAct::Assign { .. } | DeskAct::RuleOnExtension { .. }, Role::Head(_)) => ours,
        (DeskAct::Assign { .. } | DeskAct::RuleOnExtension { .. }, _) => false,
        (_, Role::Reviewer(_)) => ours,
        _ => false,
    };
    match () {
        () if !may => Err(Refusal::NotYours),
        () if state.barred.contains(&by.id) => Err(Refusal::Barred),
        () => Ok(()),
    }
}

/// An act on a free case takes it; a case that somebody else has in hand is not free.
fn taking(it: &Case, by: &Actor, case: usize, act: &DeskAct) -> Decided {
    if matches!(
        act,
        DeskAct::Assign { .. } | DeskAct::RuleOnExtension { .. }
    ) {
        return Ok(Vec::new());
    }
    match (&it.holder, act) {
        (Some(holder), _) if *holder != by.id => Err(Refusal::HeldByOther),
        (Some(_), _) | (None, DeskAct::Release) => Ok(Vec::new()),
        (None, _) => Ok(vec![Event::Taken {
            case,
            holder: by.id.clone(),
        }]),
    }
}

const fn already(done: bool) -> Decided {
    if done {
        Err(Refusal::AlreadySaid)
    } else {
        Ok(Vec::new())
    }
}

fn assign(state: &State, it: &Case, case: usize, to: &str) -> Decided {
    let to = said(to)?;
    if state.barred.contains(&to) {
        return Err(Refusal::NotOpen);
    }
    already(it.holder.as_ref() == Some(&to))?;
    Ok(vec![Event::Taken { case, holder: to }])
}

fn release(it: &Case, case: usize) -> Decided {
    already(it.holder.is_none())?;
    Ok(vec![Event::Released { case }])
}

/// Somebody may no longer act on this application: dismissed, ill, or a party to it (回避).
pub(super) fn bar(state: &State, by: &Actor, who: &str) -> Decided {
    only(by, &[Role::Supervisor])?;
    super::accepted(state)?;
    if state.all_final() {
        return Err(Refusal::Ended);
    }
    let who = said(who)?;
    already(state.barred.contains(&who))?;
    let held = state.cases.iter().enumerate();
    let held = held.filter(|(_, it)| it.holder.as_ref() == Some(&who));
    let released: Vec<Event> = held.map(|(case, _)| Event::Released { case }).collect();
    let barred = Event::Barred {
        who,
        by: by.clone(),
    };
    Ok(std::iter::once(barred).chain(released).collect())
}

fn extend(state: &State, by: &Actor, case: usize, days: u32, reason: &str) -> Decided {
    let most = state.rules_of(case).map_or(0, |rules| rules.extension);
    let asked = state.cases.get(case).map(|it| &it.extension);
    if asked != Some(&Extension::None) || most == 0 {
        return Err(Refusal::AlreadySettled);
    }
    if days == 0 || most < days {
        return Err(Refusal::TooManyDays);
    }
    Ok(vec![Event::ExtensionAsked {
        case,
        days,
        reason: said(reason)?,
        by: by.clone(),
    }])
}

fn rule(it: &Case, by: &Actor, case: usize, ruling: Ruling, reason: &str) -> Decided {
    match &it.extension {
        Extension::Asked { by: asked_by, .. } if *asked_by == by.id => Err(Refusal::SamePerson),
        Extension::Asked { .. } => Ok(vec![Event::ExtensionRuled {
            case,
            ruling,
            reason: said(reason)?,
            by: by.clone(),
        }]),
        Extension::None => Err(Refusal::NotAsked),
        Extension::Granted { .. } | Extension::Denied => Err(Refusal::AlreadySettled),
    }
}

fn decide(
    state: &State,
    by: &Actor,
    case: usize,
    (outcome, reason): (Outcome, &str),
    context: &Context<'_>,
) -> Decided {
    let it = in_review(state, case)?;
    if state.accepted_by.as_ref() == Some(&by.id) {
        return Err(Refusal::SamePerson);
    }
    can_decide(it)?;
    let reason = match outcome {
        Outcome::Approve => {
            can_approve(it)?;
            reason.trim().to_owned()
        }
        Outcome::Refuse => said(reason)?,
    };
    Ok(vec![decided(state, by, case, (outcome, reason), context)])
}

/// A decision that stands, with what follows from it for later.
pub(super) fn decided(
    state: &State,
    by: &Actor,
    case: usize,
    (outcome, reason): (Outcome, String),
    context: &Context<'_>,
) -> Event {
    Event::Decided {
        case,
        outcome,
        reason,
        on: context.today,
        inspect_until: inspect_until(state, case, outcome, context),
        by: by.clone(),
    }
}

/// Nothing is decided while the applicant is asked, or while somebody is out on the spot.
pub(super) const fn can_decide(it: &Case) -> Result<(), Refusal> {
    match (it.asking, it.special) {
        (Asking::Wants | Asking::Asked, _) => Err(Refusal::AwaitsApplicant),
        (_, Some(_)) => Err(Refusal::ProcedureGoing),
        (Asking::Silent | Asking::Nothing, None) => Ok(()),
    }
}

/// 补齐后才发证: approval waits for what was deferred and for whoever was asked.
fn can_approve(it: &Case) -> Result<(), Refusal> {
    match () {
        () if it.findings == Findings::Failed => Err(Refusal::ProcedureFailed),
        () if it.deferred.iter().any(|it| *it != Deferred::In) => Err(Refusal::MaterialMissing),
        () if it.parties.iter().any(|it| *it != Party::Confirmed) => Err(Refusal::PartyMissing),
        () => Ok(()),
    }
}

/// What was committed to is inspected after the approval (国办发〔2020〕42号).
pub(super) fn inspect_until(
    state: &State,
    case: usize,
    outcome: Outcome,
    context: &Context<'_>,
) -> Vec<NaiveDate> {
    let rules = state.rules_of(case).filter(|_| outcome == Outcome::Approve);
    let commitments = rules.map_or(&[][..], |rules| &rules.commitments);
    commitments
        .iter()
        .map(|it| context.workday(it.inspect_within))
        .collect()
}
