//! 补正: what the departments want of the applicant, collected and sent as one.

use super::super::actor::{Actor, Role};
use super::super::case::{Asking, Phase};
use super::super::command::{Item, Origin};
use super::super::context::Context;
use super::super::event::Event;
use super::super::refusal::Refusal;
use super::super::state::State;
use super::intake::named;
use super::{Decided, accepted, in_review, only};

pub(super) fn ask(
    state: &State,
    by: &Actor,
    case: usize,
    items: &[Item],
    context: &Context<'_>,
) -> Decided {
    let it = in_review(state, case)?;
    match it.asking {
        Asking::Asked => return Err(Refusal::AwaitsApplicant),
        Asking::Wants => return Err(Refusal::AlreadySaid),
        Asking::Silent | Asking::Nothing => {}
    }
    named(items)?;
    let seen = |item: &&Item| {
        !it.named.is_empty() && item.origin == Origin::Submission && !it.named.contains(&item.at)
    };
    let asked = Event::Asked {
        case,
        late: items.iter().filter(seen).map(|it| it.at.clone()).collect(),
        items: items.to_vec(),
        by: by.clone(),
    };
    let until = context.workday(state.rules.limits.collecting);
    let first = state
        .supplement
        .collecting
        .is_none()
        .then_some(Event::Collecting { until });
    Ok(std::iter::once(asked).chain(first).collect())
}

/// Said only while a request is collected: otherwise nobody waits to hear it.
pub(super) fn ask_nothing(state: &State, case: usize) -> Decided {
    let it = in_review(state, case)?;
    match it.asking {
        _ if state.supplement.collecting.is_none() => Err(Refusal::NotAsked),
        Asking::Silent => Ok(vec![Event::AskedNothing { case }]),
        Asking::Nothing | Asking::Wants => Err(Refusal::AlreadySaid),
        Asking::Asked => Err(Refusal::AwaitsApplicant),
    }
}

pub(super) fn send(state: &State, by: &Actor, context: &Context<'_>) -> Decided {
    only(by, &[Role::Reception])?;
    accepted(state)?;
    match (state.supplement.collecting, state.supplement.sent) {
        (Some(_), None) => Ok(vec![sent(state, context)]),
        (Some(_), Some(_)) => Err(Refusal::AwaitsApplicant),
        (None, _) => Err(Refusal::NotAsked),
    }
}

/// The one request of all departments that want something.
pub(in crate::flow) fn sent(state: &State, context: &Context<'_>) -> Event {
    let cases = state.cases_in(Phase::InReview);
    Event::SupplementSent {
        round: state.supplement.rounds.saturating_add(1),
        cases: cases
            .filter(|(_, it)| it.asking == Asking::Wants)
            .map(|(case, _)| case)
            .collect(),
        on: context.today,
        until: context.citizen_day(state.rules.limits.answer),
    }
}

/// An answer that comes late from a device that was offline names a supplement that is no more.
pub(super) fn answer(state: &State, by: &Actor, round: u32, context: &Context<'_>) -> Decided {
    only(by, &[Role::Applicant, Role::Agent])?;
    accepted(state)?;
    if state.supplement.sent.is_none() || round != state.supplement.rounds {
        return Err(Refusal::NotAsked);
    }
    Ok(vec![Event::Answered {
        round,
        on: context.today,
        by: by.clone(),
    }])
}
