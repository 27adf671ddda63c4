//! An application as its applicant follows it: a lane for each service, and what happened.

use hall_api::{Happened, Lane};
use hall_core::flow::{Event, Outcome, Phase};

use crate::live::LiveCatalog;
use crate::progress::{Progress, lane_state};
use crate::store::ApplicationRow;

/// Who acted when nobody did by hand.
const HALL: &str = "大厅";

/// The lanes.
pub fn lanes(catalog: &LiveCatalog, row: &ApplicationRow, progress: &Progress) -> Vec<Lane> {
    let name = |position: usize| {
        catalog
            .service_name(&row.bundle, progress.service(position))
            .to_owned()
    };
    let cases = progress.state.cases.iter().zip(&progress.notes).enumerate();
    cases
        .map(|(position, (case, note))| {
            let stored = row
                .cases
                .iter()
                .find(|it| it.service == progress.service(position));
            let reason = match (case.phase, note.because) {
                (Phase::Approved | Phase::Refused, _) => Some(note.reason.clone()),
                (_, Some(because)) => Some(format!("前面的“{}”没有办成", name(because))),
                _ => None,
            };
            Lane {
                service: progress.service(position).to_owned(),
                name: name(position),
                department: stored
                    .map_or("", |it| catalog.department_name(&it.department))
                    .to_owned(),
                state: lane_state(case.phase),
                waits_for: case.after.iter().map(|it| name(*it)).collect(),
                started_at: note.started_at,
                decided_at: note.ended_at,
                promised_on: stored.and_then(|it| it.promised_on),
                reason: reason.filter(|it| !it.is_empty()),
            }
        })
        .collect()
}

/// What happened, oldest first, in plain words. The opening of each case is one line for all.
pub fn history(catalog: &LiveCatalog, row: &ApplicationRow, progress: &Progress) -> Vec<Happened> {
    let name = |position: &usize| catalog.service_name(&row.bundle, progress.service(*position));
    let department = |position: &usize| {
        let stored = row
            .cases
            .iter()
            .find(|it| it.service == progress.service(*position));
        stored
            .map_or(HALL, |it| catalog.department_name(&it.department))
            .to_owned()
    };
    let received = Happened {
        at: row.received_at,
        what: format!("收到申请，同时分送 {} 个事项", progress.state.cases.len()),
        who: HALL.to_owned(),
    };
    let later = progress.history.iter().filter_map(|(at, event)| {
        let (what, who) = match event {
            Event::Started { case, .. } => (format!("开始办理“{}”", name(case)), department(case)),
            Event::Decided {
                case,
                outcome: Outcome::Approve,
                ..
            } => (format!("“{}”已办结", name(case)), department(case)),
            Event::Decided {
                case,
                outcome: Outcome::Refuse,
                reason,
                ..
            } => (
                format!("“{}”没有通过：{reason}", name(case)),
                department(case),
            ),
            Event::Cancelled { case, because } => {
                let what = format!("“{}”不再办理，因为“{}”没有办成", name(case), name(because));
                (what, HALL.to_owned())
            }
            Event::Closed { .. } => ("全部办完，结果一起发出".to_owned(), HALL.to_owned()),
            _ => return None,
        };
        Some(Happened { at: *at, what, who })
    });
    std::iter::once(received).chain(later).collect()
}
