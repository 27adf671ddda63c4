//! E-licences as they are kept.

use chrono::{DateTime, Utc};

/// An e-licence to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLicence {
    /// Its id: random, since whoever has it may ask how it stands.
    pub id: String,
    /// The service that it came out of.
    pub service: String,
    /// What was signed, as JSON.
    pub body: String,
}

/// An e-licence as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LicenceRow {
    /// The number of the application that it came from.
    pub application: String,
    /// Whether it holds, in its word on the wire.
    pub state: String,
    /// Since when.
    pub since: DateTime<Utc>,
    /// What was signed, as JSON.
    pub body: String,
}
