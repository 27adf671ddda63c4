//! The parts of the table that are explored together. All of it at once has more states than anybody can
//! wait for; each slice has everything that acts upon each other.

use hall_core::catalog::Days;
use hall_core::flow::{
    Act, CaseRules, Commitment, Deferral, Delivery, DeskAct, Handover, Limits, Outcome, Pace,
    PartyRule, Procedure, ResultRule, Rules, Stage, Stars, State,
};

/// Three departments: a root, what waits for it, and a leaf beside it.
pub(crate) fn three_departments() -> Rules {
    Rules {
        cases: vec![
            case("certificate", "hospital", &[]),
            case("household", "police", &["certificate"]),
            case("card", "health", &["certificate"]),
        ],
        limits: short_limits(),
        ..Rules::default()
    }
}

/// A case with short limits, so that time matters soon.
fn case(service: &str, department: &str, after: &[&str]) -> CaseRules {
    CaseRules {
        service: service.to_owned(),
        department: department.to_owned(),
        after: after.iter().map(|it| (*it).to_owned()).collect(),
        promised: Days::whole(3),
        statutory: Days::whole(5),
        extension: 2,
        results: vec![ResultRule {
            kind: "licence".to_owned(),
            months: None,
        }],
        ..CaseRules::default()
    }
}

fn short_limits() -> Limits {
    Limits {
        acceptance: 2,
        answer: 3,
        collecting: 1,
        carriage: 2,
        invitation: 1,
        contact: 1,
        mend: 1,
        mend_complex: 2,
        response: [60, 1, 1, 1],
    }
}

/// The bank confirms that the loan is repaid before the root is decided, the post carries what comes out
/// of it, and a material follows later.
pub(crate) fn bank_and_post() -> Rules {
    let mut rules = three_departments();
    rules.cases.truncate(2);
    let root = &mut rules.cases[0];
    root.parties.push(PartyRule {
        party: "bank".to_owned(),
        question: "loan_repaid".to_owned(),
        days: 2,
        stops_clock: true,
        decides: false,
    });
    root.deferred.push(Deferral {
        material: "lease".to_owned(),
        days: 4,
    });
    rules.delivery = Delivery {
        way: Handover::Post,
        pace: Pace::Together,
        carrier: "post".to_owned(),
    };
    rules
}

/// Two departments at once, so that they can come together.
pub(crate) fn side_by_side() -> Rules {
    let mut rules = three_departments();
    rules.cases.remove(0);
    rules
}

/// A commitment that is inspected later, and a certificate that ends some day.
pub(crate) fn commitment() -> Rules {
    let mut rules = three_departments();
    rules.cases.truncate(1);
    rules.cases[0].commitments.push(Commitment {
        material: "staff".to_owned(),
        inspect_within: 3,
    });
    rules.cases[0].results[0].months = Some(1);
    rules
}

/// Everything at once.
pub(crate) fn everything() -> Rules {
    let mut rules = three_departments();
    let (bank, inspected) = (bank_and_post(), commitment());
    rules.cases[1].parties.clone_from(&bank.cases[0].parties);
    rules.cases[0].deferred.clone_from(&bank.cases[0].deferred);
    rules.cases[2]
        .commitments
        .clone_from(&inspected.cases[0].commitments);
    rules.delivery = bank.delivery;
    rules
}

/// Notices at reception, acceptance and decisions, withdrawal, silence everywhere.
pub(crate) fn reception(state: &State, act: &Act) -> bool {
    match act {
        Act::Notify { .. } => state.notices.rounds < 3,
        Act::Accept | Act::Decline { .. } | Act::Correct { .. } | Act::Withdraw => true,
        Act::Desk { act, .. } => matches!(
            act,
            DeskAct::Decide { .. } | DeskAct::Take | DeskAct::Release
        ),
        _ => false,
    }
}

