//! What an answer says anew of the results: on which way, and to whom they are posted.

use hall_core::flow::{Act, Context, Delivery, Event, Recipient, State, apply};

use super::{Towards, decided};
use crate::intake::Wanted;

/// What follows from it after the answer's own `events`, and to whom results are posted from now on. How
/// applicants chose to be given them (the pace, the carrier) stays. While something is on its way to where it
/// was wanted first nothing changes; the page of the application says when it can.
pub(super) fn redirected(
    before: &State,
    events: &[Event],
    by: &Towards<'_>,
    wanted: Wanted,
    context: &Context<'_>,
) -> (Vec<Event>, Option<Recipient>) {
    let mut state = before.clone();
    for event in events {
        apply(&mut state, event);
    }
    let delivery = if state.delivery.way == wanted.delivery.way {
        state.delivery.clone()
    } else {
        Delivery {
            pace: state.delivery.pace,
            ..wanted.delivery
        }
    };
    let act = Act::ChangeDelivery { delivery };
    decided(&state, by, &act, context)
        .map_or_else(|_| (Vec::new(), None), |events| (events, wanted.recipient))
}
