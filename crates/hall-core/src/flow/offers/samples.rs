//! One act of each kind about each thing that there is, with placeholders for what people say.

use super::super::after::{Grievance, Stars};
use super::super::case::{Conclusion, Phase, Procedure};
use super::super::command::{Act, DeskAct, Item, Origin, Outcome, Repair, Ruling};
use super::super::context::Context;
use super::super::delivery::{CertificateState, Delivery, Handover, Pace};
use super::super::state::State;

/// What stands where somebody has yet to say something.
const BLANK: &str = "…";

/// Every act that could be tried, whoever tries it.
pub fn samples(state: &State, context: &Context<'_>) -> Vec<Act> {
    let mut all = of_application(state);
    all.extend(of_results(state));
    for case in 0..state.cases.len() {
        all.extend(of_case(state, case, context));
    }
    let free: Vec<usize> = state
        .cases_in(Phase::InReview)
        .filter(|(_, it)| it.special.is_none())
        .map(|(case, _)| case)
        .collect();
    for procedure in [Procedure::Survey, Procedure::Acceptance] {
        all.push(Act::Arrange {
            cases: free.clone(),
            procedure,
            on: context.today,
            agenda: Vec::new(),
        });
    }
    all
}

fn blank() -> String {
    BLANK.to_owned()
}

fn item() -> Item {
    Item {
        at: blank(),
        problem: blank(),
        mend: blank(),
        basis: String::new(),
        origin: Origin::Later,
    }
}

fn of_application(state: &State) -> Vec<Act> {
    let mut all = vec![
        Act::Accept,
        Act::Notify {
            items: vec![item()],
        },
        Act::Decline { reason: blank() },
        Act::Correct {
            round: state.notices.rounds,
        },
        Act::SendSupplement,
        Act::Answer {
            round: state.supplement.rounds,
        },
        Act::Withdraw,
        Act::ChangeContact,
        Act::Bar { who: blank() },
        Act::Repair { done: blank() },
        Act::Appeal { reason: blank() },
        Act::Escalate { reason: blank() },
        Act::Settle {
            conclusion: blank(),
        },
    ];
    all.extend(
        (1..=5)
            .filter_map(Stars::new)
            .map(|stars| Act::Rate { stars }),
    );
    all.extend(
        [Repair::Ordinary, Repair::Complex, Repair::Explained]
            .map(|repair| Act::Contact { repair }),
    );
    all.extend(
        [Ruling::Granted, Ruling::Denied].map(|ruling| Act::RuleOnAppeal {
            ruling,
            reason: blank(),
        }),
    );
    all.extend(
        [Grievance::Complaint, Grievance::CannotBeDone].map(|about| Act::Complain { about }),
    );
    all.extend((0..state.credit.len()).map(|item| Act::RepairCredit { item }));
    all
}

fn of_results(state: &State) -> Vec<Act> {
    let mut all = vec![
        Act::HandOver { signature: blank() },
        Act::Send { waybill: blank() },
        Act::Deliver { signature: blank() },
        Act::Return { reason: blank() },
    ];
    let ways = [
        Handover::Electronic,
        Handover::Window,
        Handover::Post,
        Handover::Nearby,
    ];
    for way in ways {
        all.extend(
            [Pace::Together, Pace::FirstReady].map(|pace| Act::ChangeDelivery {
                delivery: Delivery {
                    way,
                    pace,
                    carrier: carrier(state, way),
                },
            }),
        );
    }
    for item in 0..state.certificates.len() {
        use CertificateState::{Revoked, Suspended, Valid};
        all.extend([Valid, Suspended, Revoked].map(|to| Act::Turn {
            item,
            to,
            reason: blank(),
        }));
    }
    all
}

fn carrier(state: &State, way: Handover) -> String {
    let carrier = &state.delivery.carrier;
    match way {
        Handover::Post if carrier.is_empty() => blank(),
        _ => carrier.clone(),
    }
}

fn of_case(state: &State, case: usize, context: &Context<'_>) -> Vec<Act> {
    let (Some(it), Some(rules)) = (state.cases.get(case), state.rules_of(case)) else {
        return Vec::new();
    };
    let mut all = vec![Act::Mended { case }];
    let seen = it.version;
    let desk = of_desk(rules.parties.len(), context).into_iter();
    all.extend(desk.map(|act| Act::Desk { case, seen, act }));
    all.extend((0..rules.deferred.len()).map(|item| Act::HandIn { case, item }));
    all.extend((0..rules.results.len()).map(|kind| Act::Issue { case, kind }));
    for item in 0..rules.parties.len() {
        all.push(Act::Confirm { case, item });
        all.push(Act::Deny {
            case,
            item,
            reason: blank(),
        });
    }
    for item in 0..rules.commitments.len() {
        all.extend(conclusions(context).map(|found| Act::Inspect {
            case,
            item,
            found,
            note: blank(),
        }));
    }
    all
}

fn conclusions(context: &Context<'_>) -> [Conclusion; 3] {
    let until = context.workday(2);
    [
        Conclusion::Pass,
        Conclusion::Mend { until },
        Conclusion::Fail,
    ]
}

fn of_desk(n_parties: usize, context: &Context<'_>) -> Vec<DeskAct> {
    let mut all = vec![
        DeskAct::Assign { to: blank() },
        DeskAct::Take,
        DeskAct::Release,
        DeskAct::Ask {
            items: vec![item()],
        },
        DeskAct::AskNothing,
        DeskAct::AskExtension {
            days: 1,
            reason: blank(),
        },
    ];
    let procedures = [
        Procedure::Survey,
        Procedure::Acceptance,
        Procedure::Hearing,
        Procedure::Testing,
        Procedure::Expert,
    ];
    all.extend(procedures.map(|procedure| DeskAct::Begin {
        procedure,
        until: context.workday(2),
        people: vec![format!("{BLANK}1"), format!("{BLANK}2")],
    }));
    all.extend(conclusions(context).map(|conclusion| DeskAct::Conclude {
        conclusion,
        note: blank(),
    }));
    all.extend(
        [Ruling::Granted, Ruling::Denied].map(|ruling| DeskAct::RuleOnExtension {
            ruling,
            reason: blank(),
        }),
    );
    all.extend((0..n_parties).map(|item| DeskAct::AskAgain { item }));
    all.extend(
        [Outcome::Approve, Outcome::Refuse].map(|outcome| DeskAct::Decide {
            outcome,
            reason: blank(),
        }),
    );
    all
}
