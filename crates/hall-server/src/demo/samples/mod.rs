//! The sample cases that `hall serve --demo` starts with: a table (`samples.json`, its README beside it) that
//! somebody who reads no code can read, and the player that carries it out.
//!
//! Design assumptions:
//! - Nobody writes a row by hand here: a sample goes through the same judge, the same split and the same
//!   rules as everybody, with a clock that stands in the past ([`play`]). What the rules refuse is no sample.
//! - Only an empty database is filled, so a second start adds nothing.
//! - Days are counted in working days back from today, so that the samples are as old tomorrow as today.
//! - What the pre-check would stop is kept as a draft of the account's, as if somebody had got so far.

mod act;
mod draft;
mod hand_in;
mod play;

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

pub use play::{Outcome, load};

const DATA: &str = include_str!("samples.json");

/// One sample case.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    /// Its number in the notes of the catalogue's builders, e.g. `A1`.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What there is to see in it.
    pub shows: String,
    /// Whose it is.
    pub account: String,
    /// The bundle.
    pub bundle: String,
    /// How many working days ago it was handed in.
    pub days_ago: u32,
    /// Answers to guiding questions that differ from the bundle's good application; `null` takes one away.
    #[serde(default)]
    pub situation: BTreeMap<String, Option<String>>,
    /// Answers that differ, by field key, cell or row.
    #[serde(default)]
    pub change: BTreeMap<String, Value>,
    /// Materials that differ: how each is handed in instead; `null` takes one away.
    #[serde(default)]
    pub materials: BTreeMap<String, Option<Instead>>,
    /// Reception is to accept it, as where the hall runs with `--acceptance desk`; the others the hall accepts.
    #[serde(default)]
    pub at_reception: bool,
    /// What happened afterwards.
    #[serde(default)]
    pub steps: Vec<Step>,
    /// The rule, or the place, at which the pre-check stops it.
    #[serde(default)]
    pub blocked_by: Option<String>,
}

/// How a material is handed in instead.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instead {
    /// The way.
    pub way: String,
    /// Who signed it.
    #[serde(default)]
    pub signed: Option<String>,
}

/// Something that happened to it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// On which working day; that of submission is nought.
    pub day: u32,
    /// At which hour of that day, at the earliest; otherwise right after what was before.
    #[serde(default)]
    pub hour: Option<u32>,
    /// The account that did it; `party` for an outside party.
    pub who: String,
    /// What.
    pub does: Does,
}

/// What somebody does, with services by their ids.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Does {
    /// Every department approves what it has, and every outside party confirms, until nothing is open.
    Finish,
    /// A department approves.
    Approve(String),
    /// A department refuses.
    Refuse {
        /// Which service.
        service: String,
        /// Why.
        reason: String,
    },
    /// A department asks for a correction.
    Ask {
        /// Which service.
        service: String,
        /// The place.
        at: String,
        /// What is wrong.
        problem: String,
        /// How to mend it.
        mend: String,
    },
    /// A department needs nothing in this round.
    AskNothing(String),
    /// The outside party of a service confirms.
    Confirm(String),
    /// People go and look.
    Survey {
        /// For which service.
        service: String,
        /// Who.
        people: Vec<String>,
    },
    /// What they saw is good.
    Pass {
        /// For which service.
        service: String,
        /// In words.
        note: String,
    },
    /// People of several services go and look together; each says what it saw.
    Arrange {
        /// For which services.
        services: Vec<String>,
        /// In how many calendar days.
        in_days: u64,
        /// What each of them looks at.
        agenda: Vec<String>,
    },
    /// The applicant wants the results by post.
    Post,
    /// The issuing desk makes what there is and posts it, with this waybill.
    Send(String),
    /// The carrier delivered it, or it was handed over at the desk, to whoever signed.
    Deliver(String),
    /// The applicant rates.
    Rate(u8),
    /// Reception calls back after a poor rating.
    Contact,
    /// What was rated poorly is mended.
    Repair(String),
    /// The applicant withdraws.
    Withdraw,
}

/// Reads the table.
///
/// # Errors
/// Where it cannot be read.
pub fn samples() -> Result<Vec<Sample>, serde_json::Error> {
    serde_json::from_str(DATA)
}

#[cfg(test)]
mod tests;
