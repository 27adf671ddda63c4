//! 前台综合受理: what reception makes of a submission (行政许可法 Art. 32).
//!
//! Reception looks at completeness and form only. It accepts, or names everything that is to be corrected
//! at once, or declines with reasons. If it says nothing for five working days, the application counts as
//! accepted from the day on which it was received.

use super::super::actor::{Actor, Role};
use super::super::command::{Item, Origin};
use super::super::context::Context;
use super::super::event::Event;
use super::super::refusal::Refusal;
use super::super::rules::{CaseRules, Credit, Rules};
use super::super::state::{Stage, State};
use super::{Decided, only, said};

pub(super) fn submit(state: &State, by: &Actor, rules: &Rules, context: &Context<'_>) -> Decided {
    // At the counter, reception submits what the applicant signed there.
    only(by, &[Role::Applicant, Role::Agent, Role::Reception])?;
    if state.stage != Stage::Empty {
        return Err(Refusal::AlreadySubmitted);
    }
    if !can_start(&rules.cases) {
        return Err(Refusal::NothingCanStart);
    }
    let trusts = |it: &CaseRules| !it.deferred.is_empty() || !it.commitments.is_empty();
    if rules.credit == Credit::Barred && rules.cases.iter().any(trusts) {
        return Err(Refusal::CreditBarred);
    }
    Ok(vec![Event::Submitted {
        on: context.today,
        until: context.workday(rules.limits.acceptance),
        by: by.clone(),
        rules: Box::new(rules.clone()),
    }])
}

/// Whether every case can start some day: peel off those that wait for nobody who is left.
fn can_start(cases: &[CaseRules]) -> bool {
    let mut left: Vec<&CaseRules> = cases.iter().collect();
    loop {
        let before = left.len();
        let names: Vec<&str> = left.iter().map(|it| it.service.as_str()).collect();
        left.retain(|it| it.after.iter().any(|at| names.contains(&at.as_str())));
        if left.len() == before {
            return left.is_empty() && !cases.is_empty();
        }
    }
}

pub(super) fn notify(state: &State, by: &Actor, items: &[Item], context: &Context<'_>) -> Decided {
    only(by, &[Role::Reception])?;
    at_reception(state, by)?;
    named(items)?;
    let seen = |it: &&Item| {
        state.notices.rounds > 0
            && it.origin == Origin::Submission
            && !state.notices.named.contains(&it.at)
    };
    Ok(vec![Event::Noticed {
        round: state.notices.rounds.saturating_add(1),
        late: items.iter().filter(seen).map(|it| it.at.clone()).collect(),
        items: items.to_vec(),
        until: context.citizen_day(state.rules.limits.answer),
        by: by.clone(),
    }])
}

pub(super) fn correct(state: &State, by: &Actor, round: u32, context: &Context<'_>) -> Decided {
    only(by, &[Role::Applicant, Role::Agent, Role::Reception])?;
    match state.stage {
        Stage::Noticed { .. } if round == state.notices.rounds => Ok(vec![Event::Corrected {
            round,
            on: context.today,
            until: context.workday(state.rules.limits.acceptance),
            by: by.clone(),
        }]),
        it if it.is_ended() => Err(Refusal::Ended),
        _ => Err(Refusal::NotAsked),
    }
}

pub(super) fn accept(state: &State, by: &Actor, context: &Context<'_>) -> Decided {
    at_reception(state, by)?;
    Ok(vec![Event::Accepted {
        on: context.today,
        by: by.clone(),
    }])
}

pub(super) fn decline(state: &State, by: &Actor, reason: &str, context: &Context<'_>) -> Decided {
    only(by, &[Role::Reception])?;
    at_reception(state, by)?;
    Ok(vec![Event::Declined {
        on: context.today,
        reason: said(reason)?,
        by: by.clone(),
    }])
}

/// Reception has it; where there is no reception desk, the hall accepts what the pre-check accepted.
fn at_reception(state: &State, by: &Actor) -> Result<(), Refusal> {
    only(by, &[Role::Reception, Role::Hall])?;
    match state.stage {
        Stage::Submitted { .. } => Ok(()),
        it if it.is_ended() => Err(Refusal::Ended),
        _ => Err(Refusal::NotAtReception),
    }
}

/// A request names something, and for each thing what is wrong and how to mend it.
pub(super) fn named(items: &[Item]) -> Result<(), Refusal> {
    let whole = |it: &Item| {
        [&it.at, &it.problem, &it.mend]
            .iter()
            .all(|text| !text.trim().is_empty())
    };
    let fine = !items.is_empty() && items.iter().all(whole);
    fine.then_some(()).ok_or(Refusal::NothingNamed)
}
