//! 举一反三: complaints and poor ratings that are alike, by bundle, service, kind and what went wrong.
//!
//! A complaint says what kind it is and no more. What went wrong is read off the record of the application:
//! what was refused, ended or late. So nobody has to sort complaints by hand, and nobody can sort them away.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use hall_api::{Dispute, Lesson, Pattern, PatternCase, WentWrong};
use hall_core::flow::{Appeal, Event, Grievance, Light, Phase};

use crate::http::error::Reply;
use crate::live::LiveCatalog;
use crate::progress::Progress;
use crate::standing::{light_of, phase_text};
use crate::store::{ApplicationRow, LessonRow};

/// What complaints have in common: bundle, service, kind, and what went wrong.
type Common = (String, Option<String>, Dispute, WentWrong);

/// The groups, the largest first, each with what was learnt from it.
pub fn patterns(
    catalog: &LiveCatalog,
    disputed: &[ApplicationRow],
    lessons: &[LessonRow],
) -> Reply<Vec<Pattern>> {
    let mut groups: BTreeMap<Common, Vec<PatternCase>> = BTreeMap::new();
    for row in disputed {
        let progress = Progress::of(row)?;
        let (service, trouble) = trouble(row, &progress)?;
        for (kind, at, answer) in disputes(&progress) {
            let common = (row.bundle.clone(), service.clone(), kind, trouble);
            groups.entry(common).or_default().push(PatternCase {
                number: row.number.clone(),
                at,
                answer,
            });
        }
    }
    let mut all: Vec<Pattern> = groups
        .into_iter()
        .map(|(common, cases)| pattern(catalog, common, cases, lessons))
        .collect();
    all.sort_by_key(|it| std::cmp::Reverse(it.cases.len()));
    Ok(all)
}

fn pattern(
    catalog: &LiveCatalog,
    (bundle, service, kind, reason): Common,
    mut cases: Vec<PatternCase>,
    lessons: &[LessonRow],
) -> Pattern {
    cases.sort_by_key(|it| std::cmp::Reverse(it.at));
    let id = id(&bundle, service.as_deref(), kind, reason);
    let name = |it: String| catalog.service_name(&bundle, &it).to_owned();
    let learnt = lessons.iter().filter(|it| it.pattern == id);
    Pattern {
        service: service.map(name),
        bundle: catalog.bundle_name(&bundle).to_owned(),
        kind,
        reason,
        cases,
        lessons: learnt.map(lesson).collect(),
        id,
    }
}

fn lesson(row: &LessonRow) -> Lesson {
    Lesson {
        rule: row.rule.clone(),
        done: row.done.clone(),
        by: row.by.clone(),
        at: row.at,
    }
}

/// Ids of bundles and services have no points.
fn id(bundle: &str, service: Option<&str>, kind: Dispute, reason: WentWrong) -> String {
    let kind = match kind {
        Dispute::Complaint => "complaint",
        Dispute::CannotBeDone => "cannot_be_done",
        Dispute::PoorRating => "poor_rating",
    };
    let reason = match reason {
        WentWrong::Refused => "refused",
        WentWrong::Ended => "ended",
        WentWrong::Late => "late",
        WentWrong::AskedTwice => "asked_twice",
        WentWrong::Other => "other",
    };
    format!("{bundle}.{}.{kind}.{reason}", service.unwrap_or("all"))
}

/// The gravest that the record shows, and the service that it happened to.
fn trouble(row: &ApplicationRow, progress: &Progress) -> Reply<(Option<String>, WentWrong)> {
    let mut gravest: Option<(WentWrong, &str)> = None;
    for case in &row.cases {
        let standing = &case.standing;
        let light = light_of(standing.light.as_deref())?;
        let found = if standing.state == phase_text(Phase::Refused) {
            WentWrong::Refused
        } else if standing.state == phase_text(Phase::Terminated) {
            WentWrong::Ended
        } else if matches!(light, Some(Light::Red | Light::Black)) {
            WentWrong::Late
        } else {
            continue;
        };
        if gravest.is_none_or(|(known, _)| found < known) {
            gravest = Some((found, standing.service.as_str()));
        }
    }
    Ok(match gravest {
        Some((found, service)) => (Some(service.to_owned()), found),
        None if 0 < progress.n_late => (None, WentWrong::AskedTwice),
        None => (None, WentWrong::Other),
    })
}

/// The complaints and the poor rating of one application, each with how it was answered.
fn disputes(progress: &Progress) -> Vec<(Dispute, DateTime<Utc>, String)> {
    let does_not_count = progress
        .state
        .rating
        .is_some_and(|it| it.appeal == Appeal::Upheld);
    let mut all: Vec<(Dispute, DateTime<Utc>, String)> = Vec::new();
    for (at, event) in &progress.history {
        match event {
            Event::Complained { about, .. } => {
                let kind = match about {
                    Grievance::Complaint => Dispute::Complaint,
                    Grievance::CannotBeDone => Dispute::CannotBeDone,
                };
                all.push((kind, *at, String::new()));
            }
            Event::Rated { stars, .. } if stars.is_poor() && !does_not_count => {
                all.push((Dispute::PoorRating, *at, String::new()));
            }
            Event::Settled { conclusion, .. } => {
                answered(&mut all, |kind| kind != Dispute::PoorRating, conclusion);
            }
            Event::Repaired { done, .. } => {
                answered(&mut all, |kind| kind == Dispute::PoorRating, done);
            }
            _ => {}
        }
    }
    all
}

/// Notes the answer to the latest of a kind.
fn answered(
    all: &mut [(Dispute, DateTime<Utc>, String)],
    is_kind: fn(Dispute) -> bool,
    answer: &str,
) {
    let latest = all.iter_mut().rev().find(|(kind, ..)| is_kind(*kind));
    if let Some((_, _, told)) = latest {
        answer.clone_into(told);
    }
}
