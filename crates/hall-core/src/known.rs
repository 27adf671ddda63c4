//! What we know of a fact, and what we can conclude from it.
//!
//! "Not answered yet" is a value here, never an error and never a "no": a form that treats silence as
//! "no" hides questions from the very people who have not reached them.

use serde::{Deserialize, Serialize};

/// What is known of one fact.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Known<T> {
    /// The applicant said so, or confirmed it.
    Complete(T),
    /// A default or a prefilled value that nobody has confirmed yet.
    Provisional(T),
    /// Relevant, but not answered.
    #[default]
    Missing,
}

impl<T> Known<T> {
    /// The value, confirmed or not.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Complete(value) | Self::Provisional(value) => Some(value),
            Self::Missing => None,
        }
    }

    /// Whether nothing is known.
    pub const fn is_missing(&self) -> bool {
        matches!(self, Self::Missing)
    }

    /// Applies `f` to the value and keeps how well it is known.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Known<U> {
        match self {
            Self::Complete(value) => Known::Complete(f(value)),
            Self::Provisional(value) => Known::Provisional(f(value)),
            Self::Missing => Known::Missing,
        }
    }
}

/// The outcome of a condition in Kleene's strong logic of three values.
///
/// ```
/// use hall_core::known::Truth;
///
/// // One "no" settles "all of them", whatever the rest may turn out to be.
/// assert!(Truth::Unknown.and(Truth::No).is_no());
/// // Not answered yet is not a "no".
/// assert_eq!(Truth::Unknown.negate(), Truth::Unknown);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Truth {
    /// The condition holds.
    Yes,
    /// The condition does not hold.
    No,
    /// Too little is known to tell.
    Unknown,
}

impl Truth {
    /// `Yes` for `true`, `No` for `false`.
    pub const fn of(value: bool) -> Self {
        if value { Self::Yes } else { Self::No }
    }

    /// One `No` makes it `No`, whatever the rest may turn out to be.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            _ => Self::Unknown,
        }
    }

    /// One `Yes` makes it `Yes`, whatever the rest may turn out to be.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Yes, _) | (_, Self::Yes) => Self::Yes,
            (Self::No, Self::No) => Self::No,
            _ => Self::Unknown,
        }
    }

    /// The opposite; unknown stays unknown.
    #[must_use]
    pub const fn negate(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }

    /// Whether it holds for certain.
    pub const fn is_yes(self) -> bool {
        matches!(self, Self::Yes)
    }

    /// Whether it fails for certain.
    pub const fn is_no(self) -> bool {
        matches!(self, Self::No)
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{self, No, Unknown, Yes};

    const ALL: [Truth; 3] = [Yes, No, Unknown];

    #[test]
    fn one_no_decides_a_conjunction_even_when_the_rest_is_unknown() {
        assert_eq!(Unknown.and(No), No);
        assert_eq!(Unknown.and(Yes), Unknown);
    }

    #[test]
    fn de_morgan_holds_for_all_three_values() {
        for a in ALL {
            for b in ALL {
                assert_eq!(a.and(b).negate(), a.negate().or(b.negate()));
            }
        }
    }
}
