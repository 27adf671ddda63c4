//! What the applicant may do at any time: withdraw, move house, want the results otherwise.

use super::super::actor::{Actor, Role};
use super::super::context::Context;
use super::super::delivery::{Delivery, Handover, Place};
use super::super::event::Event;
use super::super::refusal::Refusal;
use super::super::state::{Stage, State};
use super::{Decided, only};

/// Withdrawing ends what is not decided. What is decided stands, and is still handed over.
pub(super) fn withdraw(state: &State, by: &Actor, context: &Context<'_>) -> Decided {
    only(by, &[Role::Applicant])?;
    match state.stage {
        Stage::Empty => Err(Refusal::NotAccepted),
        Stage::Declined | Stage::Lapsed | Stage::Closed => Err(Refusal::Ended),
        Stage::Open { .. } if state.all_final() => Err(Refusal::AlreadyDecided),
        Stage::Submitted { .. } | Stage::Noticed { .. } | Stage::Open { .. } => {
            Ok(vec![Event::Withdrawn { on: context.today }])
        }
    }
}

pub(super) fn change_contact(state: &State, by: &Actor) -> Decided {
    running(state, by)?;
    Ok(vec![Event::ContactChanged { by: by.clone() }])
}

/// Not while something is on its way to where it was wanted first. Wanting the post again is no repetition: it
/// may be to somebody else or to another address, which the rules need not know.
pub(super) fn change_delivery(state: &State, by: &Actor, delivery: &Delivery) -> Decided {
    running(state, by)?;
    if state
        .certificates
        .iter()
        .any(|it| it.place == Place::OnItsWay)
    {
        return Err(Refusal::OnItsWay);
    }
    if *delivery == state.delivery && delivery.way != Handover::Post {
        return Err(Refusal::NotOpen);
    }
    if delivery.way == Handover::Post && delivery.carrier.trim().is_empty() {
        return Err(Refusal::NothingNamed);
    }
    Ok(vec![Event::DeliveryChanged {
        delivery: delivery.clone(),
        by: by.clone(),
    }])
}

fn running(state: &State, by: &Actor) -> Result<(), Refusal> {
    only(by, &[Role::Applicant, Role::Agent])?;
    match state.stage {
        Stage::Empty => Err(Refusal::NotAccepted),
        it if it.is_ended() => Err(Refusal::Ended),
        _ => Ok(()),
    }
}
