//! What became of one answer.

use serde::{Deserialize, Serialize};

use crate::application::Provided;
use crate::value::Answer;

/// One answer that was not simply kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Where it stood: a field key, `holder[0].ratio`, `situation.premises` or `material.lease-contract`.
    pub at: String,
    /// What became of it.
    pub code: ChangeCode,
    /// What it meant when the draft was made, as far as the draft knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub then: Option<String>,
    /// What the same name means now, where it means something else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<String>,
    /// The answer.
    #[serde(default, skip_serializing_if = "Answer::is_empty")]
    pub was: Answer,
    /// The material, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provided: Option<Provided>,
}

/// What became of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeCode {
    /// Dropped: the draft is of another bundle.
    BundleGone,
    /// Dropped: the form asks for no such thing any more.
    FieldGone,
    /// Dropped: the table has no such column any more.
    ColumnGone,
    /// Dropped: the question is not asked any more.
    QuestionGone,
    /// Dropped: the chosen option is not offered any more. Of several chosen options the others stay.
    OptionGone,
    /// Dropped: no such material is in the list any more.
    MaterialGone,
    /// Dropped: the material cannot be provided in this way any more.
    WayGone,
    /// Dropped: what stands under this name asks for something else now.
    Renamed,
    /// Dropped: it is counted in another unit now.
    UnitChanged,
    /// Dropped: it takes values of another kind now.
    KindChanged,
    /// Dropped: the chosen option says something else now. Of several chosen options the others stay.
    OptionRenamed,
    /// Dropped: the way means something else now, e.g. the letter that was signed has another text.
    WayChanged,
    /// Dropped: the draft does not say what it meant, and it does not fit what is asked now.
    DoesNotFit,
    /// Kept: the draft does not say what it meant, and it fits what is asked now.
    Unverified,
}

impl ChangeCode {
    /// Every code, in the order above.
    pub const ALL: [Self; 14] = [
        Self::BundleGone,
        Self::FieldGone,
        Self::ColumnGone,
        Self::QuestionGone,
        Self::OptionGone,
        Self::MaterialGone,
        Self::WayGone,
        Self::Renamed,
        Self::UnitChanged,
        Self::KindChanged,
        Self::OptionRenamed,
        Self::WayChanged,
        Self::DoesNotFit,
        Self::Unverified,
    ];

    /// Whether the answer is still in the draft.
    pub const fn is_kept(self) -> bool {
        matches!(self, Self::Unverified)
    }
}
