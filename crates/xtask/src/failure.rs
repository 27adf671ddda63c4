//! Failures that say what is wrong and what to do about it.

use std::fmt;

/// What a step gives when it may fail.
pub(crate) type Outcome<T = ()> = Result<T, Failure>;

/// Something went wrong that the person at the keyboard can mend.
#[derive(Debug)]
pub(crate) struct Failure {
    what: String,
    mend: String,
}

impl Failure {
    /// `what` says what went wrong; `mend` says what to do, as an order.
    pub(crate) fn new(what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            mend: mend.into(),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  What to do: {}", self.what, self.mend)
    }
}
