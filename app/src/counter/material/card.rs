//! A material as a card: what it is, who needs it, how it is provided.

use std::sync::Arc;

use hall_core::application::Provided;
use hall_core::catalog::{Level, MaterialIx, WayKind};
use hall_core::plan::Plan;
use hall_core::precheck::MaterialState;
use leptos::prelude::*;

use super::instead::instead;
use super::way::way_body;
use crate::browser;
use crate::draft::{Draft, element_id};
use crate::form::other_values;
use crate::ui::{live, remark, ticked};
use crate::words;

/// A material that the applicant provides.
pub(in crate::counter) fn card(draft: Draft, material: MaterialIx) -> AnyView {
    let plan = draft.plan();
    let Some(this) = plan.bundle().materials.get(material.at()).cloned() else {
        return ().into_any();
    };
    let Some(state) = state_of(draft, material) else {
        return ().into_any();
    };
    let current = Memo::new(move |_| draft.watch(|check| find(check.materials(), material)));
    let chosen = Memo::new({
        let id = this.id.clone();
        move |_| draft.provided(&id).map(|it| it.way)
    });
    let tag = live(move || match current.get() {
        Some(it) if it.findings.iter().any(|it| it.level == Level::Error) => {
            view! { <span class="tag bad">{words::HAS_ERRORS}</span> }.into_any()
        }
        Some(it) if it.missing => view! { <span class="tag">{words::TO_PROVIDE}</span> }.into_any(),
        Some(it) if it.is_deferred() => {
            view! { <span class="tag warn">{words::LATER}</span> }.into_any()
        }
        Some(it) if !it.findings.is_empty() => {
            view! { <span class="tag warn">{words::PLEASE_CHECK}</span> }.into_any()
        }
        _ => view! { <span class="tag plain-tag">{words::DONE}</span> }.into_any(),
    });
    let findings = {
        let plan = Arc::clone(&plan);
        live(move || {
            let found = current.get().map(|it| it.findings).unwrap_or_default();
            found
                .iter()
                .map(|it| {
                    let said = hall_core::words::finding(plan.bundle(), it);
                    remark(it.level, &said.what, &said.mend)
                })
                .collect_view()
        })
    };
    let ways = move || current.get().map(|it| it.ways).unwrap_or_default();
    let radios = {
        let id = this.id.clone();
        live(move || {
            ways()
                .into_iter()
                .map(|way| radio(draft, &id, way, chosen))
                .collect_view()
        })
    };
    let body = {
        let this = this.clone();
        live(move || {
            chosen
                .get()
                .zip(current.with_untracked(Clone::clone))
                .map(|(way, state)| way_body(draft, &this, &state, way))
        })
    };
    let id = element_id(&format!("material.{}", this.id));
    let name_id = format!("{id}-name");
    let hint = (!this.hint.is_empty())
        .then(|| view! { <p class="hint">{this.hint.clone()}</p> }.into_any());
    view! {
        <section class="card material stack-s" aria-labelledby=name_id>
            <div class="head"><h2 id=name_id.clone()>{this.name.clone()}</h2>{tag}</div>
            {hint}
            {who_needs_it(&plan, &state)}
            {live(move || current.get().map(|it| instead(draft, &it)))}
            {findings}
            {other_values(draft, &format!("material.{}", this.id), words::CHOOSE_BETWEEN.to_owned(), |at| _ = browser::focus(&element_id(at)))}
            <fieldset id=id>
                <legend class="kicker">{words::CHOOSE_A_WAY}</legend>
                <div class="choices">{radios}</div>
            </fieldset>
            {body}
        </section>
    }
    .into_any()
}

/// A material that needs nothing from the applicant.
pub(in crate::counter) fn settled(draft: Draft, material: MaterialIx) -> AnyView {
    let plan = draft.plan();
    let Some(this) = plan.bundle().materials.get(material.at()) else {
        return ().into_any();
    };
    let Some(state) = state_of(draft, material) else {
        return ().into_any();
    };
    let how = state.settled.map(hall_core::words::step);
    view! {
        <div id=element_id(&format!("material.{}", this.id)) tabindex="-1">
            <strong>{this.name.clone()}</strong>" "<span class="tag good">{how}</span>
            {who_needs_it(&plan, &state)}
        </div>
    }
    .into_any()
}

fn radio(draft: Draft, material: &str, way: WayKind, chosen: Memo<Option<WayKind>>) -> AnyView {
    let input = format!("{material}-{}", way.id());
    let choose = {
        let material = material.to_owned();
        move |_| {
            draft.provide(Provided {
                id: material.clone(),
                way,
                files: Vec::new(),
                licence: None,
                signed: None,
            });
        }
    };
    view! {
        <div class="choice">
            <input type="radio" id=input.clone() name=format!("way-{material}")
                prop:checked=move || chosen.get() == Some(way) on:change=ticked(choose) />
            <label for=input>{hall_core::words::way(way)}</label>
        </div>
    }
    .into_any()
}

fn who_needs_it(plan: &Plan, state: &MaterialState) -> AnyView {
    let lines = state
        .requirements
        .iter()
        .filter_map(|at| {
            let service = plan.service(at.service)?;
            let requirement = service.requirements.get(at.position)?;
            let laws = plan.laws(&requirement.basis).join("、");
            let text = words::needed_for(&service.name, &requirement.label);
            Some(
                view! { <li>{text}<span class="muted">{words::by_law(&laws)}</span></li> }
                    .into_any(),
            )
        })
        .collect_view();
    view! {
        <details class="why">
            <summary>{words::who_needs_it(state.requirements.len())}</summary>
            <ul class="inside">{lines}</ul>
        </details>
    }
    .into_any()
}

fn state_of(draft: Draft, material: MaterialIx) -> Option<MaterialState> {
    draft.peek(|check| find(check.materials(), material))
}

fn find(states: &[MaterialState], material: MaterialIx) -> Option<MaterialState> {
    states.iter().find(|it| it.material == material).cloned()
}
