//! One section of the one form.

use hall_core::catalog::FieldIx;
use hall_core::precheck::Asked;
use hall_core::sensitive::is_sensitive;
use leptos::prelude::*;

use super::keeping::keep_question;
use crate::browser;
use crate::draft::{Draft, Place, SectionState, Status, element_id, field_of, fields_of, sections};
use crate::form::field;
use crate::navigation::use_navigation;
use crate::route::{Route, Step};
use crate::ui::{self, Problem, back_link, button, error_summary, live, page, save_line};
use crate::words;

/// The page of a section.
pub(super) fn section(draft: Draft, id: &str) -> AnyView {
    let plan = draft.plan();
    let bundle = plan.bundle();
    let all = untrack(|| sections(draft));
    let Some(this) = all.iter().find(|it| it.id == id).cloned() else {
        return ui::not_found();
    };
    let Some(section) = bundle.sections.get(usize::from(this.ix.0)).cloned() else {
        return ui::not_found();
    };
    let navigation = use_navigation();
    let number = all.iter().position(|it| it.id == id).map_or(1, |it| it + 1);
    let all_fields = fields_of(draft, this.ix);
    let first = first_sensitive(draft, all_fields.clone());
    let fields = all_fields
        .into_iter()
        .map(|it| {
            let question =
                live(move || (first.get() == Some(it)).then(|| untrack(|| keep_question(draft))));
            let field = field(draft, Place::Field(it), id);
            view! { {question}{field} }.into_any()
        })
        .collect_view();
    // The summary lists what stood open when the person wanted to go on; each field keeps its own
    // words up to date.
    let problems = RwSignal::new(Vec::<Problem>::new());
    let id = id.to_owned();
    let bundle_id = bundle.id.clone();
    let next = move || {
        let now = untrack(|| sections(draft));
        let open = now
            .iter()
            .find(|it| it.id == id)
            .map(|it| open_places(draft, it))
            .unwrap_or_default();
        if open.is_empty() {
            navigation.go(Route::bundle(&bundle_id, next_step(&now, &id)));
            return;
        }
        draft.show_gaps(&id);
        problems.set(open);
        browser::focus_soon(ui::ERROR_SUMMARY);
    };
    let hint = (!section.hint.is_empty())
        .then(|| view! { <p class="hint">{section.hint.clone()}</p> }.into_any());
    let body = view! {
        {hint}
        <form class="form-body" novalidate autocomplete="off" on:submit=|event| event.prevent_default()>{fields}</form>
        <div class="actions">
            {button(words::SAVE_AND_GO_ON, next)}
            <a href=Route::bundle(&bundle.id, Step::Form).to_string()>{words::BACK_TO_LIST}</a>
            {save_line(draft)}
        </div>
    }
    .into_any();
    view! {
        {back_link(words::ALL_SECTIONS, Route::bundle(&bundle.id, Step::Form))}
        {live(move || error_summary(problems.get()))}
        <p class="kicker">{words::section_of(number, all.len())}</p>
        {page(section.title, body.into_any())}
    }
    .into_any()
}

/// The first field on the page that asks for something sensitive: there the person is asked where that
/// is to be kept.
fn first_sensitive(draft: Draft, fields: Vec<FieldIx>) -> Memo<Option<FieldIx>> {
    Memo::new(move |_| {
        let plan = draft.plan();
        let is_first = |it: &&FieldIx| {
            let field = plan.field(**it);
            field.is_some_and(|it| is_sensitive(plan.bundle(), it))
                && matches!(draft.asked(Place::Field(**it)), Asked::Yes { .. })
        };
        fields.iter().find(is_first).copied()
    })
}

fn open_places(draft: Draft, state: &SectionState) -> Vec<Problem> {
    let plan = draft.plan();
    let bundle = plan.bundle();
    let wrong = state.errors.iter().map(|it| Problem {
        what: format!(
            "{}：{}",
            hall_core::words::place_of(bundle, &it.at),
            hall_core::words::finding(bundle, it).what
        ),
        href: format!("#{}", element_id(&it.at)),
    });
    let missing = state.missing.iter().map(|at| {
        let field = field_of(&plan, at).and_then(|it| plan.field(it));
        let what = field.map(|it| words::missing(it).0).unwrap_or_default();
        let row = if at.contains('[') {
            format!("{}：", hall_core::words::place_of(bundle, at))
        } else {
            String::new()
        };
        Problem {
            what: format!("{row}{what}"),
            href: format!("#{}", element_id(at)),
        }
    });
    wrong.chain(missing).collect()
}

/// The next section that is not done, or the materials.
fn next_step(all: &[SectionState], id: &str) -> Step {
    let here = all.iter().position(|it| it.id == id).unwrap_or(0);
    all.iter()
        .skip(here + 1)
        .find(|it| it.status != Status::Done)
        .map_or(Step::Form, |it| Step::Section(it.id.clone()))
}
