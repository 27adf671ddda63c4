//! Requests to outside parties, their links, and institutions on file.

use chrono::{DateTime, NaiveDate, Utc};

/// A request to an outside party, as it is made with the turn that asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPartyRequest {
    /// Its id, drawn at random.
    pub id: String,
    /// What it is about.
    pub about: PartyMatter,
    /// The last day for an answer.
    pub until: NaiveDate,
    /// The code under which the institution is on file, as the application says it.
    pub institution: Option<String>,
}

/// What a request to an outside party is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartyMatter {
    /// A case and the party's position in it.
    Case(usize, usize),
    /// What the carrier has of the application's results.
    Parcel,
}

/// A request to an outside party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyRequest {
    /// What was written.
    pub asked: NewPartyRequest,
    /// The application's number.
    pub number: String,
    /// Whether it is the last one to this party for this case.
    pub is_last: bool,
}

/// A one-time link to make.
#[derive(Clone, Debug)]
pub struct NewPartyLink {
    /// The SHA-256 of the token.
    pub token: [u8; 32],
    /// The request.
    pub request: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Who made it: an account, or `hall`.
    pub by: String,
    /// The last day on which it opens.
    pub until: NaiveDate,
}

/// An institution on file (一次备案、免予提交).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Institution {
    /// Its code, e.g. 统一社会信用代码.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its public Ed25519 key.
    pub key: [u8; 32],
}

/// What makes a signed message count once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageKey {
    /// The institution.
    pub institution: String,
    /// The nonce.
    pub nonce: String,
}
