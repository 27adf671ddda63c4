//! Where on the pages of a bundle a place of the application is filled in.

use hall_core::plan::Plan;

use crate::draft::{element_id, field_of};
use crate::route::{Route, Step};

/// The address of the place that a finding is about.
pub(super) fn place(plan: &Plan, at: &str) -> String {
    let bundle = plan.bundle();
    if let Some(question) = at.strip_prefix("situation.") {
        return Route::bundle(&bundle.id, Step::Question(question.to_owned())).to_string();
    }
    if at.starts_with("material.") {
        return format!(
            "{}#{}",
            Route::bundle(&bundle.id, Step::Materials),
            element_id(at)
        );
    }
    let field = field_of(plan, at).and_then(|it| plan.field(it));
    let section = field.and_then(|it| bundle.sections.get(usize::from(it.section.0)));
    match section {
        Some(section) => {
            format!(
                "{}#{}",
                Route::bundle(&bundle.id, Step::Section(section.id.clone())),
                element_id(at)
            )
        }
        None => Route::bundle(&bundle.id, Step::Outcome).to_string(),
    }
}
