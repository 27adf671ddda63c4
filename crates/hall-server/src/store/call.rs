//! What reception and reviewers say to each other about cases.

use chrono::{DateTime, Utc};

/// The case that a conversation is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallAbout {
    /// The application's number.
    pub number: String,
    /// The service.
    pub service: String,
}

/// Something that was said, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallRow {
    /// By which side: `reception` or `department`.
    pub side: String,
    /// By whom, by name.
    pub by: String,
    /// What.
    pub text: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// A conversation in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallLineRow {
    /// The case's number.
    pub case_no: String,
    /// The application's bundle.
    pub bundle: String,
    /// The service.
    pub service: String,
    /// How many messages of the other side nobody of this one has read.
    pub n_unread: u32,
    /// The last message.
    pub last: CallRow,
}
