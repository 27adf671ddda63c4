//! Taking events in. An event about something that is not there changes nothing: whatever is stored,
//! applying it never fails.

mod after;
mod case;
mod intake;
mod result;
mod time;

use super::event::Event;
use super::state::State;

/// Takes an event in.
#[expect(
    clippy::too_many_lines,
    reason = "one arm an event, to be read as a table"
)]
pub fn apply(state: &mut State, event: &Event) {
    match event {
        Event::Submitted {
            on, until, rules, ..
        } => intake::submitted(state, *on, *until, rules),
        Event::Noticed {
            round,
            items,
            until,
            ..
        } => {
            intake::noticed(state, *round, items, *until);
        }
        Event::Corrected { on, until, .. } => intake::received(state, *on, *until),
        Event::Accepted { on, by } => intake::accepted(state, *on, by),
        Event::Declined { on, .. } => intake::declined(state, *on),
        Event::Lapsed { on } => intake::lapsed(state, *on),
        Event::Closed { on } => intake::closed(state, *on),
        Event::Withdrawn { on } => state.withdrawn_on = Some(*on),
        Event::Started {
            case,
            on,
            deferred_until,
        } => {
            case::started(state, *case, *on, deferred_until);
        }
        Event::Cancelled { case, .. } => case::cancelled(state, *case),
        Event::CaseWithdrawn { case, on } => case::withdrawn(state, *case, *on),
        Event::Terminated { case, on, .. } => case::terminated(state, *case, *on),
        Event::Revoked { case, .. } => case::revoked(state, *case),
        Event::Decided {
            case,
            outcome,
            on,
            inspect_until,
            ..
        } => {
            case::decided(state, *case, *outcome, *on, inspect_until);
        }
        Event::Taken { case, holder } => case::taken(state, *case, holder),
        Event::Released { case } => case::released(state, *case),
        Event::Barred { who, .. } => drop(state.barred.insert(who.clone())),
        Event::Asked { case, items, .. } => case::asked(state, *case, items),
        Event::AskedNothing { case } => case::asked_nothing(state, *case),
        Event::Collecting { until } => case::collecting(state, *until),
        Event::SupplementSent {
            round,
            cases,
            until,
            ..
        } => {
            case::supplement_sent(state, *round, cases, *until);
        }
        Event::Answered { .. } => case::answered(state),
        Event::SupplementDropped => case::supplement_dropped(state),
        Event::Paused { case, on, stops } => case::paused(state, *case, *on, *stops),
        Event::Resumed { case, on } => case::resumed(state, *case, *on),
        Event::ProcedureBegan {
            case,
            procedure,
            until,
            ..
        } => {
            case::procedure_began(state, *case, *procedure, *until);
        }
        Event::Arranged {
            joint,
            cases,
            procedure,
            on,
            ..
        } => {
            case::arranged(state, *joint, cases, *procedure, *on);
        }
        Event::Concluded {
            case, conclusion, ..
        } => case::concluded(state, *case, *conclusion),
        Event::Mended { case } => case::mended(state, *case),
        Event::ExtensionAsked { case, days, by, .. } => {
            case::extension_asked(state, *case, *days, by);
        }
        Event::ExtensionRuled { case, ruling, .. } => {
            case::extension_ruled(state, *case, *ruling);
        }
        Event::HandedIn { case, item, .. } => case::handed_in(state, *case, *item),
        Event::Inspected {
            case, item, found, ..
        } => {
            case::inspected(state, *case, *item, *found);
        }
        Event::PartyAsked { case, item, until } => case::party_asked(state, *case, *item, *until),
        Event::PartyConfirmed { case, item } => case::party_confirmed(state, *case, *item),
        Event::PartyRefused { case, item, .. } => case::party_refused(state, *case, *item),
        Event::CreditNoted { case, .. } => after::credit_noted(state, *case),
        Event::CreditRepaired { item, .. } => after::credit_repaired(state, *item),
        Event::ContactChanged { .. } => {}
        Event::DeliveryChanged { delivery, .. } => state.delivery = delivery.clone(),
        Event::Issued { case, kind, until } => result::issued(state, *case, *kind, *until),
        Event::Sent { items, until, .. } => result::sent(state, items, *until),
        Event::Returned { .. } => result::returned(state),
        Event::HandedOver { items, .. } => result::handed_over(state, items),
        Event::Turned { item, to, .. } => result::turned(state, *item, *to),
        Event::Rated {
            stars,
            contact_until,
        } => after::rated(state, *stars, *contact_until),
        Event::RatedAgain { stars } => after::rated_again(state, *stars),
        Event::Contacted { repair_until, .. } => after::contacted(state, *repair_until),
        Event::Repaired { .. } => after::repaired(state),
        Event::Appealed { .. } => after::appealed(state),
        Event::AppealRuled { ruling, .. } => after::appeal_ruled(state, *ruling),
        Event::Complained { about, until } => after::complained(state, *about, *until),
        Event::Escalated { to, until, .. } => after::escalated(state, *to, *until),
        Event::Settled { .. } => state.complaint = None,
        Event::Rang { matter, rung } => time::rang(state, *matter, *rung),
    }
}
