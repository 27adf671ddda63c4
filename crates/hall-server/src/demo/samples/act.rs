//! What a step of the table is in the words of the rules.

use chrono::{Days, NaiveDate};
use hall_core::flow::{
    Act, Asking, Conclusion, Delivery, DeskAct, Handover, Item, Origin, Outcome, Party, Phase,
    Procedure, Repair, Stars, State, USUAL_CARRIER,
};

use super::Does;

/// What a department says when it approves.
const CHECKED: &str = "已核对，符合条件";

/// The act of a step, with positions in the place of ids; `None` if there is no such thing, or nothing left
/// to finish.
pub(super) fn act(does: &Does, state: &State, today: NaiveDate) -> Option<Act> {
    match does {
        Does::Finish => next_open(state),
        Does::Approve(service) => desk(state, service, approval()),
        Does::Refuse { service, reason } => {
            let decide = DeskAct::Decide {
                outcome: Outcome::Refuse,
                reason: reason.clone(),
            };
            desk(state, service, decide)
        }
        Does::Ask {
            service,
            at,
            problem,
            mend,
        } => {
            let item = Item {
                at: at.clone(),
                problem: problem.clone(),
                mend: mend.clone(),
                basis: String::new(),
                origin: Origin::Submission,
            };
            desk(state, service, DeskAct::Ask { items: vec![item] })
        }
        Does::AskNothing(service) => desk(state, service, DeskAct::AskNothing),
        Does::Confirm(service) => {
            let case = position(state, service)?;
            Some(Act::Confirm { case, item: 0 })
        }
        Does::Survey { service, people } => {
            let begin = DeskAct::Begin {
                procedure: Procedure::Survey,
                until: today.succ_opt()?,
                people: people.clone(),
            };
            desk(state, service, begin)
        }
        Does::Pass { service, note } => {
            let conclude = DeskAct::Conclude {
                conclusion: Conclusion::Pass,
                note: note.clone(),
            };
            desk(state, service, conclude)
        }
        Does::Arrange {
            services,
            in_days,
            agenda,
        } => arrange(state, services, (today, *in_days), agenda),
        Does::Post => Some(Act::ChangeDelivery {
            delivery: Delivery {
                way: Handover::Post,
                carrier: USUAL_CARRIER.to_owned(),
                ..Delivery::default()
            },
        }),
        Does::Send(waybill) => Some(send(state, waybill)),
        Does::Deliver(signature) => Some(deliver(state, signature)),
        Does::Rate(stars) => Some(Act::Rate {
            stars: Stars::new(*stars)?,
        }),
        Does::Contact => Some(Act::Contact {
            repair: Repair::Ordinary,
        }),
        Does::Repair(done) => Some(Act::Repair { done: done.clone() }),
        Does::Withdraw => Some(Act::Withdraw),
    }
}

/// The next thing that brings an application nearer to its end: an outside party confirms, or a department
/// approves.
fn next_open(state: &State) -> Option<Act> {
    let mut open = state.cases.iter().enumerate();
    open.find_map(|(case, it)| {
        if it.phase != Phase::InReview || it.asking == Asking::Asked {
            return None;
        }
        let asked = |party: &Party| matches!(party, Party::Asked(_));
        if let Some(item) = it.parties.iter().position(asked) {
            return Some(Act::Confirm { case, item });
        }
        Some(Act::Desk {
            case,
            seen: it.version,
            act: approval(),
        })
    })
}

/// What is still to be made, and then the parcel.
fn send(state: &State, waybill: &str) -> Act {
    match state.to_make() {
        Some((case, kind)) => Act::Issue { case, kind },
        None => Act::Send {
            waybill: waybill.to_owned(),
        },
    }
}

/// The carrier's, or at the desk, where what is handed over is made first.
fn deliver(state: &State, signature: &str) -> Act {
    let signature = signature.to_owned();
    match state.to_make() {
        _ if state.delivery.way == Handover::Post => Act::Deliver { signature },
        Some((case, kind)) => Act::Issue { case, kind },
        None => Act::HandOver { signature },
    }
}

fn arrange(
    state: &State,
    services: &[String],
    (today, in_days): (NaiveDate, u64),
    agenda: &[String],
) -> Option<Act> {
    let cases: Option<Vec<usize>> = services.iter().map(|it| position(state, it)).collect();
    Some(Act::Arrange {
        cases: cases?,
        procedure: Procedure::Acceptance,
        on: today.checked_add_days(Days::new(in_days))?,
        agenda: agenda.to_vec(),
    })
}

fn approval() -> DeskAct {
    DeskAct::Decide {
        outcome: Outcome::Approve,
        reason: CHECKED.to_owned(),
    }
}

fn position(state: &State, service: &str) -> Option<usize> {
    state
        .rules
        .cases
        .iter()
        .position(|it| it.service == service)
}

fn desk(state: &State, service: &str, act: DeskAct) -> Option<Act> {
    let case = position(state, service)?;
    let seen = state.cases.get(case)?.version;
    Some(Act::Desk { case, seen, act })
}
