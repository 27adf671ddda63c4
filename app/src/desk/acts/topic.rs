//! Which acts stand together in one form, and what that form asks.

use hall_api::Offer;
use hall_core::flow::{Act, Conclusion, DeskAct};

use crate::words::{self, FormWords};

/// Acts that share a form: approving and refusing, passing and failing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Topic {
    /// One press and nothing to say.
    Press,
    /// The applicant's own; shown as a remark, because it happens in the hall.
    Applicants,
    Notify,
    Ask,
    Decline,
    Decide,
    Assign,
    Begin,
    Conclude,
    Extend,
    RuleExtension,
    /// By the commitment's position.
    Inspect(usize),
    Arrange,
    Bar,
    HandOver,
    Send,
    Arrived,
    /// By the certificate's position.
    Turn(usize),
    Repair,
    Appeal,
    RuleAppeal,
    Complaint,
    /// By the party's position.
    Deny(usize),
}

impl Topic {
    /// Where an act belongs.
    pub(super) const fn of(act: &Act) -> Self {
        match act {
            Act::Desk { act, .. } => Self::of_desk(act),
            Act::Notify { .. } => Self::Notify,
            Act::Decline { .. } => Self::Decline,
            Act::Arrange { .. } => Self::Arrange,
            Act::Deny { item, .. } => Self::Deny(*item),
            Act::HandOver { .. } => Self::HandOver,
            Act::Send { .. } => Self::Send,
            Act::Deliver { .. } | Act::Return { .. } => Self::Arrived,
            Act::Turn { item, .. } => Self::Turn(*item),
            Act::Inspect { item, .. } => Self::Inspect(*item),
            Act::Repair { .. } => Self::Repair,
            Act::Appeal { .. } => Self::Appeal,
            Act::RuleOnAppeal { .. } => Self::RuleAppeal,
            Act::Escalate { .. } | Act::Settle { .. } => Self::Complaint,
            Act::Bar { .. } => Self::Bar,
            Act::Accept
            | Act::SendSupplement
            | Act::Confirm { .. }
            | Act::Issue { .. }
            | Act::RepairCredit { .. }
            | Act::Contact { .. } => Self::Press,
            Act::Submit { .. }
            | Act::Correct { .. }
            | Act::Answer { .. }
            | Act::Mended { .. }
            | Act::HandIn { .. }
            | Act::Withdraw
            | Act::ChangeContact
            | Act::ChangeDelivery { .. }
            | Act::Rate { .. }
            | Act::Complain { .. }
            | Act::Ring { .. } => Self::Applicants,
        }
    }

    const fn of_desk(act: &DeskAct) -> Self {
        match act {
            DeskAct::Assign { .. } => Self::Assign,
            DeskAct::Take | DeskAct::Release | DeskAct::AskNothing | DeskAct::AskAgain { .. } => {
                Self::Press
            }
            DeskAct::Ask { .. } => Self::Ask,
            DeskAct::Begin { .. } => Self::Begin,
            DeskAct::Conclude { .. } => Self::Conclude,
            DeskAct::AskExtension { .. } => Self::Extend,
            DeskAct::RuleOnExtension { .. } => Self::RuleExtension,
            DeskAct::Decide { .. } => Self::Decide,
        }
    }

    /// The words of its form.
    pub(super) const fn words(self) -> FormWords {
        match self {
            Self::Press | Self::Applicants => words::FORM_PRESS,
            Self::Notify => words::FORM_NOTIFY,
            Self::Ask => words::FORM_ASK,
            Self::Decline => words::FORM_DECLINE,
            Self::Decide => words::FORM_DECIDE,
            Self::Assign => words::FORM_ASSIGN,
            Self::Begin => words::FORM_BEGIN,
            Self::Conclude => words::FORM_CONCLUDE,
            Self::Extend => words::FORM_EXTEND,
            Self::RuleExtension => words::FORM_RULE_EXTENSION,
            Self::Inspect(_) => words::FORM_INSPECT,
            Self::Arrange => words::FORM_ARRANGE,
            Self::Bar => words::FORM_BAR,
            Self::HandOver => words::FORM_HAND_OVER,
            Self::Send => words::FORM_SEND,
            Self::Arrived => words::FORM_ARRIVED,
            Self::Turn(_) => words::FORM_TURN,
            Self::Repair => words::FORM_REPAIR,
            Self::Appeal => words::FORM_APPEAL,
            Self::RuleAppeal => words::FORM_RULE_APPEAL,
            Self::Complaint => words::FORM_COMPLAINT,
            Self::Deny(_) => words::FORM_DENY,
        }
    }

