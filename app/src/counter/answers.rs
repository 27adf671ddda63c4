//! All answers, to look over before signing.

use hall_core::catalog::{FieldIx, Kind};
use hall_core::precheck::Asked;
use leptos::prelude::*;

use super::paper;
use crate::draft::{Draft, Place, element_id, fields_of, sections, source_words};
use crate::form::show;
use crate::route::{Route, Step};
use crate::ui::{
    SummaryRow, Tone, back_link, go_button, link_button, live, notice, page, print_button,
    quiet_button, steps, summary_list,
};
use crate::words;

/// The page.
pub(super) fn answers(draft: Draft) -> AnyView {
    let bundle = draft.bundle_id();
    let to_confirm = Memo::new(move |_| draft.application(|it| it.prefilled.len()));
    let confirm_all = move || {
        let keys: Vec<String> =
            untrack(|| draft.application(|it| it.prefilled.keys().cloned().collect()));
        keys.iter().for_each(|key| draft.confirm(key));
    };
    let unconfirmed = live(move || {
        let n = to_confirm.get();
        (0 < n).then(|| {
            notice(
                Tone::Plain,
                words::n_to_confirm(n),
                view! { <p>{words::CONFIRM_LEAD}</p><div class="actions">{quiet_button(words::CONFIRM_ALL, confirm_all)}</div> }.into_any(),
            )
        })
    });
    let acceptable = Memo::new(move |_| draft.watch(|check| check.verdict().is_acceptable()));
    let next = {
        let bundle = bundle.clone();
        live(move || {
            if acceptable.get() {
                go_button(words::TO_SIGN, Route::bundle(&bundle, Step::Submit))
            } else {
                go_button(words::TO_CHECK, Route::bundle(&bundle, Step::Check))
            }
        })
    };
    let body = view! {
        <p class="lead">{words::ANSWERS_LEAD}</p>
        {unconfirmed}
        {paper::around_answers(draft, live(move || whole(draft, true)))}
        <div class="actions">{next}{print_button()}{link_button(words::SEE_FORMS, Route::bundle(&bundle, Step::Forms))}</div>
    }
    .into_any();
    view! {
        {steps(&bundle, 3)}
        {back_link(words::BACK, Route::bundle(&bundle, Step::Check))}
        {page(words::ANSWERS_TITLE, body.into_any())}
    }
    .into_any()
}

/// Everything that will be submitted, by section; perhaps with links to change it.
pub(super) fn whole(draft: Draft, may_change: bool) -> AnyView {
    let list = |mut rows: Vec<SummaryRow>| {
        if !may_change {
            rows.iter_mut().for_each(|it| it.change = None);
        }
        summary_list(rows)
    };
    let plan = draft.plan();
    let bundle = plan.bundle();
    let parts = sections(draft)
        .into_iter()
        .map(|state| {
            let title = bundle
                .sections
                .get(usize::from(state.ix.0))
                .map(|it| it.title.clone());
            let href = Route::bundle(&bundle.id, Step::Section(state.id.clone())).to_string();
            let rows = fields_of(draft, state.ix)
                .into_iter()
                .flat_map(|it| rows_of(draft, it, &href))
                .collect();
            view! { <section><h2>{title}</h2>{list(rows)}</section> }.into_any()
        })
        .collect_view();
    view! {
        <section><h2>{words::STEP_SITUATION}</h2>{list(super::outcome::answered(draft))}</section>
        {parts}
        <section><h2>{words::STEP_MATERIALS}</h2>{list(materials(draft))}</section>
    }
    .into_any()
}

/// One row for a field; for a group, one for each of its rows.
fn rows_of(draft: Draft, field: FieldIx, section: &str) -> Vec<SummaryRow> {
    let plan = draft.plan();
    let Some(this) = plan.field(field) else {
        return Vec::new();
    };
    let asked = draft.asked(Place::Field(field));
    let change = |at: &str| {
        matches!(asked, Asked::Yes { .. }).then(|| format!("{section}#{}", element_id(at)))
    };
    if matches!(asked, Asked::No | Asked::Maybe) {
        return Vec::new();
    }
    if let Kind::Rows { item, columns, .. } = &this.kind {
        return (0..draft.n_rows(&this.key))
            .map(|row| SummaryRow {
                label: words::row_title(item, row + 1),
                value: row_text(draft, field, row, columns),
                from: None,
                change: change(&this.key),
            })
            .collect();
    }
    let value = match asked {
        Asked::Awaited => words::ARRIVES_LATER.to_owned(),
        _ => show(draft, Place::Field(field)),
    };
    let from = draft
        .prefilled_from(&this.key)
        .map(|it| source_words(plan.bundle(), &it));
    let required = asked == Asked::Yes { required: true };
    if value.is_empty() && !required {
        return Vec::new();
    }
    vec![SummaryRow {
        label: this.label.clone(),
        value,
        from,
        change: change(&this.key),
    }]
}

fn row_text(draft: Draft, group: FieldIx, row: usize, columns: &[FieldIx]) -> String {
    let plan = draft.plan();
    columns
        .iter()
        .filter_map(|column| {
            let value = show(
                draft,
                Place::Cell {
                    group,
                    row,
                    column: *column,
                },
            );
            let label = &plan.field(*column)?.label;
            (!value.is_empty()).then(|| format!("{label}：{value}"))
        })
        .collect::<Vec<_>>()
        .join("\n")
}

fn materials(draft: Draft) -> Vec<SummaryRow> {
    let plan = draft.plan();
    let page = Route::bundle(&plan.bundle().id, Step::Materials).to_string();
    let states = draft.watch(|check| check.materials().to_vec());
    states
        .into_iter()
        .filter(|it| !it.maybe)
        .filter_map(|state| {
            let material = plan.bundle().materials.get(state.material.at())?;
            let files = draft
                .provided(&material.id)
                .map(|it| it.files)
                .unwrap_or_default();
            let names: Vec<String> = files.into_iter().map(|it| it.name).collect();
            let way = match (state.provided, state.settled) {
                (Some(way), _) => hall_core::words::way(way),
                (None, Some(step)) => hall_core::words::step(step),
                (None, None) => "",
            };
            let value = if names.is_empty() {
                way.to_owned()
            } else {
                format!("{way}：{}", names.join("、"))
            };
            let at = element_id(&format!("material.{}", material.id));
            let change = state.settled.is_none().then(|| format!("{page}#{at}"));
            Some(SummaryRow {
                label: material.name.clone(),
                value,
                from: None,
                change,
            })
        })
        .collect()
}
