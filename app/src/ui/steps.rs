//! Where one is on the way to submitting.

use leptos::prelude::*;

use crate::route::{Route, Step};
use crate::words;

/// The steps of a bundle, with the present one marked.
pub fn steps(bundle: &str, now: usize) -> AnyView {
    let all = [
        (words::STEP_SITUATION, Step::Outcome),
        (words::STEP_FORM, Step::Form),
        (words::STEP_MATERIALS, Step::Materials),
        (words::STEP_CHECK, Step::Check),
        (words::STEP_SUBMIT, Step::Submit),
    ];
    let items = all
        .into_iter()
        .enumerate()
        .map(|(position, (label, step))| {
            let href = Route::bundle(bundle, step).to_string();
            let current = (position == now).then_some("step");
            let class = if position < now { "done" } else { "" };
            view! { <li class=class aria-current=current><a href=href>{label}</a></li> }.into_any()
        })
        .collect_view();
    view! { <nav aria-label=words::STEPS><ol class="steps">{items}</ol></nav> }.into_any()
}
