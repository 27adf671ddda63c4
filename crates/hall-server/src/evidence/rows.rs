//! The rows beside a history, held against what follows from it.

use std::collections::BTreeSet;

use hall_core::calendar::Calendar;
use hall_core::flow::{Context, Place, State};

use super::claim::{Claim, Fault};
use super::history::Replay;
use crate::clock::day_of;
use crate::standing::{self, licence_text};
use crate::store::{Record, Standing};

/// What is lost, doubled, half written or otherwise than its history.
pub(super) fn faults(record: &Record, replay: &Replay, calendar: &Calendar) -> Vec<Fault> {
    let Some(last) = record.row.turns.last() else {
        return vec![Fault::new(Claim::Linear, &record.row.number, 0, "")];
    };
    // Only days that are promised depend on the calendar, and those are not compared.
    let now = Context {
        now: last.at,
        today: day_of(last.at),
        calendar,
    };
    let state = &replay.progress.state;
    let all = [
        split(record, state),
        told(record, replay),
        cases(record, state, &now),
        application(record, replay, &now),
        results(record, state),
        licences(record, state),
        parties(record, replay),
    ];
    let turn = record.row.turns.len().saturating_sub(1);
    all.into_iter()
        .flatten()
        .map(|(claim, what)| Fault::new(claim, &record.row.number, turn, &what))
        .collect()
}

type Broken = Vec<(Claim, String)>;

/// Each service has one case, at its own department, in the order of the rules.
fn split(record: &Record, state: &State) -> Broken {
    let rules = state.rules.cases.iter();
    let wanted: Vec<(&str, &str)> = rules
        .map(|it| (it.service.as_str(), it.department.as_str()))
        .collect();
    let rows = record.row.cases.iter();
    let found: Vec<(&str, &str)> = rows
        .map(|it| (it.service(), it.department.as_str()))
        .collect();
    let empty = record.row.cases.iter().filter(|it| it.part().is_empty());
    let empty = empty.map(|it| (Claim::SplitWhole, it.service().to_owned()));
    let differs = (wanted != found).then(|| (Claim::SplitWhole, String::new()));
    differs.into_iter().chain(empty).collect()
}

/// What was told, once each. Both sides are in the same order.
fn told(record: &Record, replay: &Replay) -> Broken {
    let wanted: BTreeSet<_> = replay.told.iter().collect();
    let found: BTreeSet<_> = record.told.iter().collect();
    let differ = wanted.symmetric_difference(&found);
    differ
        .map(|(turn, topic, _)| (Claim::ToldOnce, format!("{turn}/{topic}")))
        .collect()
}

/// The phase and the holder of each case; a light changes with the days alone.
fn cases(record: &Record, state: &State, now: &Context<'_>) -> Broken {
    standing::cases(state, now)
        .into_iter()
        .filter(|wanted| {
            let row = record.row.case(&wanted.service);
            row.is_some_and(|it| {
                it.standing.state != wanted.state || it.standing.holder != wanted.holder
            })
        })
        .map(|it| (Claim::CaseStands, it.service))
        .collect()
}

/// Where the application stands. When time looks at it next depends on when it last looked.
fn application(record: &Record, replay: &Replay, now: &Context<'_>) -> Broken {
    let wanted = Standing {
        due_at: record.standing.due_at,
        ..standing::standing(&replay.progress, now)
    };
    let is_issued = replay.progress.state.is_issued();
    let stands = wanted == record.standing && is_issued == record.row.issued_at.is_some();
    (!stands)
        .then(|| (Claim::ApplicationStands, String::new()))
        .into_iter()
        .collect()
}

/// Nothing was handed over of which the applicant has no certificate, and nothing twice.
fn results(record: &Record, state: &State) -> Broken {
    let certificates = state.certificates.iter();
    let there: BTreeSet<&str> = certificates
        .filter(|it| it.place == Place::Applicant)
        .map(|it| state.service(it.case))
        .collect();
    let found: BTreeSet<&str> = record.results.iter().map(String::as_str).collect();
    there
        .symmetric_difference(&found)
        .map(|it| (Claim::ResultsHandedOver, (*it).to_owned()))
        .collect()
}

/// E-licences of a service stand as one of its certificates that the applicant has.
fn licences(record: &Record, state: &State) -> Broken {
    let stands = |service: &str, word: &str| {
        let mut made = state.certificates.iter();
        made.any(|it| {
            it.place == Place::Applicant
                && state.service(it.case) == service
                && licence_text(it.state) == word
        })
    };
    let licences = record.licences.iter();
    licences
        .filter(|(service, word)| !stands(service, word))
        .map(|(service, _)| (Claim::LicenceStands, service.clone()))
        .collect()
}

fn parties(record: &Record, replay: &Replay) -> Broken {
    let same = record.asked == replay.asked;
    (!same)
        .then(|| (Claim::PartiesAsked, String::new()))
        .into_iter()
        .collect()
}
