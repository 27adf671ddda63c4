//! Merge and split are one pair: each part is complete on its own, and holds nothing more.

use std::sync::Arc;

use hall_core::application::Application;
use hall_core::catalog::{Level, ServiceIx, Step, Way, WayKind};
use hall_core::plan::Plan;
use hall_core::precheck::{Asked, Precheck};
use hall_core::report::Report;
use hall_core::split::{alone, split};
use hall_core::value::Answer;
use proptest::prelude::*;

use super::{CASES, situation, today};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn the_whole_is_clean_exactly_when_each_part_is_clean_alone(seed: u64) {
        let (plan, application) = situation(seed);
        let known = without_strays(&plan, &application);
        let check = Precheck::open(Arc::clone(&plan), today(), &known);
        let whole = check.report();
        let parts = split(&check);
        let unclean = parts.parts.iter().find_map(|part| {
            let service = plan.service_ix(&part.service).unwrap();
            let form = Arc::new(standalone(&check, service));
            let mut report = hall_core::precheck(&form, &alone(part, &known), today());
            report.missing.retain(|it| !arrives_later(&check, &it.at));
            (!is_clean(&report)).then_some(report)
        });
        if is_clean(&whole) {
            prop_assert!(unclean.is_none(), "the whole is clean and a part is not: {:?}", unclean);
        } else if parts_hold_everything(&whole) {
            prop_assert!(unclean.is_some(), "every part is clean and the whole is not: {:?}", whole);
        }
    }

    #[test]
    fn a_part_holds_only_what_its_service_uses(seed: u64) {
        let (plan, application) = situation(seed);
        let check = Precheck::open(Arc::clone(&plan), today(), &application);
        for part in split(&check).parts {
            let service = plan.service(plan.service_ix(&part.service).unwrap()).unwrap();
            let uses = |key: &str| {
                let ix = plan.field_ix(key);
                service.uses.iter().any(|it| Some(it.field) == ix)
                    || plan.columns(ix.unwrap()).iter().any(|column| {
                        service.uses.iter().any(|it| it.field == *column)
                    })
            };
            for (key, answer) in &part.fields {
                prop_assert!(uses(key), "{} holds {}", part.service, key);
                if let Answer::Rows(rows) = answer {
                    for column in rows.iter().flat_map(|row| row.keys()) {
                        let column = plan.field_ix(&format!("{key}.{column}")).unwrap();
                        let inline = plan.field(column).unwrap().inline;
                        let used = service.uses.iter().any(|it| it.field == column);
                        prop_assert!(inline || used);
                    }
                }
            }
            for material in &part.materials {
                let required = service.requirements.iter().any(|it| !it.any_of.is_empty());
                prop_assert!(required, "{} holds {}", part.service, material.id);
            }
        }
    }
}

/// The service's own form. What an earlier service yields comes to it with that service's result.
fn standalone(check: &Precheck, service: ServiceIx) -> Plan {
    let mut bundle = check.plan().bundle().clone();
    for state in check.materials() {
        let arrives = state.settled == Some(Step::PriorResult)
            && state.requirements.iter().any(|it| it.service == service);
        if let (true, Some(it)) = (arrives, bundle.materials.get_mut(state.material.at())) {
            it.ways.insert(0, Way::Generated { signed: false });
        }
    }
    Plan::only(bundle, &[service])
}

/// Whether a value is missing in a part only because it comes with an earlier service's result.
fn arrives_later(check: &Precheck, at: &str) -> bool {
    let (group, rest) = at.split_once('[').unwrap_or((at, ""));
    let (row, column) = rest.split_once("].").unwrap_or(("0", ""));
    let key = if column.is_empty() {
        group.to_owned()
    } else {
        format!("{group}.{column}")
    };
    let row = row.parse().unwrap_or(0);
    let field = check.plan().field_ix(&key);
    field.is_some_and(|it| check.cell_asked(row, it) == Asked::Awaited)
}

fn is_clean(report: &Report) -> bool {
    report.missing.is_empty() && report.findings.iter().all(|it| it.level != Level::Error)
}

/// What is found where a part gets the value that is worked out, whatever was typed.
const REPLACED: [&str; 2] = ["differs_from_computed", "contradicts_question"];

/// Wrong values are dropped by the split, so a part shows them as missing; unanswered questions about
/// the situation belong to no part, and what was typed against a value that is worked out reaches none.
fn parts_hold_everything(report: &Report) -> bool {
    let is_replaced = |code: &str| REPLACED.contains(&code);
    let mut errors = report.findings.iter().filter(|it| it.level == Level::Error);
    let only_replaced = report.missing.is_empty() && errors.all(|it| is_replaced(&it.code));
    !only_replaced
        && !report
            .missing
            .iter()
            .any(|it| it.at.starts_with("situation"))
        && !report
            .findings
            .iter()
            .any(|it| it.at.starts_with("situation"))
}

fn without_strays(plan: &Plan, application: &Application) -> Application {
    let mut known = application.clone();
    known.answers.retain(|key, _| plan.field_ix(key).is_some());
    // Nobody can say of a material that an earlier service will yield it; the rules know.
    known.materials.retain(|it| it.way != WayKind::PriorResult);
    known
}
