//! One field: label, hint, control, what is wrong, where it comes from, why it is asked.

use std::sync::Arc;
use std::time::Duration;

use hall_core::catalog::{Field, Kind, Level};
use hall_core::plan::Plan;
use hall_core::precheck::Asked;
use hall_core::report::Finding;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, Node};

use super::control::{Labelling, control, labelling};
use super::group::group;
use super::other_values::other_values;
use super::provenance::provenance;
use super::show::show;
use super::why::why;
use crate::draft::{Draft, Place, element_id};
use crate::ui::{live, remark};
use crate::{browser, clock, words};

/// A field as its parts see it.
#[derive(Clone, Debug)]
pub(super) struct FieldView {
    pub(super) draft: Draft,
    pub(super) place: Place,
    pub(super) plan: Arc<Plan>,
    pub(super) field: Field,
    /// The place as findings spell it.
    pub(super) at: String,
    /// The id of the element that takes the focus.
    pub(super) id: String,
    /// Whether the person has been here.
    pub(super) touched: RwSignal<bool>,
    pub(super) required: Memo<bool>,
}

/// What of a field is on the page.
#[derive(Clone, Copy, PartialEq)]
enum Shape {
    Hidden,
    Given,
    Awaited,
    Open,
}

/// The field at a place. `page` is the page whose gaps are pointed out together.
pub fn field(draft: Draft, place: Place, page: &str) -> AnyView {
    let plan = draft.plan();
    let Some(field) = plan.field(place.field()).cloned() else {
        return ().into_any();
    };
    let at = place.at(&plan);
    let touched = RwSignal::new(!draft.answer(place).is_empty());
    let view = FieldView {
        draft,
        place,
        field,
        id: element_id(&at),
        at,
        plan,
        touched,
        required: Memo::new(move |_| draft.asked(place) == Asked::Yes { required: true }),
    };
    let shape = Memo::new(move |_| match draft.asked(place) {
        Asked::No | Asked::Maybe => Shape::Hidden,
        Asked::Given => Shape::Given,
        Asked::Awaited => Shape::Awaited,
        Asked::Yes { .. } => Shape::Open,
    });
    let page = page.to_owned();

    live(move || match shape.get() {
        Shape::Hidden => ().into_any(),
        Shape::Given => given(&view),
        Shape::Awaited => awaited(&view),
        Shape::Open => open(view.clone(), page.clone()),
    })
}

fn open(view: FieldView, page: String) -> AnyView {
    if matches!(view.field.kind, Kind::Rows { .. }) {
        return group(view, page);
    }
    let draft = view.draft;
    let problems = problems(&view, page);
    let class = {
        let wide = matches!(
            view.field.kind,
            Kind::Text { lines: true, .. } | Kind::Address
        );
        move || {
            let worst = problems.with(|it| it.first().map(|it| it.level));
            match (worst, wide) {
                (Some(Level::Error), false) => "field wrong",
                (Some(Level::Error), true) => "field wide wrong",
                (Some(Level::Deferrable | Level::Warning), _) => "field unsure",
                (_, true) => "field wide",
                _ => "field",
            }
        }
    };
    let hint = hint(&view.field);
    let ids = (format!("{}-hint", view.id), format!("{}-error", view.id));
    let described = {
        let hint_id = (!hint.is_empty()).then(|| ids.0.clone());
        let error_id = ids.1.clone();
        Memo::new(move |_| {
            let error = problems.with(|it| !it.is_empty()).then(|| error_id.clone());
            [hint_id.clone(), error]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" ")
        })
    };
    let invalid =
        Memo::new(move |_| problems.with(|it| it.iter().any(|it| it.level == Level::Error)));
    let optional = {
        let required = view.required;
        live(move || {
            (!required.get())
                .then(|| view! { <span class="optional">{words::OPTIONAL}</span> }.into_any())
        })
    };
    let label = view.field.label.clone();
    let hint = (!hint.is_empty()).then(|| view! { <p class="hint" id=ids.0>{hint}</p> }.into_any());
    let said =
        view! { <div id=ids.1 class="problems">{live(move || lines(&problems.get()))}</div> }
            .into_any();
    let body = control(&view, described, invalid);
    let other = other_values(
        draft,
        &view.at,
        words::CHOOSE_BETWEEN.to_owned(),
        back_to_field,
    );
    let after = view! { {provenance(&view)} {why(draft, &view)} }.into_any();
    match labelling(&view.field.kind) {
        Labelling::Label => view! {
            <div class=class on:focusout=left(view.touched)>
                <label for=view.id.clone()>{label}{optional}</label>
                {hint}{said}{body}{other}{after}
            </div>
        }
        .into_any(),
        Labelling::Legend => view! {
            <fieldset class=class id=view.id.clone() aria-describedby=described on:focusout=left(view.touched)>
                <legend>{label}{optional}</legend>
                {hint}{said}{body}{other}{after}
            </fieldset>
        }
        .into_any(),
    }
}

