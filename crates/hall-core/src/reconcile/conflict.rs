//! A place at which somebody has to choose.

use serde::{Deserialize, Serialize};

use crate::application::Provided;
use crate::value::Answer;

/// A place at which two people, windows or devices wrote different things. One of the values stands in
/// the draft; the others are here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conflict {
    /// Where: a field key, `holder[0].ratio`, `holder` for a whole table, `situation.premises` or
    /// `material.lease-contract`.
    pub at: String,
    /// What stood there before both changed it.
    #[serde(default, skip_serializing_if = "Held::is_nothing")]
    pub base: Held,
    /// What else was written there, besides what stands in the draft. Nothing at all is a value, too:
    /// somebody took the answer away.
    pub others: Vec<Held>,
}

/// What stands at a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Held {
    /// An answer to a field or a guiding question, or a whole table.
    Answer(Answer),
    /// What is provided for a material; more than one entry is for the pre-check to complain about.
    Provided(Vec<Provided>),
}

impl Default for Held {
    fn default() -> Self {
        Self::Answer(Answer::Nothing)
    }
}

impl Held {
    /// Whether nothing stands there.
    pub fn is_nothing(&self) -> bool {
        match self {
            Self::Answer(answer) => answer.is_empty(),
            Self::Provided(entries) => entries.is_empty(),
        }
    }

    /// An answer; whatever says nothing is the same nothing.
    pub(super) fn answer(answer: &Answer) -> Self {
        if answer.is_empty() {
            Self::default()
        } else {
            Self::Answer(answer.clone())
        }
    }

    /// The same value in the one form in which it is compared.
    pub(super) fn normal(&self) -> Self {
        match self {
            it if it.is_nothing() => Self::default(),
            it => it.clone(),
        }
    }
}
