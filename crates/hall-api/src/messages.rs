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
    /// The case that it is about, at a desk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<String>,
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

/// Where a person wants messages besides the app. (GET mail address)
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailAddress {
    /// Whether this hall sends mail at all.
    pub sends: bool,
    /// The address that was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// How it stands with it.
    pub state: MailState,
}

/// How it stands with a person's mail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailState {
    /// No address was given.
    #[default]
    None,
    /// The address waits for its owner to confirm it; nothing else is sent there.
    Waiting,
    /// Mail is sent.
    Receiving,
    /// The owner wants no more mail.
    Stopped,
}

/// Gives an address, or asks for another letter to the same. (PUT mail address)
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GiveAddress {
    /// The address.
    pub address: String,
}

impl std::fmt::Debug for MailAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MailAddress").finish_non_exhaustive()
    }
}

impl std::fmt::Debug for GiveAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("GiveAddress").finish_non_exhaustive()
    }
}
