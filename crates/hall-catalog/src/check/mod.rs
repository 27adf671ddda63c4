//! Checks the catalogue like a program: what is well-formed and still wrong.
//!
//! # Steps
//! 1. Load it ([`crate::Catalogue::load`]); what cannot be loaded is reported and nothing else.
//! 2. Each field, service and bundle on its own and against the others.
//! 3. Walk every situation that the answers to a bundle's guiding questions can lead into, and look for
//!    dead ends there: requirements that nobody could meet, services that never take part, demands
//!    that no value satisfies.
//!
//! A check may be silent where it cannot be sure, and never cries wolf: what depends on a field counts
//! as possible either way.

mod conflicts;
mod fields;
mod members;
mod orders;
mod possible;
mod questions;
mod reads;
mod relevance;
mod report;
mod requirements;
mod rules;
mod samples;
mod situations;
mod stages;
mod unused;
mod uses;
mod walk;

use crate::catalogue::read;
use crate::fault::FaultLog;
use crate::files::Files;

pub use report::{CheckReport, Explored};

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
    let explored = situations::check(&library, &mut log);
    CheckReport {
        findings: log.into_faults(files),
        n_services: library.services.len(),
        n_bundles: library.bundles.len(),
        n_situations: explored.iter().map(|it| it.situations).sum(),
        explored,
    }
}
