//! Whether what is stored can be true: each history is held against what the rules promise, and each row
//! beside it against what follows from the history.
//!
//! Design assumptions:
//! - It only reads, and asks the table ([`hall_core::flow::decide`]) nothing: the claims of [`history`] are
//!   said anew from outside, so that a fault in the table shows.
//! - What stands beside the turns is worked out anew with the same code that wrote it, so [`rows`] finds
//!   what was lost, doubled or half written, and not what was decided wrongly.
//! - Each department has each case exactly once, by its number; a case's number is the application's with
//!   the position of its service.

mod claim;
mod history;
mod rows;

use hall_core::calendar::Calendar;

use crate::store::{Record, Result, Store, StoreError};

pub use claim::{Claim, Fault};

/// What a check has looked at, and what it found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// How many applications.
    pub n_applications: usize,
    /// How many turns.
    pub n_turns: usize,
    /// How many rows of the audit, up to the first that is broken.
    pub n_audited: u64,
    /// What cannot be true.
    pub faults: Vec<Fault>,
}

/// Checks everything that a store holds.
///
/// # Errors
/// When it cannot be read.
pub async fn check(store: &dyn Store, calendar: &Calendar) -> Result<Found> {
    let mut found = Found::default();
    for number in store.numbers().await? {
        // What goes away between the two questions was never there for this check.
        let Some(record) = store.record(&number).await? else {
            continue;
        };
        found.n_applications = found.n_applications.saturating_add(1);
        found.n_turns = found.n_turns.saturating_add(record.row.turns.len());
        found.faults.extend(of_one(&record, calendar));
    }
    for (number, turn) in store.unaudited_turns().await? {
        let fault = Fault::new(Claim::Audited, &number, turn, "");
        found.faults.push(fault);
    }
    match store.verify_audit().await {
        Ok(n_rows) => found.n_audited = n_rows,
        Err(StoreError::Broken(why)) => {
            found
                .faults
                .push(Fault::new(Claim::AuditWhole, "", 0, &why));
        }
        Err(error) => return Err(error),
    }
    Ok(found)
}

/// Checks one application.
fn of_one(record: &Record, calendar: &Calendar) -> Vec<Fault> {
    let replay = history::replay(record, calendar);
    let mut faults = replay.faults.clone();
    if replay.is_whole {
        faults.extend(rows::faults(record, &replay, calendar));
    }
    faults
}
