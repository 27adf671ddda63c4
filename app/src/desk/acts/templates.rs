//! Beginning a decision with a text of the catalogue, to be read over and completed.

use leptos::prelude::*;

use super::On;
use super::work::Work;
use crate::ui::typed;
use crate::words;

/// The list to choose from; nothing where there is none. What was written is replaced.
pub(super) fn templates(work: Work, on: &On, id: &str) -> AnyView {
    if on.templates.is_empty() {
        return ().into_any();
    }
    let select = format!("{id}-template");
    let options = on.templates.iter().enumerate().map(|(at, it)| {
        view! { <option value=at.to_string()>{it.label.clone()}</option> }.into_any()
    });
    let options = options.collect_view();
    let (texts, id) = (on.templates.clone(), id.to_owned());
    let begin = move |chosen: String| {
        let text = chosen.parse().ok().and_then(|at: usize| texts.get(at));
        if let Some(it) = text {
            work.note(&id, it.text.clone());
            work.point();
        }
    };
    view! {
        <div class="field">
            <label for=select.clone()>{words::DESK_TEMPLATE}</label>
            <select id=select class="input" on:change=typed(begin)>
                <option value="">{words::DESK_TEMPLATE_NONE}</option>{options}
            </select>
        </div>
    }
    .into_any()
}
