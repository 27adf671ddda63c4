//! Outside parties (bank, post, seal maker): what they are shown, and how they answer.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::desk::FormPart;

/// How far a request to an outside party is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartyState {
    /// It is asked, and its time runs.
    Asked,
    /// It is asked, and its time is over; it may still answer.
    Overdue,
    /// It confirmed.
    Confirmed,
    /// It refused.
    Refused,
    /// Nobody waits for it any more: the case has ended, or it was asked anew.
    Ended,
}

/// What an outside party is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartyAsks {
    /// To confirm something.
    #[default]
    Confirmation,
    /// To say what became of the parcel that it carries.
    Delivery,
}

/// What a party sees: its slice while it is asked, and no more than the state after that.
/// (GET party, POST party)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartyView {
    /// The request, as a signed message names it.
    pub request: String,
    /// What it is asked for.
    #[serde(default)]
    pub asks: PartyAsks,
    /// How far it is.
    pub state: PartyState,
    /// Whether the link itself is over, so that another one is needed.
    pub expired: bool,
    /// What the party is called here, e.g. 抵押权人.
    pub party: String,
    /// What it is asked to confirm.
    pub confirms: String,
    /// The bundle's name.
    pub bundle: String,
    /// The service's name.
    pub service: String,
    /// The department that asks.
    pub department: String,
    /// The last day for an answer.
    pub until: NaiveDate,
    /// What it needs to see; empty once it is not asked any more.
    pub slice: Vec<FormPart>,
}

/// The answer of a party. (POST party)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartyAnswer {
    /// Which.
    pub answer: PartyWord,
    /// Why not; a refusal must say it, and the applicant reads it.
    #[serde(default)]
    pub reason: String,
    /// The name of whoever answers for the party.
    pub name: String,
    /// Who signed for a parcel; a carrier's confirmation must say it, and nobody else's.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub signed_by: String,
}

/// Yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartyWord {
    /// It confirms.
    Confirm,
    /// It refuses.
    Refuse,
}

/// The answer of an institution on file; its Ed25519 signature is in the header
/// [`crate::path::SIGNATURE`]. (POST institution messages)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstitutionMessage {
    /// Never the same twice.
    pub nonce: String,
    /// When it was signed.
    pub issued_at: DateTime<Utc>,
    /// The request that it answers.
    pub request: String,
    /// The answer.
    pub answer: PartyWord,
    /// Why not; a refusal must say it.
    #[serde(default)]
    pub reason: String,
    /// The name of whoever answers for the institution.
    pub name: String,
    /// Who signed for a parcel; a carrier's confirmation must say it, and nobody else's.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub signed_by: String,
}

/// An outside party of a case, as its department sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartyLine {
    /// Its position in the case.
    pub item: usize,
    /// What it is called.
    pub party: String,
    /// What it is asked to confirm.
    pub confirms: String,
    /// How far it is.
    pub state: PartyState,
    /// The last day for an answer.
    pub until: Option<NaiveDate>,
    /// The name of the institution, if it is on file and answers by signed messages.
    pub institution: Option<String>,
    /// Whether whoever asks may make a link for it now.
    pub may_link: bool,
}

/// A one-time link, told once. (POST desk party links)
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartyLink {
    /// The secret part of the address; the hall keeps only its hash.
    pub token: String,
    /// The last day on which it opens.
    pub until: NaiveDate,
}

impl std::fmt::Debug for PartyLink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PartyLink").finish_non_exhaustive()
    }
}
