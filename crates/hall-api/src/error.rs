//! The one envelope that every error comes in.

use hall_core::report::Finding;
use serde::{Deserialize, Serialize};

/// What went wrong, where, and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorEnvelope {
    /// What, as a stable code.
    pub code: ErrorCode,
    /// What, in the reader's language.
    pub message: String,
    /// What to do.
    pub mend: String,
    /// The findings behind it, when the pre-check refused.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Finding>,
    /// The request's id, to quote when asking for help.
    pub request: String,
}

/// What can go wrong. The status that goes with each stands in the variant's first line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// 400: the body cannot be read as what this route takes.
    Unreadable,
    /// 401: nobody is signed in.
    SignInNeeded,
    /// 401: no such account, or a wrong password.
    WrongCredentials,
    /// 403: the request came from another site.
    CrossSite,
    /// 403: only the person can do this, signed in themselves, and not a clerk who helps at the counter.
    OnlyInPerson,
    /// 404: not there, or not yours; the two look the same.
    NotFound,
    /// 405: this route does not take this method.
    MethodNotAllowed,
    /// 409: it was decided meanwhile, or cannot be decided yet.
    Conflict,
    /// 409: the draft was made under another catalogue.
    CatalogChanged,
    /// 413: larger than this route takes.
    TooLarge,
    /// 415: the content is not of a kind that the hall accepts, or not what it says it is.
    WrongMediaType,
    /// 422: the pre-check refuses it.
    NotAcceptable,
    /// 422: the same key came before with another body.
    KeyReused,
    /// 429: too many tries.
    TooMany,
    /// 503: the hall cannot store anything right now.
    Unavailable,
    /// 500: our fault.
    Internal,
}
