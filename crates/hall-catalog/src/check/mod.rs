//! Checks the catalogue like a program: what is well-formed and still wrong.
//!
//! # Steps
//! 1. Load it ([`crate::Catalogue::load`]); what cannot be loaded is reported and nothing else.
//! 2. Each field, service and bundle on its own and against the others.
//! 3. Explore every situation that the answers to a bundle's guiding questions, and to the fields that its
//!    conditions read, can lead into ([`explore`]), and look for dead ends there: requirements that
//!    nobody could meet, services, fields and materials that never take part, demands that no value
//!    satisfies, questions that change nothing. The situations are decided all at once, as sets in a
//!    decision diagram ([`diagram`], [`search`], [`space`]), so their number does not matter.
//!
//! A check may be silent where it cannot be sure, and never cries wolf: what hangs on a number, a day or
//! a text counts as possible either way.

mod conflicts;
mod demands;
mod diagram;
mod explore;
mod extremes;
mod fields;
mod idle;
mod limits;
mod list;
mod members;
mod needs;
mod orders;
mod questions;
mod reads;
mod relevance;
mod report;
mod requirements;
mod rules;
mod samples;
mod search;
mod situations;
mod space;
mod stages;
mod unused;
mod uses;

use crate::catalogue::read;
use crate::fault::FaultLog;
use crate::files::Files;

pub use report::{CheckReport, EXACT_IN_JSON, Explored, Range, in_json};

/// Checks the whole catalogue.
pub fn check(files: &Files) -> CheckReport {
    let (library, calendar) = match read(files) {
        Ok(read) => read,
        Err(faults) => {
            return CheckReport {
                findings: faults.0,
                ..CheckReport::default()
            };
        }
    };
    let mut log = FaultLog::default();
    fields::check(&library, &mut log);
    samples::check(&library, &calendar, &mut log);
    uses::check(&library, &mut log);
    rules::check(&library, &mut log);
    requirements::check(&library, &mut log);
    reads::check(&library, &mut log);
    unused::check(&library, &mut log);
    stages::check(&library, &mut log);
    members::check(&library, &mut log);
    orders::check(&library, &mut log);
    questions::check(&library, &mut log);
    relevance::check(&library, &mut log);
    let explored = explore::check(&library, &mut log);
    CheckReport {
        findings: log.into_faults(files),
        n_services: library.services.len(),
        n_bundles: library.bundles.len(),
        n_situations: explored
            .iter()
            .fold(0, |sum, it| sum.saturating_add(it.situations)),
        explored,
    }
}