/// Supplements of several departments at once, with decisions and withdrawal.
pub(crate) fn supplements(state: &State, act: &Act) -> bool {
    match act {
        Act::Accept | Act::Answer { .. } | Act::SendSupplement | Act::Withdraw => true,
        Act::Desk { act, .. } => match act {
            DeskAct::Ask { .. } => state.supplement.rounds < 3,
            DeskAct::AskNothing | DeskAct::Decide { .. } => true,
            _ => false,
        },
        _ => false,
    }
}

/// The bank, a deferred material, the post, an agent, and certificates.
pub(crate) fn outside(_: &State, act: &Act) -> bool {
    match act {
        Act::Desk { case: 1, act, .. } => matches!(
            act,
            DeskAct::Decide {
                outcome: Outcome::Approve,
                ..
            }
        ),
        Act::Accept
        | Act::Confirm { .. }
        | Act::Deny { .. }
        | Act::HandIn { .. }
        | Act::Issue { .. }
        | Act::Send { .. }
        | Act::Deliver { .. }
        | Act::Return { .. }
        | Act::HandOver { .. }
        | Act::Withdraw => true,
        Act::ChangeDelivery { delivery } => {
            delivery.pace == Pace::Together
                && matches!(delivery.way, Handover::Post | Handover::Window)
        }
        Act::Desk { act, .. } => matches!(act, DeskAct::Decide { .. } | DeskAct::AskAgain { .. }),
        _ => false,
    }
}

/// Surveys, hearings, putting right, a joint appointment, an extension. The second department only comes
/// along, so that there is an end to it.
pub(crate) fn procedures(state: &State, act: &Act) -> bool {
    match act {
        Act::Accept | Act::Mended { .. } | Act::Withdraw => true,
        Act::Arrange { procedure, .. } => *procedure == Procedure::Survey && state.joints < 1,
        Act::Desk { case, act, .. } => match act {
            DeskAct::Begin { procedure, .. } => {
                *case == 0 && matches!(procedure, Procedure::Survey | Procedure::Hearing)
            }
            DeskAct::AskExtension { .. } => *case == 0,
            DeskAct::Conclude { .. } | DeskAct::RuleOnExtension { .. } | DeskAct::Decide { .. } => {
                true
            }
            _ => false,
        },
        _ => false,
    }
}

/// Inspections, certificates and the credit record.
pub(crate) fn inspections(_: &State, act: &Act) -> bool {
    match act {
        Act::Desk { act, .. } => matches!(act, DeskAct::Decide { .. }),
        Act::Accept
        | Act::Inspect { .. }
        | Act::Turn { .. }
        | Act::RepairCredit { .. }
        | Act::Withdraw => true,
        _ => false,
    }
}

/// Ratings, call-backs, appeals and complaints.
pub(crate) fn ratings(state: &State, act: &Act) -> bool {
    match act {
        Act::Rate { stars } => Stars::new(1) == Some(*stars) || Stars::new(5) == Some(*stars),
        Act::Complain { .. } => matches!(state.stage, Stage::Closed | Stage::Open { .. }),
        Act::Desk { act, .. } => matches!(act, DeskAct::Decide { .. }),
        Act::Accept
        | Act::Contact { .. }
        | Act::Repair { .. }
        | Act::Appeal { .. }
        | Act::RuleOnAppeal { .. }
        | Act::Escalate { .. }
        | Act::Settle { .. }
        | Act::Withdraw => true,
        _ => false,
    }
}

/// Nearly all of it: what only adds rounds of the same is left to the slices.
pub(crate) fn all(state: &State, act: &Act) -> bool {
    match act {
        Act::Notify { .. } => state.notices.rounds < 1,
        Act::Desk { act, .. } => match act {
            DeskAct::Ask { .. } => state.supplement.rounds < 2,
            DeskAct::Begin { procedure, .. } => *procedure == Procedure::Hearing,
            DeskAct::Assign { .. } | DeskAct::Take | DeskAct::Release => false,
            _ => true,
        },
        Act::ChangeContact
        | Act::ChangeDelivery { .. }
        | Act::Complain { .. }
        | Act::Arrange { .. }
        | Act::Bar { .. } => false,
        _ => true,
    }
}
