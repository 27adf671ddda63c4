//! What an e-licence says.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::kind::ValueKind;
use crate::kind::mask::masked;

/// What an issuer signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claims {
    /// Its id, by which its state is asked: random, and printed nowhere. (RFC 7519 `jti`)
    #[serde(rename = "jti")]
    pub id: String,
    /// The issuer, e.g. 市场监督管理局. (RFC 7519 `iss`)
    #[serde(rename = "iss")]
    pub issuer: String,
    /// The kind of e-licence in the catalogue, e.g. `business-licence`; empty for a result that is none.
    #[serde(rename = "vct", default, skip_serializing_if = "String::is_empty")]
    pub licence: String,
    /// Its title, e.g. 营业执照.
    pub title: String,
    /// Its number.
    pub number: String,
    /// Whose it is.
    pub holder: String,
    /// The day of issue.
    pub issued_on: NaiveDate,
    /// The last day on which it holds; without end if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<NaiveDate>,
    /// What stands on its face, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub face: Vec<FaceLine>,
}

/// One line of a face.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FaceLine {
    /// The element, e.g. `legal_name`.
    pub element: String,
    /// Its label, e.g. 法定代表人.
    pub label: String,
    /// What is printed, as people read it.
    pub value: String,
}

/// Whether a day is within the time of an e-licence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It was issued later than that day: somebody's clock is wrong.
    NotYet,
    /// It is within its time.
    Within,
    /// Its time is over.
    Over,
}

impl Claims {
    /// What is shown to whoever checks it: that it is there, of what kind and until when, without the face,
    /// and with the holder's name covered but for its first character and, of a company's, its end.
    #[must_use]
    pub fn shown(&self) -> Self {
        Self {
            holder: covered(&self.holder),
            face: Vec::new(),
            ..self.clone()
        }
    }

    /// Whether `today` is within its time.
    pub fn standing(&self, today: NaiveDate) -> Standing {
        match self.valid_to {
            _ if today < self.issued_on => Standing::NotYet,
            Some(last) if last < today => Standing::Over,
            _ => Standing::Within,
        }
    }
}

/// Names of this many characters and more are a company's.
const COMPANY: usize = 6;
/// How much of a company's name stays at either end.
const ENDS: usize = 2;

fn covered(name: &str) -> String {
    let n = name.chars().count();
    if n < COMPANY {
        return masked(ValueKind::PersonName, name);
    }
    let last = n.saturating_sub(ENDS);
    let letters = name.chars().enumerate();
    letters
        .map(
            |(at, letter)| {
                if at < ENDS || last <= at { letter } else { '*' }
            },
        )
        .collect()
}