/// After a choice: back to the field.
pub(super) fn back_to_field(at: &str) {
    browser::focus(&element_id(at));
}

/// How long to wait before saying what is wrong with a field that was left. What is said moves the
/// page, and it must not move away under the finger that is just pressing the next thing.
const HESITATION: Duration = Duration::from_millis(300);

/// What happens when the focus leaves the field, and not only goes from one of its controls to another.
fn left(touched: RwSignal<bool>) -> Box<dyn FnMut(FocusEvent)> {
    Box::new(move |event| {
        let field = event
            .current_target()
            .and_then(|it| it.dyn_into::<Node>().ok());
        let next = event
            .related_target()
            .and_then(|it| it.dyn_into::<Node>().ok());
        let stays = field.is_some_and(|field| field.contains(next.as_ref()) && next.is_some());
        if !stays {
            clock::after(HESITATION, move || {
                touched.try_set(true);
            });
        }
    })
}

/// One line beside a field.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    level: Level,
    what: String,
    mend: String,
}

/// What to say beside the field. While somebody types for the first time nothing is said: half an
/// identity number is not a mistake.
fn problems(view: &FieldView, page: String) -> Memo<Vec<Line>> {
    let view = view.clone();
    Memo::new(move |_| {
        let shown = view.draft.shows_gaps(&page);
        if !shown && !view.touched.get() {
            return Vec::new();
        }
        let findings = view.draft.findings(&view.at);
        let mut lines: Vec<Line> = findings.iter().map(|it| line(&view, it)).collect();
        let empty = view.draft.answer(view.place).is_empty();
        if shown && empty && lines.is_empty() && view.required.get() && is_missing(&view) {
            let (what, mend) = words::missing(&view.field);
            lines.push(Line {
                level: Level::Error,
                what,
                mend,
            });
        }
        lines
    })
}

fn is_missing(view: &FieldView) -> bool {
    let (row, field) = (view.place.row(), view.place.field());
    view.draft.watch_at(view.place, |check| {
        check.cell_value(row, field).is_missing()
    })
}

fn line(view: &FieldView, finding: &Finding) -> Line {
    let words = hall_core::words::finding(view.plan.bundle(), finding);
    Line {
        level: finding.level,
        what: words.what,
        mend: words.mend,
    }
}

fn lines(lines: &[Line]) -> AnyView {
    lines
        .iter()
        .map(|line| remark(line.level, &line.what, &line.mend))
        .collect_view()
        .into_any()
}

fn hint(field: &Field) -> String {
    match (field.hint.is_empty(), field.example.is_empty()) {
        (_, true) => field.hint.clone(),
        (true, false) => words::for_example(&field.example),
        (false, false) => format!(
            "{}。{}",
            field.hint.trim_end_matches('。'),
            words::for_example(&field.example)
        ),
    }
}

/// It follows from other answers: shown, never asked.
fn given(view: &FieldView) -> AnyView {
    let value = {
        let view = view.clone();
        move || show(view.draft, view.place)
    };
    view! {
        <div class="field" id=view.id.clone()>
            <span class="label">{view.field.label.clone()}</span>
            <p class="readonly">{live(move || { let it = value(); if it.is_empty() { words::WORKED_OUT_LATER.to_owned() } else { it } })}</p>
            <p class="hint">{words::WORKED_OUT}</p>
        </div>
    }
    .into_any()
}

/// It arrives with the result of an earlier service.
fn awaited(view: &FieldView) -> AnyView {
    let from = view.field.sources.iter().find_map(|source| match source {
        hall_core::catalog::Source::Prior(service) => {
            let service = view.plan.service_ix(service)?;
            Some(view.plan.service(service)?.result.clone())
        }
        _ => None,
    });
    view! {
        <div class="field" id=view.id.clone()>
            <span class="label">{view.field.label.clone()}</span>
            <p class="readonly muted">{words::arrives_with(&from.unwrap_or_default())}</p>
        </div>
    }
    .into_any()
}
