//! The laws of the hall, each a property over random catalogues and random applications.

mod engine;
mod merging;
mod reading;
mod splitting;

use std::sync::Arc;

use chrono::NaiveDate;
use hall_core::application::Application;
use hall_core::plan::Plan;
use hall_tests::generate::{Random, any_application, any_bundle, filled_application};

/// How many random situations each law is held against.
const CASES: u32 = 1500;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

/// A random bundle with a random application to it. Every third one has been filled in with care, so
/// that clean applications are among them.
fn situation(seed: u64) -> (Arc<Plan>, Application) {
    let mut random = Random::new(seed);
    let plan = Arc::new(Plan::new(any_bundle(&mut random)));
    let application = if random.chance(33) {
        filled_application(&plan, today(), &mut random)
    } else {
        any_application(&plan, today(), &mut random)
    };
    (plan, application)
}
