//! By when everything is promised: along the longest chain of services that wait for each other.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use hall_core::calendar::{Calendar, Certainty, Due};
use hall_core::catalog::{Days, ServiceIx};
use hall_core::precheck::Precheck;

use super::rules;

/// The promised days of one application.
#[derive(Debug)]
pub(super) struct Promise {
    /// The day for each service, by its id.
    pub(super) services: BTreeMap<String, NaiveDate>,
    /// The day for everything together; `None` if it is beyond any day that a law could mean.
    pub(super) all: Option<Due>,
}

/// Works out the promise of an application received on `day`.
pub(super) fn promise(check: &Precheck, calendar: &Calendar, day: NaiveDate) -> Promise {
    let bundle = check.plan().bundle();
    let ends = ends(check);
    let due = |days: Days| calendar.nth_workday_after(day, days.rounded_up()).ok();
    let services = ends
        .iter()
        .filter_map(|(service, days)| {
            Some((check.plan().service(*service)?.id.clone(), due(*days)?.day))
        })
        .collect();
    // A benefit that is paid out later has its own clock and holds nobody's results up.
    let last = ends
        .iter()
        .filter(|(service, _)| {
            bundle
                .members
                .get(service.at())
                .is_some_and(|it| !it.own_clock)
        })
        .map(|(_, days)| *days)
        .max()
        .unwrap_or_default();
    Promise {
        services,
        all: due(last.plus(bundle.issuing)),
    }
}

/// Whether a day depends on a year that is not announced yet.
pub(super) fn is_provisional(due: Option<Due>) -> bool {
    due.is_none_or(|due| due.certainty == Certainty::Provisional)
}

/// The working days until each service's result, counted from the receipt.
fn ends(check: &Precheck) -> BTreeMap<ServiceIx, Days> {
    let mut ends: BTreeMap<ServiceIx, Days> = BTreeMap::new();
    let services: Vec<ServiceIx> = check.services().collect();
    // The catalogue has no cycles, so every round settles at least one more service.
    for _ in &services {
        for service in &services {
            let after = rules::after(check, *service);
            let begin = after
                .iter()
                .filter_map(|it| ends.get(it))
                .max()
                .copied()
                .unwrap_or_default();
            ends.insert(*service, begin.plus(takes(check, *service)));
        }
    }
    ends
}

/// The promised working days of one service; a fast one with a deferred material moves onto its
/// statutory limit.
fn takes(check: &Precheck, service: ServiceIx) -> Days {
    let Some(limit) = check.plan().service(service).map(|it| &it.limit) else {
        return Days::default();
    };
    let deferred = check
        .materials()
        .iter()
        .any(|it| it.is_deferred() && it.requirements.iter().any(|at| at.service == service));
    if deferred {
        limit.promised_with_deferral()
    } else {
        limit.promised
    }
}
