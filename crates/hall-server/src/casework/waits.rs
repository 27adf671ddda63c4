//! What is waited for: whom it waits for, since when and until when.

use chrono::{DateTime, Utc};
use hall_api::{Clock, Paused, Wait};
use hall_core::calendar::Certainty;
use hall_core::flow::{Conclusion, Context, Deadline, Event, Matter, Until, case_clock, deadlines};

use crate::clock::start_of;
use crate::live::LiveCatalog;
use crate::matter;
use crate::progress::Progress;

/// All of it, the earliest first. What is over and has been recorded is still waited for.
pub fn waits(catalog: &LiveCatalog, progress: &Progress, context: &Context<'_>) -> Vec<Wait> {
    let mut all = deadlines(&progress.state, context);
    all.retain(|it| !matches!(it.matter, Matter::Certificate { .. } | Matter::Invitation));
    all.sort_by_key(|it| end(it.until));
    all.iter().map(|it| wait(catalog, progress, it)).collect()
}

fn wait(catalog: &LiveCatalog, progress: &Progress, deadline: &Deadline) -> Wait {
    let state = &progress.state;
    let case = deadline.matter.case();
    let rules = case.and_then(|case| state.rules_of(case));
    let department = rules.map(|it| catalog.department_name(&it.department));
    Wait {
        matter: deadline.matter,
        what: matter::words(deadline.matter).to_owned(),
        waits_for: deadline.matter.waits_for(),
        whom: matter::whom(state, deadline.matter, department),
        service: rules.map(|it| it.service.clone()),
        since: since(progress, deadline.matter),
        until: deadline.until,
        rung: deadline.now.max(deadline.recorded),
    }
}

fn end(until: Until) -> DateTime<Utc> {
    match until {
        Until::At(instant) => instant,
        Until::Day(day) => start_of(day.succ_opt().unwrap_or(day)),
    }
}

/// When a deadline began: with the last event that sets it.
fn since(progress: &Progress, matter: Matter) -> Option<DateTime<Utc>> {
    let mut events = progress.history.iter().rev();
    let (at, _) = events.find(|(_, event)| begins(event, matter))?;
    Some(*at)
}

fn begins(event: &Event, matter: Matter) -> bool {
    match (event, matter) {
        (Event::Submitted { .. } | Event::Corrected { .. }, Matter::Acceptance)
        | (Event::Noticed { .. }, Matter::Notice)
        | (Event::Collecting { .. }, Matter::Collecting)
        | (Event::SupplementSent { .. }, Matter::Supplement)
        | (Event::Sent { .. }, Matter::Parcel)
        | (
            Event::Closed { .. } | Event::Declined { .. } | Event::Lapsed { .. },
            Matter::Invitation,
        )
        | (Event::Rated { .. }, Matter::Contact)
        | (Event::Contacted { .. }, Matter::Repair)
        | (Event::Complained { .. } | Event::Escalated { .. }, Matter::Complaint) => true,
        (
            Event::Started { case, .. },
            Matter::Promised { case: of }
            | Matter::Statutory { case: of }
            | Matter::Deferral { case: of, .. },
        )
        | (Event::ProcedureBegan { case, .. }, Matter::Procedure { case: of })
        | (
            Event::Concluded {
                case,
                conclusion: Conclusion::Mend { .. },
                ..
            },
            Matter::Mending { case: of },
        )
        | (Event::Decided { case, .. }, Matter::Inspection { case: of, .. }) => *case == of,
        (Event::Arranged { cases, .. }, Matter::Procedure { case }) => cases.contains(&case),
        (Event::PartyAsked { case, item, .. }, Matter::Party { case: of, item: at })
        | (Event::Inspected { case, item, .. }, Matter::Inspection { case: of, item: at }) => {
            *case == of && *item == at
        }
        _ => false,
    }
}

/// The clocks of a case; none before it starts.
pub fn clock(progress: &Progress, case: usize, context: &Context<'_>) -> Option<Clock> {
    let clock = case_clock(&progress.state, case, context)?;
    let it = progress.state.cases.get(case)?;
    let pauses = it.pauses.iter().map(|pause| Paused {
        after: pause.after,
        until: pause.until,
        stops: pause.stops,
    });
    Some(Clock {
        light: clock.light,
        promised_on: clock.promised.day,
        statutory_on: clock.statutory.day,
        provisional: clock.promised.certainty.max(clock.statutory.certainty)
            == Certainty::Provisional,
        left: clock.left,
        stopped: clock.stopped,
        pauses: pauses.collect(),
    })
}
