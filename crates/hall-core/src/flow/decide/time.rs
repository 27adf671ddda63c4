//! Time: a deadline has reached a rung, and what that leads to.

use super::super::actor::{Actor, Role};
use super::super::case::{Asking, Conclusion, Phase};
use super::super::context::Context;
use super::super::delivery::CertificateState;
use super::super::due::{deadlines, may_ring};
use super::super::event::Event;
use super::super::refusal::Refusal;
use super::super::state::{Stage, State};
use super::super::timer::{Matter, Rung};
use super::{Decided, complaint, only, supplement};

/// Refuses what is early, and what was recorded: so it fires once.
pub(super) fn ring(
    state: &State,
    by: &Actor,
    matter: Matter,
    rung: Rung,
    context: &Context<'_>,
) -> Decided {
    only(by, &[Role::Hall])?;
    let all = deadlines(state, context);
    let deadline = all
        .iter()
        .find(|it| it.matter == matter)
        .ok_or(Refusal::NotDue)?;
    if rung != deadline.now || rung <= deadline.recorded || !may_ring(state, matter) {
        return Err(Refusal::NotDue);
    }
    let mut events = vec![Event::Rang { matter, rung }];
    if rung == Rung::Over {
        events.extend(over(state, matter, context));
    }
    Ok(events)
}

fn over(state: &State, matter: Matter, context: &Context<'_>) -> Vec<Event> {
    let on = context.today;
    let note = String::new();
    match matter {
        Matter::Acceptance => silence(state),
        Matter::Notice => vec![Event::Lapsed { on }],
        Matter::Collecting => vec![supplement::sent(state, context)],
        Matter::Supplement => state
            .cases_in(Phase::InReview)
            .filter(|(_, it)| it.asking == Asking::Asked)
            .map(|(case, _)| Event::Terminated {
                case,
                because: matter,
                on,
            })
            .collect(),
        Matter::Deferral { case, .. } => vec![
            Event::Terminated {
                case,
                because: matter,
                on,
            },
            Event::CreditNoted {
                case,
                because: matter,
            },
        ],
        Matter::Mending { case } => {
            let conclusion = Conclusion::Fail;
            vec![Event::Concluded {
                case,
                conclusion,
                note,
            }]
        }
        Matter::Certificate { item } => {
            let to = CertificateState::Expired;
            vec![Event::Turned {
                item,
                to,
                reason: note,
            }]
        }
        Matter::Complaint => {
            let up = state
                .complaint
                .and_then(|it| complaint::climb(state, it, context, ""));
            up.into_iter().collect()
        }
        Matter::Procedure { .. }
        | Matter::Party { .. }
        | Matter::Promised { .. }
        | Matter::Statutory { .. }
        | Matter::Inspection { .. }
        | Matter::Parcel
        | Matter::Invitation
        | Matter::Contact
        | Matter::Repair => Vec::new(),
    }
}

/// 逾期不告知的，自收到申请材料之日起即为受理 (行政许可法 Art. 32).
fn silence(state: &State) -> Vec<Event> {
    match state.stage {
        Stage::Submitted { on, .. } => vec![Event::Accepted {
            on,
            by: Actor::hall(),
        }],
        _ => Vec::new(),
    }
}
