//! What the outside is to be told of what happened: a topic, and whom or what it is about.
//!
//! Each topic is looked up in the table of topics when the program is compiled ([`topic!`]), so that none can get
//! into the outbox that nobody could put into words.

use hall_core::flow::{Asking, Event, Outcome, Ruling, Rung, State};
use hall_core::topic::is_topic;

use crate::matter;

/// A topic of the table; with any other word the program does not compile.
macro_rules! topic {
    ($name:literal) => {{
        const TOPIC: &str = {
            assert!(is_topic($name), "no topic of hall_core::topic::TOPICS");
            $name
        };
        TOPIC
    }};
}

/// Reception's name as a subject.
const RECEPTION: &str = "reception";
/// The issuing desk's.
const ISSUING: &str = "issuing";
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
            .chain(brought_back(event))
            .chain(late(event))
            .collect(),
    });
    let mut all: Vec<(String, String)> = Vec::new();
    for (topic, subject) in told.chain(to_fetch(owner, before, after)) {
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
        .map(|case| (topic!("case_opened"), after.service(case).to_owned()))
        .collect();
    if !submitted {
        told.push((topic!("accepted"), owner.to_owned()));
    }
    told
}

/// Those departments hear of an answer that asked.
fn answered(before: &State) -> Vec<Told> {
    let cases = before.cases.iter().enumerate();
    cases
        .filter(|(_, it)| it.asking == Asking::Asked)
        .map(|(case, _)| {
            (
                topic!("supplement_answered"),
                before.service(case).to_owned(),
            )
        })
        .collect()
}

fn of_application(owner: &str, event: &Event) -> Option<Told> {
    let topic = match event {
        Event::Submitted { .. } => topic!("receipt"),
        Event::Noticed { .. } => topic!("notice"),
        Event::Declined { .. } => topic!("declined"),
        Event::Lapsed { .. } => topic!("lapsed"),
        Event::SupplementSent { .. } => topic!("supplement"),
        Event::SupplementDropped => topic!("supplement_dropped"),
        Event::Sent { .. } => topic!("results_sent"),
        Event::Returned { .. } => topic!("results_returned"),
        Event::HandedOver { .. } => topic!("results_handed_over"),
        Event::Closed { .. } => topic!("results_issued"),
        Event::Contacted { .. } => topic!("called_back"),
        Event::Repaired { .. } => topic!("mended"),
        Event::Settled { .. } => topic!("complaint_settled"),
        Event::Corrected { .. } => return Some((topic!("corrected"), RECEPTION.to_owned())),
        Event::Rated { stars, .. } if stars.is_poor() => {
            return Some((topic!("poor_rating"), RECEPTION.to_owned()));
        }
        Event::Complained { .. } => return Some((topic!("complaint"), RECEPTION.to_owned())),
        Event::Escalated { .. } => {
            return Some((topic!("complaint_escalated"), SUPERVISION.to_owned()));
        }
        Event::Appealed { .. } => return Some((topic!("appeal"), SUPERVISION.to_owned())),
        _ => return None,
    };
    Some((topic, owner.to_owned()))
}

fn of_case(after: &State, event: &Event) -> Option<Told> {
    let (topic, case) = match event {
        Event::Started { case, .. } => (topic!("case_started"), *case),
        Event::Decided {
            case,
            outcome: Outcome::Approve,
            ..
        } => (topic!("case_approved"), *case),
        Event::Decided {
            case,
            outcome: Outcome::Refuse,
            ..
        } => (topic!("case_refused"), *case),
        Event::Cancelled { case, .. } => (topic!("case_cancelled"), *case),
        Event::Terminated { case, .. } => (topic!("case_terminated"), *case),
        Event::CaseWithdrawn { case, .. } => (topic!("case_withdrawn"), *case),
        Event::Revoked { case, .. } => (topic!("case_revoked"), *case),
        Event::ProcedureBegan { case, .. } => (topic!("procedure_began"), *case),
        Event::Concluded { case, .. } => (topic!("procedure_concluded"), *case),
        Event::ExtensionAsked { case, .. } => (topic!("extension_asked"), *case),
        Event::ExtensionRuled {
            case,
            ruling: Ruling::Granted,
            ..
        } => (topic!("extended"), *case),
        Event::HandedIn { case, .. } => (topic!("material_handed_in"), *case),
        Event::PartyConfirmed { case, .. } => (topic!("party_confirmed"), *case),
        Event::PartyRefused { case, .. } => (topic!("party_refused"), *case),
        // The link is made when the message is sent ([`crate::parties::make_link`]): nothing that opens
        // anything stands here.
        Event::PartyAsked { case, item, .. } => {
            let rule = after.rules_of(*case)?.parties.get(*item)?;
            let subject = format!("{}/{}", after.service(*case), rule.party);
            return Some((topic!("party_asked"), subject));
        }
        Event::Rang { matter, rung } => {
            let topic = match rung {
                Rung::Quiet => return None,
                Rung::Soon => topic!("soon"),
                Rung::Last => topic!("last"),
                Rung::Over => topic!("over"),
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
    is_sent.then(|| (topic!("carrier_asked"), after.delivery.carrier.clone()))
}

/// Whoever comes for the results hears when there are more of them to be had.
fn to_fetch(owner: &str, before: &State, after: &State) -> Option<Told> {
    let more = before.to_fetch() < after.to_fetch();
    more.then(|| (topic!("results_ready"), owner.to_owned()))
}

/// The issuing desk has it again, and may not have brought it back itself.
fn brought_back(event: &Event) -> Option<Told> {
    let is_back = matches!(event, Event::Returned { .. });
    is_back.then(|| (topic!("parcel_returned"), ISSUING.to_owned()))
}

/// 责任事件: what was named later than it could have been is the supervisor's business.
fn late(event: &Event) -> Option<Told> {
    match event {
        Event::Noticed { late, .. } | Event::Asked { late, .. } if !late.is_empty() => {
            Some((topic!("named_late"), SUPERVISION.to_owned()))
        }
        _ => None,
    }
}
