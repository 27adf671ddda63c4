//! An application as it is followed: a lane for each service.

use hall_api::Lane;
use hall_core::flow::{Context, Phase};

use super::waits::clock;
use crate::live::LiveCatalog;
use crate::progress::Progress;
use crate::standing::lane_state;
use crate::store::ApplicationRow;

/// The lanes; none before acceptance.
pub fn lanes(
    catalog: &LiveCatalog,
    row: &ApplicationRow,
    progress: &Progress,
    context: &Context<'_>,
) -> Vec<Lane> {
    let name = |position: usize| {
        catalog
            .service_name(&row.bundle, progress.service(position))
            .to_owned()
    };
    let cases = progress.state.cases.iter().zip(&progress.notes).enumerate();
    cases
        .map(|(position, (case, note))| {
            let stored = row.case(progress.service(position));
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
                promised_on: stored.and_then(|it| it.standing.promised_on),
                reason: reason.filter(|it| !it.is_empty()),
                clock: clock(progress, position, context),
            }
        })
        .collect()
}
