//! 统一出件: making certificates, handing them over, and what becomes of them (行政许可法 Art. 44, 69).

use super::super::actor::{Actor, Role};
use super::super::case::Phase;
use super::super::consequence;
use super::super::context::Context;
use super::super::delivery::{CertificateState, Handover, Place};
use super::super::event::Event;
use super::super::refusal::Refusal;
use super::super::state::State;
use super::{Decided, accepted, of_department, only, said};

/// At most one for each case and kind.
pub(super) fn issue(
    state: &State,
    by: &Actor,
    (case, kind): (usize, usize),
    context: &Context<'_>,
) -> Decided {
    only(by, &[Role::Issuing])?;
    accepted(state)?;
    let rules = state.rules_of(case).ok_or(Refusal::NoSuchThing)?;
    rules.results.get(kind).ok_or(Refusal::NoSuchThing)?;
    match state.phase(case).ok_or(Refusal::NoSuchThing)? {
        _ if state.was_made(case, kind) => Err(Refusal::AlreadySettled),
        Phase::Approved => Ok(vec![consequence::issued(state, case, kind, context)]),
        _ => Err(Refusal::NothingToHandOver),
    }
}

pub(super) fn hand_over(state: &State, by: &Actor, signature: &str) -> Decided {
    let items = ready(state, by, &[Handover::Window, Handover::Nearby])?;
    let signature = said(signature)?;
    Ok(vec![Event::HandedOver { items, signature }])
}

pub(super) fn send(state: &State, by: &Actor, waybill: &str, context: &Context<'_>) -> Decided {
    let items = ready(state, by, &[Handover::Post])?;
    let waybill = said(waybill)?;
    let until = Some(context.workday(state.rules.limits.carriage));
    Ok(vec![Event::Sent {
        items,
        waybill,
        until,
    }])
}

/// What may leave the issuing desk on one of these ways: all there is, and with one outcome, all there
/// will be.
fn ready(state: &State, by: &Actor, ways: &[Handover]) -> Result<Vec<usize>, Refusal> {
    only(by, &[Role::Issuing])?;
    accepted(state)?;
    let items = state.at_the_desk();
    let open = ways.contains(&state.delivery.way) && state.is_complete();
    (open && !items.is_empty())
        .then_some(items)
        .ok_or(Refusal::NothingToHandOver)
}

/// The carrier reports it, or the desk reads it off the return slip.
pub(super) fn deliver(state: &State, by: &Actor, signature: &str) -> Decided {
    let items = on_their_way(state, by)?;
    let signature = said(signature)?;
    Ok(vec![Event::HandedOver { items, signature }])
}

pub(super) fn bring_back(state: &State, by: &Actor, reason: &str) -> Decided {
    on_their_way(state, by)?;
    let reason = said(reason)?;
    Ok(vec![Event::Returned { reason }])
}

fn on_their_way(state: &State, by: &Actor) -> Result<Vec<usize>, Refusal> {
    only(
        by,
        &[Role::Issuing, Role::Party(state.delivery.carrier.clone())],
    )?;
    let all = state.certificates.iter().enumerate();
    let items: Vec<usize> = all
        .filter(|(_, it)| it.place == Place::OnItsWay)
        .map(|(at, _)| at)
        .collect();
    (!items.is_empty())
        .then_some(items)
        .ok_or(Refusal::NothingToHandOver)
}

/// A certificate is suspended and restored while it holds; what is revoked or expired stays so.
pub(super) fn turn(
    state: &State,
    by: &Actor,
    item: usize,
    to: CertificateState,
    reason: &str,
) -> Decided {
    use CertificateState::{Expired, Revoked, Suspended, Valid};
    let it = state.certificates.get(item).ok_or(Refusal::NoSuchThing)?;
    if !(matches!(by.role, Role::Head(_)) && of_department(state, it.case, &by.role)) {
        return Err(Refusal::NotYours);
    }
    match (it.state, to) {
        (Valid, Suspended | Revoked) | (Suspended, Valid | Revoked) => {}
        (Valid | Suspended, Expired) | (Valid, Valid) | (Suspended, Suspended) => {
            return Err(Refusal::NotOpen);
        }
        (Expired | Revoked, _) => return Err(Refusal::AlreadySettled),
    }
    let reason = said(reason)?;
    Ok(vec![Event::Turned { item, to, reason }])
}
