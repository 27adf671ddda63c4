//! Why a field is asked: who wants it, what for, and by which law.

use hall_core::catalog::Service;
use hall_core::plan::Plan;
use leptos::prelude::*;

use super::field::FieldView;
use crate::draft::{Draft, Place};
use crate::ui::live;
use crate::words;

/// A service that wants the field.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Asker {
    service: String,
    purpose: String,
    laws: String,
    /// Who receives it and how they are reached, where it is sensitive (个人信息保护法 第二十三条).
    recipient: Option<String>,
}

/// The line to unfold. Cells leave it to their group.
pub(super) fn why(draft: Draft, view: &FieldView) -> AnyView {
    let Place::Field(field) = view.place else {
        return ().into_any();
    };
    let plan = view.plan.clone();
    let sensitive = view.field.sensitive;
    let askers = Memo::new(move |_| {
        draft.watch_at(Place::Field(field), |check| {
            check
                .askers(field)
                .into_iter()
                .filter_map(|(service, it)| {
                    let service = plan.service(service)?;
                    Some(Asker {
                        service: service.name.clone(),
                        purpose: it.purpose.clone(),
                        laws: plan.laws(&it.basis).join("、"),
                        recipient: sensitive.then(|| recipient(&plan, service)).flatten(),
                    })
                })
                .collect::<Vec<_>>()
        })
    });
    let lines = live(move || askers.get().into_iter().map(line).collect_view());
    if askers.with_untracked(Vec::is_empty) {
        return ().into_any();
    }
    view! {
        <details class="why">
            <summary>{live(move || words::why_asked(askers.with(Vec::len)))}</summary>
            <ul class="inside">{lines}</ul>
        </details>
    }
    .into_any()
}

fn recipient(plan: &Plan, service: &Service) -> Option<String> {
    let departments = &plan.bundle().departments;
    let it = departments.get(usize::from(service.department))?;
    Some(words::received_by(&it.name, &it.contact))
}

fn line(it: Asker) -> AnyView {
    let laws = (!it.laws.is_empty())
        .then(|| view! { <span class="muted">{words::by_law(&it.laws)}</span> }.into_any());
    let recipient = it
        .recipient
        .map(|it| view! { <span class="muted">{it}</span> }.into_any());
    view! { <li><strong>{it.service}</strong>{words::wants(&it.purpose)}{laws}{recipient}</li> }
        .into_any()
}
