//! Whether a field is asked, and which questions are.

use crate::catalog::QuestionIx;
use crate::known::Truth;

/// Whether and how a field is asked in this situation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Asked {
    /// No service wants it.
    #[default]
    No,
    /// Whether a service wants it hangs on an answer that is not there yet.
    Maybe,
    /// It follows from other answers and is shown, not asked.
    Given,
    /// It arrives with the result of an earlier service.
    Awaited,
    /// It is asked.
    Yes {
        /// Whether it must be answered.
        required: bool,
    },
}

impl Asked {
    /// Whether it stands on the form and its value counts.
    pub const fn counts(self) -> bool {
        matches!(self, Self::Given | Self::Yes { .. })
    }
}

/// A guiding question in this situation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedQuestion {
    /// The question.
    pub ix: QuestionIx,
    /// Whether it is asked.
    pub relevant: Truth,
    /// The answer in force: the one given, or the default.
    pub value: Option<String>,
    /// Whether the person gave it.
    pub answered: bool,
}
