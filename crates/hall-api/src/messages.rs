//! Messages: what the hall tells people, and where they want it besides the app.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The signed-in person's messages, the latest first; at a desk, those of the desk. (GET messages)
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Messages {
    /// The latest of them.
    pub messages: Vec<Message>,
    /// How many of all are unread.
    pub unread: usize,
}

/// One message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Its id; a later one has a greater one.
    pub id: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// What happened, in the word of the catalogue.
    pub topic: String,
    /// One line.
    pub title: String,
    /// What is to be known, and what to do.
    pub text: String,
    /// The application that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub application: Option<String>,
    /// The service that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// Whether the reader has read it.
    pub read: bool,
}

/// Notes that messages were read. (POST messages read)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadMessages {
    /// Their ids.
    pub ids: Vec<i64>,
}

/// Where a person wants messages besides the app. (GET, PUT mail address)
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailAddress {
    /// The address; without one there is no mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Whether mail is wanted.
    pub wanted: bool,
}

impl std::fmt::Debug for MailAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MailAddress").finish_non_exhaustive()
    }
}
