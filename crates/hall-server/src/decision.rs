//! From a reviewer's decision to what is appended.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use hall_api::{Decision, ErrorCode};
use hall_core::catalog::Bundle;
use hall_core::flow::{self, Command, Event, Phase, decide};

use crate::app::App;
use crate::casework::{part, results, yields};
use crate::clock::day_of;
use crate::http::error::{Refusal, Reply};
use crate::intake::json;
use crate::progress::{Progress, Turn, phase_text};
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
    let turn = turn(app, reviewer, case, bundle, &before, decision)?;
    let mut after = before.clone();
    after.take(audit.at, turn.clone());
    let issued = after.state.issued;
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
    reviewer: &str,
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
    let command = Command::Decide {
        case: position,
        version: decision.version,
        approve: decision.approve,
        reason: decision.reason.clone(),
    };
    let events = decide(&before.state, &command).map_err(refusal)?;
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
    let cases = before.state.cases.iter().zip(&after.state.cases);
    cases
        .filter(|(before, after)| before.phase != after.phase)
        .map(|(_, after)| {
            let starts = after.phase == Phase::InReview;
            let promised_on = if starts {
                promised(&after.service)
            } else {
                None
            };
            (
                after.service.clone(),
                phase_text(after.phase).to_owned(),
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
            Event::Opened { .. } => None,
            Event::Started { case } => Some(("case_started", progress.service(*case))),
            Event::Approved { case, .. } => Some(("case_approved", progress.service(*case))),
            Event::Refused { case, .. } => Some(("case_refused", progress.service(*case))),
            Event::Cancelled { case, .. } => Some(("case_cancelled", progress.service(*case))),
            Event::Issued => Some(("results_issued", application.owner.as_str())),
        })
        .map(|(topic, subject)| (topic.to_owned(), subject.to_owned()))
        .collect()
}

fn refusal(refused: flow::Refusal) -> Refusal {
    let conflict = || Refusal::new(ErrorCode::Conflict);
    match refused {
        flow::Refusal::NoSuchCase => Refusal::not_found(),
        flow::Refusal::AlreadyDecided => conflict().because("这件已经办结"),
        flow::Refusal::NotStarted => conflict()
            .because("前面的事项还没有办完，这件还不能办")
            .mend("前面的事项办完后会自动开始"),
        flow::Refusal::VersionChanged => conflict().because("这件在您打开之后有了变化"),
        flow::Refusal::ReasonLacking => Refusal::new(ErrorCode::Unreadable)
            .because("不予通过必须写明理由")
            .mend("请写清楚哪里不符合、依据是什么"),
        flow::Refusal::AlreadyOpen | flow::Refusal::NothingCanStart => {
            Refusal::internal("an application cannot be opened here")
        }
    }
}
