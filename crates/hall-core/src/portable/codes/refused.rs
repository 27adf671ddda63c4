//! Why a code, or what all of them hold, is not taken; the words stand in [`crate::words`].

use crate::report::Finding;

/// Why a code, or what all of them hold, is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is no code of a draft: an address to pay to, a product, somebody's card.
    Foreign,
    /// It is a code of a draft, written in a way that this page does not know yet.
    OtherVersion,
    /// It was not read as it was shown.
    Damaged,
    /// It belongs to another draft, or to the same one as it was before a change.
    OtherDraft,
    /// It says that there are more codes than a draft has.
    TooMany,
    /// All codes together are not what was shown.
    Altered,
    /// What they hold is larger than an application is.
    TooLarge,
    /// It is as it was shown, and no application that this hall can read.
    Unreadable(Box<Finding>),
}
