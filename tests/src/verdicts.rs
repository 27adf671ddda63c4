//! Judging many applications, and what came of it in a few words.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use chrono::NaiveDate;
use hall_core::application::{self, Application};
use hall_core::calendar::Calendar;
use hall_core::catalog::Bundle;
use hall_core::plan::Plan;
use hall_core::precheck;
use sha2::{Digest, Sha256};

use crate::generate::{Random, any_application, any_bundle, filled_application};

/// The bundles of the catalogue's snapshot; none if it was not written before compiling.
const BUNDLES: &[&str] = include!(concat!(env!("OUT_DIR"), "/bundles.rs"));

/// Its working-day calendar, alone in a list.
const CALENDARS: &[&str] = include!(concat!(env!("OUT_DIR"), "/calendars.rs"));

/// How many applications share a digest: a difference is then found among so many.
pub const N_IN_DIGEST: usize = 100;

/// What came of judging.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdicts {
    /// One digest for each hundred reports.
    pub digests: Vec<String>,
    /// How often each verdict was reached.
    pub verdicts: BTreeMap<String, usize>,
    /// How often each finding was made.
    pub findings: BTreeMap<String, usize>,
}

/// Makes up `n` applications from `seed`, and judges them: three of four to the real bundles in turn,
/// the fourth to a made-up one.
///
/// Each goes through its bytes, as one that was sent does, and one in fifty is cut off in the middle.
pub fn judge(n: usize, seed: u64) -> Verdicts {
    let plans = plans();
    let mut verdicts = Verdicts::default();
    let mut hasher = Sha256::new();
    for number in 0..n {
        let mut random = Random::new(seed.wrapping_add(u64::try_from(number).unwrap_or_default()));
        let plan = match random.pick(&plans) {
            Some(plan) if number % 4 != 0 => Arc::clone(plan),
            _ => Arc::new(Plan::new(any_bundle(&mut random))),
        };
        let bytes = bytes(&plan, &mut random);
        hasher.update(report(&plan, &bytes, &mut verdicts));
        if number % N_IN_DIGEST == N_IN_DIGEST - 1 || number + 1 == n {
            let digest = std::mem::take(&mut hasher).finalize();
            let mut short = String::new();
            for byte in digest.iter().take(8) {
                let _ = write!(short, "{byte:02x}");
            }
            verdicts.digests.push(short);
        }
    }
    verdicts
}

/// How many bundles of the snapshot there are to judge by.
pub fn n_bundles() -> usize {
    plans().len()
}

/// The working-day calendar of the snapshot; an empty one before it is written.
pub fn calendar() -> Calendar {
    let calendar = CALENDARS
        .iter()
        .find_map(|json| serde_json::from_str(json).ok());
    calendar.unwrap_or_default()
}

/// The bundles of the snapshot, ready to judge by.
pub fn plans() -> Vec<Arc<Plan>> {
    let bundles = BUNDLES
        .iter()
        .filter_map(|json| serde_json::from_str::<Bundle>(json).ok());
    bundles.map(|bundle| Arc::new(Plan::new(bundle))).collect()
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap_or_default()
}

fn bytes(plan: &Arc<Plan>, random: &mut Random) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(&application(plan, random)).unwrap_or_default();
    if random.chance(2) {
        bytes.truncate(random.below(bytes.len()));
    }
    bytes
}

/// One in twenty is filled in with care, so that there are some that can be accepted.
fn application(plan: &Arc<Plan>, random: &mut Random) -> Application {
    if random.chance(5) {
        filled_application(plan, today(), random)
    } else {
        any_application(plan, today(), random)
    }
}

/// The report as it is sent, or the finding that the bytes cannot be read.
fn report(plan: &Arc<Plan>, bytes: &[u8], verdicts: &mut Verdicts) -> Vec<u8> {
    match application::parse(bytes) {
        Ok(application) => {
            let report = precheck(plan, &application, today());
            *verdicts
                .verdicts
                .entry(format!("{:?}", report.verdict))
                .or_default() += 1;
            for finding in &report.findings {
                *verdicts.findings.entry(finding.code.clone()).or_default() += 1;
            }
            serde_json::to_vec(&report).unwrap_or_default()
        }
        Err(finding) => {
            *verdicts.findings.entry(finding.code.clone()).or_default() += 1;
            serde_json::to_vec(&finding).unwrap_or_default()
        }
    }
}
