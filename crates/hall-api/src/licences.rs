//! E-licences that the hall has handed over.

use chrono::{DateTime, Utc};
use hall_core::credential::{Claims, IssuerKey};
use serde::{Deserialize, Serialize};

/// The signed-in person's e-licences, the latest first. (GET licences)
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Licences {
    /// The licences.
    pub licences: Vec<ELicence>,
}

/// One e-licence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ELicence {
    /// What the issuer signed.
    pub claims: Claims,
    /// Whether it holds.
    pub state: LicenceState,
    /// Since when it is so.
    pub since: DateTime<Utc>,
    /// The application that it came from.
    pub application: String,
    /// All of it, signed: to keep, and to hand on as a file.
    pub token: String,
    /// What is shown of it, signed: it fits into a QR code.
    pub code: String,
}

/// Whether an e-licence holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LicenceState {
    /// 有效: it holds.
    Valid,
    /// 已过期: its time is over.
    Expired,
    /// 暂停: it does not hold for now.
    Suspended,
    /// 撤销: it never will again.
    Revoked,
}

/// How a licence stands, told to whoever holds its id: that of a code which was shown. (GET licence)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LicenceStanding {
    /// Whether it holds.
    pub state: LicenceState,
    /// Since when it is so.
    pub since: DateTime<Utc>,
    /// When this was said.
    pub at: DateTime<Utc>,
}

/// The keys that e-licences are checked with. (GET issuers)
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issuers {
    /// The keys, those of earlier licences too.
    pub keys: Vec<IssuerKey>,
}
