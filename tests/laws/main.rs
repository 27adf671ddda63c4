//! The laws of the hall, each a property over random catalogues and random applications.

#![cfg(test)]

mod correcting;
mod differing;
mod edits;
mod engine;
mod merging;
mod reading;
mod rebasing;
mod reconciling;
mod splitting;
mod tabs;

use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use hall_core::application::Application;
use hall_core::plan::Plan;
use hall_tests::generate::{Random, any_application, any_bundle, filled_application};
use hall_tests::verdicts::plans;

/// How many random situations each law is held against.
const CASES: u32 = 1500;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

/// A random application to one of the real bundles or to a random one. Every third has been filled in
/// with care, so that clean applications are among them.
fn situation(seed: u64) -> (Arc<Plan>, Application) {
    let mut random = Random::new(seed);
    let plan = match random.pick(&REAL) {
        Some(real) if random.chance(15) => Arc::clone(real),
        _ => Arc::new(Plan::new(any_bundle(&mut random))),
    };
    let application = if random.chance(33) {
        filled_application(&plan, today(), &mut random)
    } else {
        any_application(&plan, today(), &mut random)
    };
    (plan, application)
}

/// The catalogue's own bundles.
static REAL: LazyLock<Vec<Arc<Plan>>> = LazyLock::new(plans);

#[test]
fn the_laws_are_held_against_every_bundle_of_the_catalogue() {
    let ids: Vec<&str> = REAL.iter().map(|it| it.bundle().id.as_str()).collect();
    for id in ["labour-dispatch-hr", "company-start", "newborn"] {
        assert!(ids.contains(&id), "{id} is not among {ids:?}");
    }
}
