//! Outside parties: requested → confirmed | refused | overdue.
//!
//! An answer that was accepted and comes again gets the same answer. Whether the message is the party's
//! own, fresh and unread is the server's to check.

use super::super::actor::{Actor, Role};
use super::super::case::Party;
use super::super::context::Context;
use super::super::event::Event;
use super::super::refusal::Refusal;
use super::super::state::State;
use super::{Decided, accepted, in_review, said};

pub(super) fn confirm(state: &State, by: &Actor, case: usize, item: usize) -> Decided {
    match asked(state, by, case, item)? {
        Party::Confirmed => Ok(Vec::new()),
        Party::Refused => Err(Refusal::AlreadySettled),
        Party::Asked(_) => {
            in_review(state, case)?;
            Ok(vec![Event::PartyConfirmed { case, item }])
        }
    }
}

pub(super) fn deny(
    state: &State,
    by: &Actor,
    (case, item): (usize, usize),
    reason: &str,
) -> Decided {
    match asked(state, by, case, item)? {
        Party::Refused => Ok(Vec::new()),
        Party::Confirmed => Err(Refusal::AlreadySettled),
        Party::Asked(_) => {
            in_review(state, case)?;
            let reason = said(reason)?;
            Ok(vec![Event::PartyRefused { case, item, reason }])
        }
    }
}

/// The party's own question, once it was asked.
fn asked(state: &State, by: &Actor, case: usize, item: usize) -> Result<Party, Refusal> {
    accepted(state)?;
    let rule = state
        .rules_of(case)
        .and_then(|rules| rules.parties.get(item));
    let rule = rule.ok_or(Refusal::NoSuchThing)?;
    if by.role != Role::Party(rule.party.clone()) {
        return Err(Refusal::NotYours);
    }
    let party = state.cases.get(case).and_then(|it| it.parties.get(item));
    match party {
        Some(party) => Ok(*party),
        None => in_review(state, case).and(Err(Refusal::NotAsked)),
    }
}

/// A refusal may have been a mistake: the reviewer asks once more. A party that is silent is reminded
/// by the hall.
pub(super) fn ask_again(state: &State, case: usize, item: usize, context: &Context<'_>) -> Decided {
    let rule = state
        .rules_of(case)
        .and_then(|rules| rules.parties.get(item));
    let rule = rule.ok_or(Refusal::NoSuchThing)?;
    match in_review(state, case)?.parties.get(item) {
        Some(Party::Refused) => Ok(vec![Event::PartyAsked {
            case,
            item,
            until: context.workday(rule.days),
        }]),
        Some(Party::Asked(_)) => Err(Refusal::AlreadySaid),
        Some(Party::Confirmed) => Err(Refusal::AlreadySettled),
        None => Err(Refusal::NoSuchThing),
    }
}
