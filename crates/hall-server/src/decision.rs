//! From a reviewer's decision to what is appended.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use hall_api::{Decision, ErrorCode};
use hall_core::catalog::Bundle;
use hall_core::flow::{Act, Actor, Command, Context, DeskAct, Event, Outcome, Phase, Role, decide};

use crate::app::App;
use crate::casework::{part, results, yields};
use crate::clock::day_of;
use crate::http::error::{Refusal, Reply};
use crate::intake::json;
use crate::progress::{Progress, Turn, phase_text};
use crate::refused::refusal;
use crate::store::{Append, ApplicationRow, AuditEntry, CaseRow};

/// The longest reason, in characters.
const LONGEST_REASON: usize = 1000;

/// Works out what a decision makes happen.
pub fn append(
    app: &App,
    reviewer: &str,
    case: &CaseRow,
    application: &ApplicationRow,
    decision: &Decision,
    audit: AuditEntry,
) -> Reply<Append> {
    let gone = || Refusal::internal("an application's bundle is no longer in the catalogue");
    let bundle = app.catalog.plan(&case.bundle).ok_or_else(gone)?.bundle();
    let before = Progress::of(application)?;
    let turn = turn(app, (reviewer, &audit), case, bundle, &before, decision)?;
    let mut after = before.clone();
    after.take(audit.at, turn.clone());
    let issued = after.state.is_issued();
    Ok(Append {
        number: application.number.clone(),
        seen: application.turns.len(),
        at: audit.at,
        actor: audit.actor.clone(),
        outbox: outbox(application, &after, &turn.events),
        turn: json(&turn)?,
        moved: moved(app, bundle, &before, &after, day_of(audit.at)),
        results: if issued {
            handed_over(app, bundle, &after)?
        } else {
            Vec::new()
        },
        issued,
        audit,
    })
}

fn turn(
    app: &App,
    (reviewer, audit): (&str, &AuditEntry),
    case: &CaseRow,
    bundle: &Bundle,
    before: &Progress,
    decision: &Decision,
) -> Reply<Turn> {
    if LONGEST_REASON < decision.reason.chars().count() {
        return Err(Refusal::new(ErrorCode::Unreadable)
            .because(format!("理由超过 {LONGEST_REASON} 个字"))
            .mend("请写得短一些"));
    }
    let (position, _, _) = before.case(&case.service).ok_or_else(Refusal::not_found)?;
    let act = DeskAct::Decide {
        outcome: if decision.approve {
            Outcome::Approve
        } else {
            Outcome::Refuse
        },
        reason: decision.reason.clone(),
    };
    let command = Command::new(
        Actor::new(Role::Reviewer(case.department.clone()), &audit.actor),
        Act::Desk {
            case: position,
            seen: decision.version,
            act,
        },
    );
    let context = Context {
        now: audit.at,
        today: day_of(audit.at),
        calendar: app.catalog.calendar(),
    };
    let events = decide(&before.state, &command, &context).map_err(refusal)?;
    let yields = values(app, bundle, case, decision.approve)?;
    Ok(Turn {
        events,
        by: reviewer.to_owned(),
        yields,
    })
}

fn values(
    app: &App,
    bundle: &Bundle,
    case: &CaseRow,
    approve: bool,
) -> Reply<BTreeMap<String, String>> {
    let service = bundle
        .services
        .iter()
        .find(|it| it.id == case.service)
        .filter(|_| approve);
    match service {
        Some(service) => Ok(yields(app, bundle, service, &part(case)?)),
        None => Ok(BTreeMap::new()),
    }
}

/// The cases whose phase changed. One that starts now is promised anew, from today.
fn moved(
    app: &App,
    bundle: &Bundle,
    before: &Progress,
    after: &Progress,
    today: NaiveDate,
) -> Vec<(String, String, Option<NaiveDate>)> {
    let promised = |service: &str| {
        let limit = &bundle.services.iter().find(|it| it.id == service)?.limit;
        let days = limit.promised.rounded_up();
        app.catalog
            .calendar()
            .nth_workday_after(today, days)
            .ok()
            .map(|due| due.day)
    };
    let cases = before
        .state
        .cases
        .iter()
        .zip(&after.state.cases)
        .enumerate();
    cases
        .filter(|(_, (before, after))| before.phase != after.phase)
        .map(|(position, (_, now))| {
            let service = after.state.service(position);
            let promised_on = if now.phase == Phase::InReview {
                promised(service)
            } else {
                None
            };
            (
                service.to_owned(),
                phase_text(now.phase).to_owned(),
                promised_on,
            )
        })
        .collect()
}

fn handed_over(
    app: &App,
    bundle: &Bundle,
    progress: &Progress,
) -> Reply<Vec<(String, String, String)>> {
    results(app, bundle, progress)
        .into_iter()
        .map(|(service, result)| Ok((service, result.number.clone(), json(&result)?)))
        .collect()
}

fn outbox(
    application: &ApplicationRow,
    progress: &Progress,
    events: &[Event],
) -> Vec<(String, String)> {
    events
        .iter()
        .filter_map(|event| match event {
            Event::Started { case, .. } => Some(("case_started", progress.service(*case))),
            Event::Decided {
                case,
                outcome: Outcome::Approve,
                ..
            } => Some(("case_approved", progress.service(*case))),
            Event::Decided {
                case,
                outcome: Outcome::Refuse,
                ..
            } => Some(("case_refused", progress.service(*case))),
            Event::Cancelled { case, .. } => Some(("case_cancelled", progress.service(*case))),
            Event::Closed { .. } => Some(("results_issued", application.owner.as_str())),
            _ => None,
        })
        .map(|(topic, subject)| (topic.to_owned(), subject.to_owned()))
        .collect()
}
