//! What an answer says anew of the results: on which way, and to whom they are posted.

use hall_core::flow::{Act, Context, Event, Handover, Recipient, State, apply};

use super::{Towards, decided};
use crate::intake::Wanted;

/// What follows from it after the answer's own `events`, and to whom results are posted from now on. While
/// something is on its way to where it was wanted first nothing changes; the applicant can change it afterwards.
pub(super) fn redirected(
    before: &State,
    events: &[Event],
    by: &Towards<'_>,
    [then, now]: [Wanted; 2],
    context: &Context<'_>,
) -> (Vec<Event>, Option<Recipient>) {
    let mut state = before.clone();
    for event in events {
        apply(&mut state, event);
    }
    let delivery = state.delivery.corrected(&then.delivery, &now.delivery);
    let recipient = now.recipient.filter(|_| delivery.way == Handover::Post);
    let act = Act::ChangeDelivery { delivery };
    decided(&state, by, &act, context)
        .map_or_else(|_| (Vec::new(), None), |events| (events, recipient))
}
