//! 情形引导: plain-language questions whose answers switch services, fields and materials.

use serde::{Deserialize, Serialize};

use super::field::FieldIx;
use super::index::index;
use crate::condition::Expr;

index!(
    /// A guiding question of a bundle.
    QuestionIx
);

/// One guiding question, asked before the form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// The id, e.g. `premises`.
    pub id: String,
    /// The question, in the words of daily life.
    pub ask: String,
    /// One sentence of help.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hint: String,
    /// When it is asked.
    #[serde(default = "always", skip_serializing_if = "Expr::is_always")]
    pub when: Expr,
    /// The answers to choose from.
    pub options: Vec<QuestionOption>,
    /// The answer that is assumed until the person gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
}

fn always() -> Expr {
    Expr::ALWAYS
}

/// One answer to a guiding question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuestionOption {
    /// What is stored.
    pub value: String,
    /// What is read.
    pub label: String,
    /// What follows from it, said beside the option.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub effect: String,
    /// Field values that this answer settles, so that the form need not ask again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gives: Vec<Gift>,
    /// Why nobody with this answer can go on here, and what to do instead.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub stops: String,
}

/// A field value that follows from an answer to a guiding question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gift {
    /// The field.
    pub field: FieldIx,
    /// Its value, as it would be typed.
    pub value: String,
}
