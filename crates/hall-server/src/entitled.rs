//! 免申办: what the licences on a shelf show that their holder is entitled to, and the application that
//! consent makes of it.
//!
//! No rule of a service stands here. The application is judged like every other; what the person did not type
//! was read off the own licences.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use hall_api::{AccountAsked, Consent, Entitled, EntitledState, Shelf, ShelfLicence};
use hall_core::application::Application;
use hall_core::catalog::{Entitlement, Field, Grant, Kind, Said, Service};
use hall_core::flow::{Phase, Stage};
use hall_core::plan::Plan;
use hall_core::value::Answer;

use crate::live::LiveCatalog;
use crate::standing::{phase_text, stage_text};
use crate::store::ApplicationRow;

/// How long before it begins somebody is told.
const AHEAD: Days = Days::new(30);

/// Whoever has one of these may still become entitled by another application.
const OVER: [Phase; 5] = [
    Phase::Refused,
    Phase::Cancelled,
    Phase::Withdrawn,
    Phase::Terminated,
    Phase::Revoked,
];

/// Who asks, and what the hall has of this person.
#[derive(Clone, Copy, Debug)]
pub struct Asking<'a> {
    /// The name.
    pub name: &'a str,
    /// The shelf.
    pub shelf: &'a Shelf,
    /// The own applications.
    pub applications: &'a [ApplicationRow],
    /// The day.
    pub today: NaiveDate,
}

/// Everything that the licences show, in the order of the catalogue.
pub fn entitled(catalog: &LiveCatalog, asking: Asking<'_>) -> Vec<Entitled> {
    let mut all = Vec::new();
    for it in catalog.entitlements() {
        let service = catalog.plan(&it.service).and_then(|plan| {
            let service = plan.bundle().services.first()?;
            Some((plan.as_ref(), service))
        });
        let Some(service) = service else {
            continue;
        };
        let shown = asking.shelf.licences.iter();
        let shown = shown.filter(|held| held.licence == it.licence);
        all.extend(shown.filter_map(|held| one(it, service, held, asking)));
    }
    all
}

fn one(
    it: &Entitlement,
    (plan, service): (&Plan, &Service),
    held: &ShelfLicence,
    asking: Asking<'_>,
) -> Option<Entitled> {
    let since = it.since(&held.face)?;
    let told_from = since.checked_sub_days(AHEAD)?;
    if asking.today < told_from || has_result(service, held, asking.shelf) {
        return None;
    }
    let is_own = is_own(asking.shelf, held, asking.name);
    let begun = begun(&it.service, asking.applications).filter(|_| is_own);
    let state = if begun.is_some() {
        EntitledState::Begun
    } else if asking.today < since {
        EntitledState::Soon
    } else if is_own && it.grant.is_some() {
        EntitledState::Open
    } else {
        EntitledState::Apply
    };
    let grant = it.grant.as_ref();
    let grant = grant.filter(|_| state == EntitledState::Open);
    let departments = &plan.bundle().departments;
    let department = departments.get(usize::from(service.department));
    Some(Entitled {
        service: it.service.clone(),
        name: service.name.clone(),
        department: department.map_or_else(String::new, |it| it.name.clone()),
        result: service.result.clone(),
        why: it.say.clone(),
        licence: held.title.clone(),
        holder: held.holder.clone(),
        since,
        state,
        account: grant.and_then(|grant| account(plan, grant, asking)),
        application: begun.map(|it| it.number.clone()),
    })
}

/// Whether the licence that the service leads to lies on the shelf already.
fn has_result(service: &Service, held: &ShelfLicence, shelf: &Shelf) -> bool {
    let Some(certificate) = &service.certificate else {
        return false;
    };
    shelf
        .licences
        .iter()
        .any(|it| it.licence == certificate.licence && it.holder == held.holder)
}

fn begun<'a>(service: &str, applications: &'a [ApplicationRow]) -> Option<&'a ApplicationRow> {
    let mut of_service = applications.iter();
    of_service.find(|it| it.case(service).is_some() && !is_over(service, it))
}

