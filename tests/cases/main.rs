//! Good and bad cases for every rule of the catalogue, written for people who know the law and not the
//! program.
//!
//! `<bundle>/complete.json` is an application that is accepted. Each file in `<bundle>/bad` changes a few
//! answers of it and says which finding must then be there, or what must then be missing; each file in
//! `<bundle>/good` changes it to the edge of a rule and says that the rule is still content. A file is
//! named for its rule, `<code>.yaml` or `<code>-<variant>.yaml`; the README says what may stand in it.
//!
//! Besides, every rule and every sort of demand of the catalogue must have a case of either sort.

#![cfg(test)]
#![cfg(not(target_arch = "wasm32"))]

mod change;
mod check;
mod coverage;
mod file;
mod folder;

use std::env;
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use hall_catalog::{Catalogue, Files};
use hall_core::plan::Plan;

use folder::Suite;

/// The day that all cases are about.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap_or_default()
}

/// The bundles of the catalogue: of the one in the repository, or of the folder that `HALL_CATALOG` names.
fn plans() -> Vec<Arc<Plan>> {
    let files = match env::var_os("HALL_CATALOG") {
        Some(folder) => Files::open(Path::new(&folder)).unwrap(),
        None => Files::embedded(),
    };
    let catalogue = Catalogue::load(&files).unwrap_or_else(|faults| panic!("{faults}"));
    let bundles = catalogue.bundles().iter().cloned();
    bundles.map(|bundle| Arc::new(Plan::new(bundle))).collect()
}

/// Each bundle of the catalogue with its cases.
fn suites() -> Vec<(Arc<Plan>, Suite)> {
    let with_cases = plans().into_iter().map(|plan| {
        let suite = Suite::read(&plan.bundle().id);
        (plan, suite)
    });
    with_cases.collect()
}

/// Fails with all complaints at once.
fn none(complaints: &[String]) {
    assert!(
        complaints.is_empty(),
        "{} complaints:\n\n{}\n",
        complaints.len(),
        complaints.join("\n\n")
    );
}

#[test]
fn every_case_is_a_readable_file_in_a_folder_of_a_bundle() {
    let known: Vec<String> = plans()
        .iter()
        .map(|plan| plan.bundle().id.clone())
        .collect();
    let mut complaints = folder::strangers(&known);
    for (_, suite) in suites() {
        complaints.extend(suite.unreadable);
    }
    none(&complaints);
}

#[test]
fn the_complete_applications_are_accepted() {
    let mut complaints = Vec::new();
    for (plan, suite) in suites() {
        complaints.extend(check::complete(&plan, &suite.complete));
    }
    none(&complaints);
}

#[test]
fn every_case_turns_out_as_it_says() {
    let mut complaints = Vec::new();
    let mut n_cases = 0;
    for (plan, suite) in suites() {
        for case in &suite.cases {
            complaints.extend(check::check(&plan, &suite.complete, case));
        }
        println!("{}: {} cases", plan.bundle().id, suite.cases.len());
        n_cases += suite.cases.len();
    }
    assert!(n_cases != 0, "there is no case");
    none(&complaints);
}

#[test]
fn every_rule_of_the_catalogue_has_a_good_and_a_bad_case() {
    let mut complaints = Vec::new();
    for (plan, suite) in suites() {
        complaints.extend(coverage::rules(&plan, &suite));
    }
    none(&complaints);
}

#[test]
fn every_sort_of_demand_on_one_answer_has_a_good_and_a_bad_case() {
    let mut complaints = Vec::new();
    for (plan, suite) in suites() {
        complaints.extend(coverage::demands(&plan, &suite));
    }
    none(&complaints);
}

#[test]
fn no_case_is_for_a_rule_that_is_gone() {
    let mut complaints = Vec::new();
    for (plan, suite) in suites() {
        complaints.extend(coverage::stale(&plan, &suite));
    }
    none(&complaints);
}
