//! What is added to an application's history, with all that follows from it.

use chrono::{DateTime, NaiveDate, Utc};
use hall_api::StoredFile;

use super::{AuditEntry, MessageKey, NewLicence, NewPartyRequest};

/// What one command adds.
#[derive(Clone, Debug)]
pub struct Append {
    /// The application's number.
    pub number: String,
    /// How many turns the caller has seen; if there are more by now, nothing is written.
    pub seen: usize,
    /// When.
    pub at: DateTime<Utc>,
    /// Who gave the command: an account, or `hall`.
    pub actor: String,
    /// What makes it happen once; `None` where the rules alone do.
    pub key: Option<ActKey>,
    /// The new turn, as JSON.
    pub turn: String,
    /// Where the application stands then.
    pub standing: Standing,
    /// The cases that moved.
    pub cases: Vec<CaseStanding>,
    /// A new version of what was submitted.
    pub content: Option<NewContent>,
    /// Results that are handed over: service, number, JSON.
    pub results: Vec<(String, String, String)>,
    /// E-licences that are handed over.
    pub licences: Vec<NewLicence>,
    /// What becomes of the e-licences of a service: the service, and the state in its word on the wire.
    pub licence_states: Vec<(String, String)>,
    /// Whether this closes the application.
    pub issued: bool,
    /// What the outside is to be told: topic, and the service or the account that it is about.
    pub outbox: Vec<(String, String)>,
    /// The outside parties that were asked.
    pub parties: Vec<NewPartyRequest>,
    /// The signed message that it came with.
    pub message: Option<MessageKey>,
    /// The audit row.
    pub audit: AuditEntry,
}

/// What makes an act happen once: one key of one person stands for one act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActKey {
    /// The idempotency key.
    pub key: String,
    /// The SHA-256 of the request.
    pub body_hash: [u8; 32],
}

/// Where an application stands, as lists and the driver of time need to find it. It follows from the
/// turns and is worked out anew with each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The stage, in the word of [`crate::standing::stage_text`].
    pub stage: String,
    /// Whether something waits for reception.
    pub reception: bool,
    /// Who has a complaint, in the word of [`crate::standing::level_text`].
    pub complaint: Option<String>,
    /// Whether the supervisor is to rule on an appeal against a rating.
    pub appeal: bool,
    /// Until when reception answers, or the applicant corrects; nothing after acceptance.
    pub until: Option<NaiveDate>,
    /// The instant from which time may make something happen; `None` if nothing is running.
    pub due_at: Option<DateTime<Utc>>,
    /// How many things were named later than they could have been (责任事件).
    pub n_late: u32,
    /// How many defaults stand in the credit record and are not repaired.
    pub n_defaults: u32,
}

/// Where a case stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseStanding {
    /// The service's id.
    pub service: String,
    /// The phase, or `submitted` before acceptance.
    pub state: String,
    /// The day that is promised; in an append, `None` leaves it as it is.
    pub promised_on: Option<NaiveDate>,
    /// The last day of the statutory limit; in an append, `None` leaves it as it is.
    pub statutory_on: Option<NaiveDate>,
    /// The light, in its word on the wire; `None` before it starts.
    pub light: Option<String>,
    /// The account that has it in hand.
    pub holder: Option<String>,
}

impl CaseStanding {
    /// Whether writing `new` over this changes anything.
    pub fn changes_to(&self, new: &Self) -> bool {
        let kept = Self {
            promised_on: new.promised_on.or(self.promised_on),
            statutory_on: new.statutory_on.or(self.statutory_on),
            ..new.clone()
        };
        *self != kept
    }
}

/// A new version of what was submitted. The versions before it stay.
#[derive(Clone, Debug)]
pub struct NewContent {
    /// The application, as JSON.
    pub content: String,
    /// The parts that it changed: service, and the part as JSON.
    pub parts: Vec<(String, String)>,
    /// The files that it refers to.
    pub files: Vec<StoredFile>,
    /// Who uploaded them: the applicant.
    pub owner: String,
}

/// What became of an append.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Acted {
    /// It was written.
    Done,
    /// Somebody else was faster; load again.
    Stale,
    /// The key came before with the same request; nothing is to be done.
    Again,
    /// The key came before with another request.
    KeyReused,
    /// The signed message came before.
    Replayed,
    /// The applicant never uploaded a file with this content, or it had another size or type.
    FileUnknown(String),
}

/// Whether something was written that another could have written first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appended {
    /// It was.
    Done,
    /// Somebody else was faster; load again.
    Stale,
}
