//! 容缺 and 告知承诺: what comes later, and what was believed and is inspected later.
//!
//! The two differ: a deferred material will be brought; a commitment need not be, and is checked.

use super::super::actor::{Actor, Role};
use super::super::case::{Conclusion, Deferred, Inspection, Phase};
use super::super::context::Context;
use super::super::event::Event;
use super::super::refusal::Refusal;
use super::super::state::State;
use super::super::timer::Matter;
use super::{Decided, accepted, in_review, of_department, only, said};

/// On the spot, by post or online; what counts is when it arrives. It is in for every case that waits for
/// the same material.
pub(super) fn hand_in(state: &State, by: &Actor, case: usize, item: usize) -> Decided {
    only(by, &[Role::Applicant, Role::Agent, Role::Reception])?;
    accepted(state)?;
    let it = state.cases.get(case).ok_or(Refusal::NoSuchThing)?;
    let deferred = it.deferred.get(item).ok_or(Refusal::NoSuchThing)?;
    if *deferred == Deferred::In {
        return Err(Refusal::AlreadySettled);
    }
    if it.phase != Phase::Waiting {
        in_review(state, case)?;
    }
    let others = same_material(state, case, item);
    let all = std::iter::once((case, item)).chain(others);
    Ok(all
        .map(|(case, item)| Event::HandedIn {
            case,
            item,
            by: by.clone(),
        })
        .collect())
}

/// Where else the same material is still expected.
fn same_material(state: &State, case: usize, item: usize) -> Vec<(usize, usize)> {
    let material = |case: usize, item: usize| {
        let rule = state.rules_of(case)?.deferred.get(item)?;
        Some(&rule.material)
    };
    let wanted = material(case, item);
    let open = state
        .cases
        .iter()
        .enumerate()
        .filter(|(at, it)| *at != case && matches!(it.phase, Phase::Waiting | Phase::InReview));
    open.flat_map(|(at, it)| {
        let expected = it.deferred.iter().enumerate();
        expected
            .filter(|(_, it)| **it != Deferred::In)
            .map(move |(item, _)| (at, item))
    })
    .filter(|(case, item)| material(*case, *item) == wanted)
    .collect()
}

/// 事后核查: kept, to be put right once by a day, or broken. Broken takes the approval back (撤销) and is
/// noted in the credit record (国办发〔2020〕42号, 行政许可法 Art. 69).
pub(super) fn inspect(
    state: &State,
    by: &Actor,
    (case, item): (usize, usize),
    found: Conclusion,
    note: &str,
    context: &Context<'_>,
) -> Decided {
    accepted(state)?;
    let it = state.cases.get(case).ok_or(Refusal::NoSuchThing)?;
    let inspection = it.commitments.get(item).ok_or(Refusal::NoSuchThing)?;
    if !(matches!(by.role, Role::Reviewer(_)) && of_department(state, case, &by.role)) {
        return Err(Refusal::NotYours);
    }
    match (it.phase, inspection) {
        (Phase::Approved, Inspection::Due(_) | Inspection::Mending(_)) => {}
        (_, Inspection::NotYet) => return Err(Refusal::NotDue),
        _ => return Err(Refusal::AlreadySettled),
    }
    match (inspection, found) {
        (Inspection::Mending(_), Conclusion::Mend { .. }) => return Err(Refusal::NotOpen),
        (_, Conclusion::Mend { until }) if until < context.today => return Err(Refusal::DayOver),
        _ => {}
    }
    let mut events = vec![Event::Inspected {
        case,
        item,
        found,
        note: said(note)?,
        by: by.clone(),
    }];
    if found == Conclusion::Fail {
        let because = Matter::Inspection { case, item };
        events.push(Event::Revoked { case, item });
        events.push(Event::CreditNoted { case, because });
    }
    Ok(events)
}

/// 信用修复: commitments and deferrals are open again.
pub(super) fn repair_credit(state: &State, by: &Actor, item: usize) -> Decided {
    only(by, &[Role::Supervisor])?;
    let note = state.credit.get(item).ok_or(Refusal::NoSuchThing)?;
    if note.repaired {
        return Err(Refusal::AlreadySettled);
    }
    Ok(vec![Event::CreditRepaired {
        item,
        by: by.clone(),
    }])
}
