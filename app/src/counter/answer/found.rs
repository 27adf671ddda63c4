//! What is wrong with an answer, as its page shows it.

use hall_core::report::Finding;
use leptos::prelude::*;

use crate::ui::Problem;

/// The page whose gaps are pointed out together.
pub(super) const PAGE: &str = "answer";

/// What was found when the person wanted to send the answer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// What the hall did not take, each beside its place.
    pub(super) refused: RwSignal<Vec<Finding>>,
    /// The list at the top of the page.
    pub(super) problems: RwSignal<Vec<Problem>>,
}

impl Found {
    /// Nothing yet.
    pub(super) fn nothing() -> Self {
        Self {
            refused: RwSignal::new(Vec::new()),
            problems: RwSignal::new(Vec::new()),
        }
    }
}