/// Whether nothing can come of it any more.
fn is_over(service: &str, application: &ApplicationRow) -> bool {
    let ended = [Stage::Declined, Stage::Lapsed].map(stage_text);
    let state = |it: &str| OVER.iter().any(|over| phase_text(*over) == it);
    let case = application.case(service);
    ended.contains(&application.stage.as_str()) || case.is_some_and(|it| state(&it.standing.state))
}

/// The idempotency key of consent: one for as long as the application that it led to may still succeed, so that
/// two presses at once are one.
pub fn key(service: &str, applications: &[ApplicationRow]) -> String {
    let over = applications.iter().filter(|it| is_over(service, it));
    let n_over = over.filter(|it| it.case(service).is_some()).count();
    format!("entitlement.{service}.{n_over}")
}

fn account(plan: &Plan, grant: &Grant, asking: Asking<'_>) -> Option<AccountAsked> {
    let mut fields = plan.bundle().fields.iter();
    let field = fields.find(|it| it.key == grant.account)?;
    Some(AccountAsked {
        label: field.label.clone(),
        hint: field.hint.clone(),
        known: known(&own(asking.shelf, asking.name), field),
    })
}

/// The application that consent makes: the form as the own licences and registers know it, the account, and
/// the consent itself.
pub fn application(
    plan: &Plan,
    grant: &Grant,
    (name, shelf): (&str, &Shelf),
    consent: &Consent,
) -> Application {
    let shelf = own(shelf, name);
    let fields = plan.bundle().fields.iter();
    let single = fields.filter(|it| it.group.is_none() && !matches!(it.kind, Kind::Rows { .. }));
    let mut answers: BTreeMap<String, Answer> = single
        .filter_map(|it| Some((it.key.clone(), Answer::Text(known(&shelf, it)?))))
        .collect();
    answers.insert(grant.account.clone(), consent.account.trim().into());
    let said = |said: &Said| match said {
        Said::Person => Answer::from(consent.signature.trim()),
        Said::Word(word) => Answer::from(word.as_str()),
    };
    let row = grant
        .row
        .iter()
        .map(|(column, it)| (column.clone(), said(it)));
    answers.insert(grant.consent.clone(), Answer::Rows(vec![row.collect()]));
    Application {
        bundle: plan.bundle().id.clone(),
        situation: grant.answers.clone(),
        answers,
        ..Application::default()
    }
}

/// The shelf without what is somebody else's: a parent's licences say nothing of the person.
fn own(shelf: &Shelf, name: &str) -> Shelf {
    let mut own = shelf.clone();
    own.licences.retain(|it| is_own(shelf, it, name));
    own
}

/// Whether a licence is the person's own: by the number on both, or else by name.
fn is_own(shelf: &Shelf, held: &ShelfLicence, name: &str) -> bool {
    match (shelf.account.get("id_no"), held.face.get("id_no")) {
        (Some(own), Some(held)) => own == held,
        _ => held.holder == name,
    }
}

fn known(shelf: &Shelf, field: &Field) -> Option<String> {
    let mut sources = field.sources.iter();
    sources
        .find_map(|source| shelf.known(field, source))
        .cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(holder: &str, id_no: &str) -> ShelfLicence {
        ShelfLicence {
            licence: "resident-id".to_owned(),
            number: "SFZ-1".to_owned(),
            title: "居民身份证".to_owned(),
            holder: holder.to_owned(),
            face: BTreeMap::from([("id_no".to_owned(), id_no.to_owned())]),
        }
    }

    #[test]
    fn a_licence_of_somebody_with_the_same_name_is_not_ones_own() {
        let mut shelf = Shelf::default();
        shelf.account.insert("id_no".to_owned(), "1".to_owned());
        assert!(is_own(&shelf, &held("魏淑芬", "1"), "魏淑芬"));
        assert!(!is_own(&shelf, &held("魏淑芬", "2"), "魏淑芬"));
    }
}