    /// The id of its first control; those of the others begin with it.
    pub(super) fn id(self) -> String {
        let name = match self {
            Self::Press => "press",
            Self::Applicants => "applicants",
            Self::Notify => "notify",
            Self::Ask => "ask",
            Self::Decline => "decline",
            Self::Decide => "reason",
            Self::Assign => "assign",
            Self::Begin => "begin",
            Self::Conclude => "conclude",
            Self::Extend => "extend",
            Self::RuleExtension => "rule-extension",
            Self::Inspect(item) => return format!("inspect-{item}"),
            Self::Arrange => "arrange",
            Self::Bar => "bar",
            Self::HandOver => "hand-over",
            Self::Send => "send",
            Self::Arrived => "arrived",
            Self::Turn(item) => return format!("turn-{item}"),
            Self::Repair => "repair",
            Self::Appeal => "appeal",
            Self::RuleAppeal => "rule-appeal",
            Self::Complaint => "complaint",
            Self::Deny(item) => return format!("deny-{item}"),
        };
        name.to_owned()
    }

    /// Whether its form stands open: what somebody came to do. The others unfold.
    pub(super) const fn is_open(self) -> bool {
        matches!(
            self,
            Self::Decide
                | Self::RuleExtension
                | Self::RuleAppeal
                | Self::HandOver
                | Self::Send
                | Self::Arrived
                | Self::Conclude
                | Self::Repair
                | Self::Complaint
        )
    }

    /// Whether a short line is enough for what is said.
    pub(super) const fn is_short(self) -> bool {
        matches!(
            self,
            Self::Assign | Self::Bar | Self::HandOver | Self::Send | Self::Arrived
        )
    }
}

/// Offers in heaps that share a form, in the order in which they were offered. Two commitments or two
/// certificates have a form each, and so have the same things of two cases.
pub(super) fn by_topic(offers: Vec<Offer>) -> Vec<(Topic, Vec<Offer>)> {
    let mut heaps: Vec<(Topic, Vec<Offer>)> = Vec::new();
    for offer in offers {
        let topic = Topic::of(&offer.act);
        match heaps.iter_mut().find(|(it, _)| *it == topic) {
            Some((_, heap)) => heap.push(offer),
            None => heaps.push((topic, vec![offer])),
        }
    }
    heaps
}

/// Whether an act takes a day: until when something is put right.
pub(super) const fn gives_time(act: &Act) -> bool {
    matches!(
        act,
        Act::Inspect {
            found: Conclusion::Mend { .. },
            ..
        } | Act::Desk {
            act: DeskAct::Conclude {
                conclusion: Conclusion::Mend { .. },
                ..
            },
            ..
        }
    )
}

#[cfg(test)]
mod tests {
    use hall_core::flow::Outcome;

    use super::*;

    fn decide(outcome: Outcome) -> Offer {
        Offer {
            id: String::new(),
            label: String::new(),
            service: None,
            act: Act::Desk {
                case: 0,
                seen: 1,
                act: DeskAct::Decide {
                    outcome,
                    reason: "…".into(),
                },
            },
            colleagues: Vec::new(),
        }
    }

    #[test]
    fn approving_and_refusing_share_one_form() {
        let accept = Offer {
            act: Act::Accept,
            ..decide(Outcome::Approve)
        };
        let heaps = by_topic(vec![
            decide(Outcome::Approve),
            accept,
            decide(Outcome::Refuse),
        ]);
        let shape: Vec<(Topic, usize)> = heaps.iter().map(|(it, all)| (*it, all.len())).collect();
        assert_eq!(shape, [(Topic::Decide, 2), (Topic::Press, 1)]);
    }
}
