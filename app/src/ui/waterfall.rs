//! How a pile of materials became a short list, step by step, as a table with bars.

use hall_core::catalog::{Bundle, Step};
use hall_core::merge::StepTaken;
use leptos::prelude::*;

use super::details::details;
use crate::words;

/// The steps that removed something.
pub fn waterfall(bundle: &Bundle, steps: &[StepTaken]) -> AnyView {
    let most = steps.first().map_or(1, |it| it.before).max(1);
    let shown: Vec<&StepTaken> = steps
        .iter()
        .filter(|it| !it.removed.is_empty() && it.step != Step::Deferral)
        .collect();
    let rows = shown.iter().map(|it| row(it, most)).collect_view();
    let removed = shown.iter().map(|it| gone(bundle, it)).collect_view();
    view! {
        <div class="table-scroll">
            <table class="data waterfall">
                <caption class="visually-hidden">{words::WATERFALL}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words::STEP}</th>
                        <th scope="col">{words::MATERIALS}</th>
                        <th scope="col"><span class="visually-hidden">{words::CHART}</span></th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {details(words::WHICH_ARE_SPARED, view! { {removed} }.into_any())}
    }
    .into_any()
}

fn row(step: &StepTaken, most: usize) -> AnyView {
    let percent = |n: usize| format!("{}%", n * 100 / most);
    view! {
        <tr>
            <th scope="row">{hall_core::words::step(step.step)}</th>
            <td class="number">{format!("{} → {}", step.before, step.after)}</td>
            <td aria-hidden="true">
                <div class="span">
                    <i class="keep" style:width=percent(step.after)></i>
                    <i class="drop" style:width=percent(step.before.saturating_sub(step.after))></i>
                </div>
            </td>
        </tr>
    }
    .into_any()
}

fn gone(bundle: &Bundle, step: &StepTaken) -> AnyView {
    let items = step
        .removed
        .iter()
        .map(|it| {
            let service = bundle
                .services
                .iter()
                .find(|service| service.id == it.service);
            let service = service.map_or("", |it| it.name.as_str()).to_owned();
            view! { <li>{it.label.clone()}<span class="muted small">" · "{service}</span></li> }
                .into_any()
        })
        .collect_view();
    view! { <h4>{hall_core::words::step(step.step)}</h4><ul class="dots">{items}</ul> }.into_any()
}
