//! Outside parties: requested → confirmed | refused | overdue.
//!
//! An answer that was accepted and comes again gets the same answer. Whether the message is the party's
//! own, fresh and unread is the server's to check.

use super::super::actor::{Actor, Role};
use super::super::case::Party;
use super::super::command::Outcome;
use super::super::context::Context;
use super::super::event::Event;
use super::super::refusal::Refusal;
use super::super::state::State;
use super::desk::{self, can_decide};
use super::{Decided, accepted, in_review, said};

pub(super) fn confirm(
    state: &State,
    by: &Actor,
    (case, item): (usize, usize),
    context: &Context<'_>,
) -> Decided {
    match asked(state, by, case, item)? {
        Party::Confirmed => Ok(Vec::new()),
        Party::Refused => Err(Refusal::AlreadySettled),
        Party::Asked(_) => {
            in_review(state, case)?;
            let mut events = vec![Event::PartyConfirmed { case, item }];
            let approve = (Outcome::Approve, String::new());
            events.extend(by_its_word(state, by, (case, item), approve, context));
            Ok(events)
        }
    }
}

pub(super) fn deny(
    state: &State,
    by: &Actor,
    (case, item): (usize, usize),
    reason: &str,
    context: &Context<'_>,
) -> Decided {
    match asked(state, by, case, item)? {
        Party::Refused => Ok(Vec::new()),
        Party::Confirmed => Err(Refusal::AlreadySettled),
        Party::Asked(_) => {
            in_review(state, case)?;
            let reason = said(reason)?;
            let refuse = (Outcome::Refuse, reason.clone());
            let mut events = vec![Event::PartyRefused { case, item, reason }];
            events.extend(by_its_word(state, by, (case, item), refuse, context));
            Ok(events)
        }
    }
}

/// Where the party's answer is the decision: so it stands, and nobody decides once more. A case that waits
/// for anything else besides is left to its reviewer.
fn by_its_word(
    state: &State,
    by: &Actor,
    (case, item): (usize, usize),
    decision: (Outcome, String),
    context: &Context<'_>,
) -> Option<Event> {
    let rules = state.rules_of(case)?;
    let decides = rules.parties.get(item)?.decides;
    let alone = rules.parties.len() == 1 && rules.deferred.is_empty();
    let free = can_decide(state.cases.get(case)?).is_ok();
    (decides && alone && free).then(|| desk::decided(state, by, case, decision, context))
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
