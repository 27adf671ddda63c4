//! What the outside is to be told of what happened: a topic, and whom or what it is about.

use hall_core::flow::{Asking, Event, Outcome, Ruling, Rung, State};

use crate::matter;

/// Reception's name as a subject.
const RECEPTION: &str = "reception";
/// The supervisor's.
const SUPERVISION: &str = "supervision";

/// What follows from the events of one turn for the outbox.
pub fn outbox(
    owner: &str,
    before: &State,
    after: &State,
    events: &[Event],
) -> Vec<(String, String)> {
    let submitted = events
        .iter()
        .any(|it| matches!(it, Event::Submitted { .. }));
    let told = events.iter().flat_map(|event| match event {
        Event::Accepted { .. } => accepted(owner, after, submitted),
        Event::Answered { .. } => answered(before),
        event => of_application(owner, event)
            .or_else(|| of_case(after, event))
            .into_iter()
            .chain(carried(after, event))
            .chain(late(event))
            .collect(),
    });
    let mut all: Vec<(String, String)> = Vec::new();
    for (topic, subject) in told {
        let one = (topic.to_owned(), subject);
        if !all.contains(&one) {
            all.push(one);
        }
    }
    all
}

type Told = (&'static str, String);

/// Each department hears of its case once, here. The receipt says it already when both are one.
fn accepted(owner: &str, after: &State, submitted: bool) -> Vec<Told> {
    let mut told: Vec<Told> = (0..after.cases.len())
        .map(|case| ("case_opened", after.service(case).to_owned()))
        .collect();
    if !submitted {
        told.push(("accepted", owner.to_owned()));
    }
    told
}

/// Those departments hear of an answer that asked.
fn answered(before: &State) -> Vec<Told> {
    let cases = before.cases.iter().enumerate();
    cases
        .filter(|(_, it)| it.asking == Asking::Asked)
        .map(|(case, _)| ("supplement_answered", before.service(case).to_owned()))
        .collect()
}

fn of_application(owner: &str, event: &Event) -> Option<Told> {
    let topic = match event {
        Event::Submitted { .. } => "receipt",
        Event::Noticed { .. } => "notice",
        Event::Declined { .. } => "declined",
        Event::Lapsed { .. } => "lapsed",
        Event::SupplementSent { .. } => "supplement",
        Event::SupplementDropped => "supplement_dropped",
        Event::Sent { .. } => "results_sent",
        Event::HandedOver { .. } => "results_handed_over",
        Event::Closed { .. } => "results_issued",
        Event::Contacted { .. } => "called_back",
        Event::Repaired { .. } => "mended",
        Event::Settled { .. } => "complaint_settled",
        Event::Corrected { .. } => return Some(("corrected", RECEPTION.to_owned())),
        Event::Rated { stars, .. } if stars.is_poor() => {
            return Some(("poor_rating", RECEPTION.to_owned()));
        }
        Event::Complained { .. } => return Some(("complaint", RECEPTION.to_owned())),
        Event::Escalated { .. } => return Some(("complaint_escalated", SUPERVISION.to_owned())),
        Event::Appealed { .. } => return Some(("appeal", SUPERVISION.to_owned())),
        _ => return None,
    };
    Some((topic, owner.to_owned()))
}

fn of_case(after: &State, event: &Event) -> Option<Told> {
    let (topic, case) = match event {
        Event::Started { case, .. } => ("case_started", *case),
        Event::Decided {
            case,
            outcome: Outcome::Approve,
            ..
        } => ("case_approved", *case),
        Event::Decided {
            case,
            outcome: Outcome::Refuse,
            ..
        } => ("case_refused", *case),
        Event::Cancelled { case, .. } => ("case_cancelled", *case),
        Event::Terminated { case, .. } => ("case_terminated", *case),
        Event::CaseWithdrawn { case, .. } => ("case_withdrawn", *case),
        Event::Revoked { case, .. } => ("case_revoked", *case),
        Event::ProcedureBegan { case, .. } => ("procedure_began", *case),
        Event::Concluded { case, .. } => ("procedure_concluded", *case),
        Event::ExtensionAsked { case, .. } => ("extension_asked", *case),
        Event::ExtensionRuled {
            case,
            ruling: Ruling::Granted,
            ..
        } => ("extended", *case),
        Event::HandedIn { case, .. } => ("material_handed_in", *case),
        Event::PartyConfirmed { case, .. } => ("party_confirmed", *case),
        Event::PartyRefused { case, .. } => ("party_refused", *case),
        // The link is made when the message is sent ([`crate::parties::make_link`]): nothing that opens
        // anything stands here.
        Event::PartyAsked { case, item, .. } => {
            let rule = after.rules_of(*case)?.parties.get(*item)?;
            let subject = format!("{}/{}", after.service(*case), rule.party);
            return Some(("party_asked", subject));
        }
        Event::Rang { matter, rung } => {
            let topic = match rung {
                Rung::Quiet => return None,
                Rung::Soon => "soon",
                Rung::Last => "last",
                Rung::Over => "over",
            };
            return Some((topic, matter::subject(after, *matter)));
        }
        _ => return None,
    };
    Some((topic, after.service(case).to_owned()))
}

/// The carrier hears of what it is given.
fn carried(after: &State, event: &Event) -> Option<Told> {
    let is_sent = matches!(event, Event::Sent { .. });
    is_sent.then(|| ("carrier_asked", after.delivery.carrier.clone()))
}

/// 责任事件: what was named later than it could have been is the supervisor's business.
fn late(event: &Event) -> Option<Told> {
    match event {
        Event::Noticed { late, .. } | Event::Asked { late, .. } if !late.is_empty() => {
            Some(("named_late", SUPERVISION.to_owned()))
        }
        _ => None,
    }
}
