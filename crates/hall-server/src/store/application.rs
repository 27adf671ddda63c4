//! Applications as they are taken in and as they are read back.

use chrono::{DateTime, Utc};
use hall_api::StoredFile;

use super::NewPartyRequest;
use super::append::{CaseStanding, Standing};

/// An application to take in.
#[derive(Clone, Debug)]
pub struct NewApplication {
    /// Its number.
    pub number: String,
    /// Whose it is.
    pub owner: String,
    /// The clerk who submitted it at the counter, if one did.
    pub helper: Option<String>,
    /// The idempotency key.
    pub key: String,
    /// The SHA-256 of the request's body.
    pub body_hash: [u8; 32],
    /// The bundle.
    pub bundle: String,
    /// The catalogue that it was judged by.
    pub catalog: String,
    /// When.
    pub received_at: DateTime<Utc>,
    /// The name that it was signed with.
    pub signature: String,
    /// The application, as JSON.
    pub content: String,
    /// The receipt, byte for byte as it is sent.
    pub receipt: String,
    /// The first turn of its history, as JSON.
    pub turn: String,
    /// Where it stands.
    pub standing: Standing,
    /// Its cases.
    pub cases: Vec<NewCase>,
    /// What the outside is to be told: topic, and the service or the account that it is about.
    pub outbox: Vec<(String, String)>,
    /// The outside parties that were asked.
    pub parties: Vec<NewPartyRequest>,
    /// The files that it refers to.
    pub files: Vec<StoredFile>,
    /// The revision of the draft at the hall that it was made from, which is deleted with it.
    pub draft: Option<i64>,
}

/// A case to keep. Its number is the application's with its position ([`crate::number::case`]). Its
/// department sees it from acceptance on.
#[derive(Clone, Debug)]
pub struct NewCase {
    /// The department's id.
    pub department: String,
    /// Which service, and where it stands.
    pub standing: CaseStanding,
    /// What the service lawfully receives, as JSON; fixed now and never read from the whole again.
    pub part: String,
}

/// What became of a submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Submitted {
    /// It was taken in.
    New,
    /// The key came before with the same body; this is the receipt of then.
    Replay(String),
    /// The key came before with another body.
    KeyReused,
    /// Another application has this number; draw again.
    NumberTaken,
    /// This person never uploaded a file with this content, or it had another size or type.
    FileUnknown(String),
}

/// An earlier submission with the same key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replay {
    /// The SHA-256 of its body.
    pub body_hash: [u8; 32],
    /// Its receipt.
    pub receipt: String,
}

/// An application as it is stored.
#[derive(Clone, Debug)]
pub struct ApplicationRow {
    /// Its number.
    pub number: String,
    /// Whose it is.
    pub owner: String,
    /// The bundle.
    pub bundle: String,
    /// The catalogue that it was judged by.
    pub catalog: String,
    /// When.
    pub received_at: DateTime<Utc>,
    /// The application as it was submitted first, and each later version, as JSON. There is at least one.
    pub contents: Vec<String>,
    /// The receipt, as JSON.
    pub receipt: String,
    /// When it was closed.
    pub issued_at: Option<DateTime<Utc>>,
    /// Where it stands, in the word of [`crate::standing::stage_text`].
    pub stage: String,
    /// When time looks at it next.
    pub due_at: Option<DateTime<Utc>>,
    /// Its cases, lane by lane; before acceptance no department sees them.
    pub cases: Vec<CaseRow>,
    /// What happened, turn by turn.
    pub turns: Vec<TurnRow>,
    /// What was handed over, as JSON.
    pub results: Vec<String>,
}

impl ApplicationRow {
    /// The application as it was last submitted or answered.
    pub fn content(&self) -> &str {
        self.contents.last().map_or("", String::as_str)
    }

    /// The case of a service.
    pub fn case(&self, service: &str) -> Option<&CaseRow> {
        self.cases.iter().find(|it| it.standing.service == service)
    }
}

/// A case as it is stored.
#[derive(Clone, Debug)]
pub struct CaseRow {
    /// The application's number.
    pub number: String,
    /// Its own number.
    pub case_no: String,
    /// The application's bundle.
    pub bundle: String,
    /// The department's id.
    pub department: String,
    /// When the application was received.
    pub received_at: DateTime<Utc>,
    /// Which service, and where it stands.
    pub standing: CaseStanding,
    /// What the service lawfully received at first and with each answer that changed it, as JSON. There
    /// is at least one; the lists of a desk read no more than that.
    pub parts: Vec<String>,
}

impl CaseRow {
    /// The service's id.
    pub fn service(&self) -> &str {
        &self.standing.service
    }

    /// What the service has now, as JSON.
    pub fn part(&self) -> &str {
        self.parts.last().map_or("", String::as_str)
    }

    /// What it had before the last answer, if that changed it.
    pub fn part_before(&self) -> Option<&str> {
        self.parts.iter().rev().nth(1).map(String::as_str)
    }
}

/// What one command led to, as it is stored.
#[derive(Clone, Debug)]
pub struct TurnRow {
    /// When.
    pub at: DateTime<Utc>,
    /// What, as JSON.
    pub body: String,
}
