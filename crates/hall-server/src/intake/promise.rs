//! By when everything is promised: along the longest chain of services that wait for each other.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use hall_core::calendar::{Calendar, Certainty, Due};
use hall_core::catalog::Days;
use hall_core::flow::{CaseRules, Rules};

/// The promised days of one application.
#[derive(Debug)]
pub struct Promise {
    /// The day for each service, by its id.
    pub services: BTreeMap<String, NaiveDate>,
    /// The day for everything together; `None` if it is beyond any day that a law could mean.
    pub all: Option<Due>,
}

/// Works out the promise of an application whose clocks count from `day`.
pub fn promise(rules: &Rules, calendar: &Calendar, day: NaiveDate) -> Promise {
    let ends = ends(&rules.cases);
    let due = |days: Days| calendar.nth_workday_after(day, days.rounded_up()).ok();
    let end = |case: &CaseRules| ends.get(case.service.as_str()).copied();
    let services = rules
        .cases
        .iter()
        .filter_map(|case| Some((case.service.clone(), due(end(case)?)?.day)))
        .collect();
    // A benefit that is paid out later has its own clock and holds nobody's results up.
    let counting = rules.cases.iter().filter(|it| !it.own_clock);
    let last = counting.filter_map(end).max().unwrap_or_default();
    Promise {
        services,
        all: due(last.plus(rules.issuing)),
    }
}

/// Whether a day depends on a year that is not announced yet.
pub(super) fn is_provisional(due: Option<Due>) -> bool {
    due.is_none_or(|due| due.certainty == Certainty::Provisional)
}

/// The working days until each service's result, counted from the first.
fn ends(cases: &[CaseRules]) -> BTreeMap<&str, Days> {
    let mut ends: BTreeMap<&str, Days> = BTreeMap::new();
    // The catalogue has no cycles, so every round settles at least one more service.
    for _ in cases {
        for case in cases {
            let before = case.after.iter().filter_map(|it| ends.get(it.as_str()));
            let begin = before.max().copied().unwrap_or_default();
            ends.insert(&case.service, begin.plus(case.promised));
        }
    }
    ends
}
