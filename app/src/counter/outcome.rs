//! What the answers to the guiding questions lead to.

use hall_core::merge::one_form;
use leptos::prelude::*;

use crate::draft::Draft;
use crate::route::{Route, Step};
use crate::ui::{
    self, SummaryRow, back_link, figure_rows, figures, go_button, page, steps, summary_list,
};
use crate::words;

/// The page.
pub(super) fn outcome(draft: Draft) -> AnyView {
    let plan = draft.plan();
    let bundle = plan.bundle();
    let form = draft.watch(|check| one_form(check, check.holdings()));
    let services = form
        .services
        .iter()
        .filter_map(|id| plan.service(plan.service_ix(id)?))
        .map(|it| {
            let department = bundle.departments.get(usize::from(it.department));
            let department = department.map(|it| it.name.clone()).unwrap_or_default();
            view! { <li>{it.name.clone()}<span class="muted">{format!(" · {department}")}</span></li> }.into_any()
        })
        .collect_view();
    let body = view! {
        <p class="lead">{words::outcome_lead(form.services.len())}</p>
        <ul class="ticks">{services}</ul>
        <section class="card">{figures(figure_rows(&form.figures))}</section>
        <h2>{words::YOUR_ANSWERS}</h2>
        {summary_list(answered(draft))}
        <div class="actions">
            {go_button(words::FILL_IN, Route::bundle(&bundle.id, Step::Form))}
            {ui::save_line(draft)}
        </div>
    }
    .into_any();
    view! {
        {steps(&bundle.id, 0)}
        {back_link(words::BACK, Route::bundle(&bundle.id, Step::About))}
        {page(words::OUTCOME_TITLE, body.into_any())}
    }
    .into_any()
}

/// The guiding questions with their answers.
pub(super) fn answered(draft: Draft) -> Vec<SummaryRow> {
    let plan = draft.plan();
    let bundle = plan.bundle();
    draft
        .watch(hall_core::precheck::Precheck::questions)
        .into_iter()
        .filter(|it| it.relevant.is_yes())
        .filter_map(|it| {
            let question = bundle.questions.get(it.ix.at())?;
            let value = it.value.unwrap_or_default();
            let option = question.options.iter().find(|it| it.value == value);
            Some(SummaryRow {
                label: question.ask.clone(),
                value: option.map(|it| it.label.clone()).unwrap_or_default(),
                from: None,
                change: Some(
                    Route::bundle(&bundle.id, Step::Question(question.id.clone())).to_string(),
                ),
            })
        })
        .collect()
}
