//! The list of what is wrong on a page, at its top, with a link to each place.

use leptos::prelude::*;

use crate::words;

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong, the same words as at the field.
    pub what: String,
    /// The address of the place: `#f-org.name`, or a whole address on another page.
    pub href: String,
}

/// The id of the summary, to move the focus to.
pub const ERROR_SUMMARY: &str = "error-summary";

/// The list; nothing if nothing is wrong.
pub fn error_summary(problems: Vec<Problem>) -> AnyView {
    if problems.is_empty() {
        return ().into_any();
    }
    let lines = problems
        .into_iter()
        .map(|it| view! { <li><a href=it.href>{it.what}</a></li> }.into_any())
        .collect_view();
    view! {
        <div class="error-summary" id=ERROR_SUMMARY role="alert" tabindex="-1">
            <h2>{words::THERE_IS_A_PROBLEM}</h2>
            <ul>{lines}</ul>
        </div>
    }
    .into_any()
}
