//! The rules of one application, as the catalogue had them on the day of submission.
//!
//! They travel in the opening event. So the state is complete in itself, and an application keeps the
//! limits that were promised to it when the catalogue changes.

use serde::{Deserialize, Serialize};

use super::delivery::Delivery;
use super::limits::Limits;
use crate::catalog::Days;

/// The rules of one application.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rules {
    /// Its cases, one per service.
    pub cases: Vec<CaseRules>,
    /// How the results are wanted. The applicant may change it until they are on their way.
    #[serde(default)]
    pub delivery: Delivery,
    /// Working days between the last decision and handing everything over.
    #[serde(default)]
    pub issuing: Days,
    /// 信用门: whether commitments and deferrals are open to this applicant.
    #[serde(default)]
    pub credit: Credit,
    /// The hall's own limits.
    #[serde(default)]
    pub limits: Limits,
}

/// The rules of one case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct CaseRules {
    /// The service's id.
    pub service: String,
    /// The department that decides.
    pub department: String,
    /// The services whose result it waits for. One that is not part of the application is not waited
    /// for.
    pub after: Vec<String>,
    /// The promised limit in working days. A fast service with a deferred material is promised its
    /// statutory limit instead ([`crate::catalog::Limit::promised_with_deferral`]).
    pub promised: Days,
    /// The statutory limit in working days.
    pub statutory: Days,
    /// Whether it runs on a clock of its own and is not part of the bundle's promise.
    pub own_clock: bool,
    /// The most working days by which the head of the department may extend both limits, once: ten by
    /// 行政许可法 Art. 42.
    pub extension: u32,
    /// What a survey on the spot does to the promised clock.
    pub survey: SurveyClock,
    /// 容缺: secondary materials that come later.
    pub deferred: Vec<Deferral>,
    /// 告知承诺: what was committed to instead of shown.
    pub commitments: Vec<Commitment>,
    /// Outside parties whose confirmation is needed before approval.
    pub parties: Vec<PartyRule>,
    /// What comes out of it.
    pub results: Vec<ResultRule>,
}

/// Whether the promised clock stops during a survey on the spot. The statutory one never does:
/// 行政许可法 Art. 45 does not name it. A switch of each service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SurveyClock {
    /// It runs on.
    #[default]
    Runs,
    /// It stops.
    Stops,
}

/// A material that comes later.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Deferral {
    /// The material's id.
    pub material: String,
    /// Working days from the start of the case ([`crate::catalog::Limit::deferral_days`]).
    pub days: u32,
}

/// A material that a commitment stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Commitment {
    /// The material's id.
    pub material: String,
    /// Working days from the approval within which the department inspects.
    pub inspect_within: u32,
}

/// An outside party that is asked when the case starts. A pick-up of originals by the courier is one
/// too: a service that takes an old certificate back has it before it decides.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct PartyRule {
    /// The party's id.
    pub party: String,
    /// What it is asked, e.g. `loan_repaid`.
    pub question: String,
    /// Working days in which it answers.
    pub days: u32,
    /// Whether the clocks stop while it is silent.
    pub stops_clock: bool,
    /// Whether its answer is the decision: the service is no administrative act but this party's own
    /// word, e.g. a lender's consent.
    pub decides: bool,
}

/// A kind of certificate.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ResultRule {
    /// What it is.
    pub kind: String,
    /// Months of validity; `None` is without end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<u32>,
}

/// The applicant's credit record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Credit {
    /// Nothing stands against commitments and deferrals.
    #[default]
    Good,
    /// A default that was not repaired: the ordinary procedure only.
    Barred,
}
