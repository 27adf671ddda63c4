//! Whether every rule has cases, and every case a rule.

use std::collections::BTreeSet;
use std::sync::Arc;

use hall_core::catalog::{Bundle, Check, Rule, Service};
use hall_core::condition::{Scope, truth};
use hall_core::plan::Plan;
use hall_core::precheck::Precheck;

use crate::check::{expected, open};
use crate::folder::{Case, Sort, Suite};

/// The rules that no case shows at work. A good case counts only where its rule was looked at and held.
pub(crate) fn rules(plan: &Arc<Plan>, suite: &Suite) -> Vec<String> {
    let mut caught: BTreeSet<(String, String)> = BTreeSet::new();
    let mut content: BTreeSet<(String, String)> = BTreeSet::new();
    for case in &suite.cases {
        let Ok(check) = open(plan, &suite.complete, case) else {
            continue;
        };
        let key = |service: &String| (service.clone(), case.code.clone());
        match case.sort {
            Sort::Bad => {
                let report = check.report();
                let found = expected(&case.file.expect, &report);
                caught.extend(found.iter().flat_map(|it| &it.services).map(key));
            }
            Sort::Good => content.extend(holding(&check, case).into_iter().map(|it| key(&it.id))),
        }
    }
    let bundle = plan.bundle();
    let mut complaints = Vec::new();
    for (service, rule) in rules_of(bundle) {
        let key = (service.id.clone(), rule.code.clone());
        for (sort, shown) in [("bad", &caught), ("good", &content)] {
            if !shown.contains(&key) {
                complaints.push(format!(
                    "{}: no {sort} case for {} of {}",
                    bundle.id, rule.code, service.id
                ));
            }
        }
    }
    complaints
}

/// The sorts of demand that no case shows at work.
pub(crate) fn demands(plan: &Arc<Plan>, suite: &Suite) -> Vec<String> {
    let bundle = plan.bundle();
    let mut complaints = Vec::new();
    for code in demands_of(bundle) {
        for (sort, name) in [(Sort::Bad, "bad"), (Sort::Good, "good")] {
            let mut cases = suite.cases.iter();
            if !cases.any(|it| it.sort == sort && it.code == code) {
                complaints.push(format!("{}: no {name} case for {code}", bundle.id));
            }
        }
    }
    complaints
}

/// Cases for codes that nothing in the bundle gives.
pub(crate) fn stale(plan: &Arc<Plan>, suite: &Suite) -> Vec<String> {
    let bundle = plan.bundle();
    // A finding of a bad case is there, so its code is alive.
    let from_cases = suite.cases.iter().filter(|it| it.sort == Sort::Bad);
    let alive: BTreeSet<String> = rules_of(bundle)
        .map(|(_, rule)| rule.code.clone())
        .chain(demands_of(bundle).into_iter().map(str::to_owned))
        .chain(from_cases.map(|it| it.code.clone()))
        .collect();
    let good = suite.cases.iter().filter(|it| it.sort == Sort::Good);
    good.filter(|it| !alive.contains(&it.code))
        .map(|it| format!("{}: nothing in {} gives {}", it.name, bundle.id, it.code))
        .collect()
}

fn rules_of(bundle: &Bundle) -> impl Iterator<Item = (&Service, &Rule)> {
    let services = bundle.services.iter();
    services.flat_map(|service| service.rules.iter().map(move |rule| (service, rule)))
}

/// The services whose rule of the case's code was looked at and held, somewhere.
fn holding<'a>(check: &'a Precheck, case: &Case) -> Vec<&'a Service> {
    let held = |rule: &Rule, scope: Scope| {
        truth(&rule.when, check, scope).is_yes() && truth(&rule.must, check, scope).is_yes()
    };
    let holds = |rule: &Rule| match rule.each {
        Some(group) => (0..check.n_rows(group)).any(|row| held(rule, Scope::row(group, row))),
        None => held(rule, Scope::NONE),
    };
    let services = check.services();
    services
        .filter_map(|it| check.plan().service(it))
        .filter(|it| it.rules.iter().any(|it| it.code == case.code && holds(it)))
        .collect()
}

/// The codes of the findings where a service's demand on one answer is not met.
fn demands_of(bundle: &Bundle) -> BTreeSet<&'static str> {
    let uses = bundle.services.iter().flat_map(|it| &it.uses);
    uses.flat_map(|it| &it.checks).map(code_of).collect()
}

const fn code_of(check: &Check) -> &'static str {
    match check {
        Check::AtLeast(_) => "below_required_minimum",
        Check::MoreThan(_) => "not_above_required_minimum",
        Check::AtMost(_) => "above_allowed_maximum",
        Check::OneOf(_) => "option_not_accepted",
        Check::Discouraged(_) => "option_discouraged",
        Check::Includes(_) => "required_option_lacking",
        Check::MinRows(_) => "too_few_rows",
        Check::MaxRows(_) => "too_many_rows",
        Check::NotBefore(_) => "too_early",
        Check::NotAfter(_) => "too_late",
    }
}
