//! What an answer brings along: places that are asked only because of what was changed. They may be filled
//! in although nobody named them.

use std::sync::Arc;

use hall_core::application::Application;
use hall_core::catalog::{FieldIx, Level};
use hall_core::precheck::{Asked, Precheck};
use leptos::prelude::*;

use super::item::control;
use crate::clock;
use crate::draft::{Draft, Place, field_of, opens};
use crate::ui::{Tone, live, notice, remark};
use crate::words;

/// The rules over the application as the hall has it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Before(StoredValue<Precheck>);

impl Before {
    pub(super) fn of(draft: Draft, content: &Application) -> Self {
        let mut check = Precheck::open(draft.plan(), clock::today(), content);
        check.set_holdings(draft.peek(|it| it.holdings().clone()));
        Self(StoredValue::new(check))
    }

    /// Whether this place was on the form already.
    fn had(self, place: Place) -> bool {
        self.0
            .with_value(|it| it.cell_asked(place.row(), place.field()).counts())
    }

    fn had_material(self, id: &str) -> bool {
        self.0
            .with_value(|it| material_ids(it).iter().any(|it| it == id))
    }
}

/// The places that came along, and what is wrong where nothing can be changed here.
pub(super) fn extra(draft: Draft, before: Before, named: Vec<String>) -> AnyView {
    let named = Arc::new(named);
    let along = {
        let named = Arc::clone(&named);
        Memo::new(move |_| along(draft, before, &named))
    };
    let stuck = Memo::new(move |_| along.with(|along| elsewhere(draft, &named, along)));
    let fields = live(move || {
        let all = along.get();
        (!all.is_empty()).then(|| {
            let controls = all.iter().map(|at| untrack(|| control(draft, at)));
            let controls = controls.collect_view();
            view! { <section class="stack"><h2>{words::BROUGHT_ALONG}</h2>{controls}</section> }
                .into_any()
        })
    });
    let elsewhere = live(move || {
        let all = stuck.get();
        (!all.is_empty()).then(|| {
            let lines = all
                .iter()
                .map(|(what, mend)| remark(Level::Error, what, mend));
            notice(Tone::Bad, words::ELSEWHERE, lines.collect_view().into_any())
        })
    });
    view! { {fields}{elsewhere} }.into_any()
}

fn is_named(named: &[String], at: &str) -> bool {
    named.iter().any(|it| opens(it, at))
}

/// The places that are asked now, were not before, and were not named.
fn along(draft: Draft, before: Before, named: &[String]) -> Vec<String> {
    let plan = draft.plan();
    let fields = plan.bundle().fields.iter().enumerate();
    let mut places: Vec<String> = fields
        .filter(|(_, field)| field.group.is_none())
        .map(|(position, field)| (Place::Field(FieldIx::new(position)), field))
        .filter(|(place, _)| matches!(draft.asked(*place), Asked::Yes { .. }))
        .filter(|(place, field)| !is_named(named, &field.key) && !before.had(*place))
        .map(|(_, field)| field.key.clone())
        .collect();
    let missing = draft.watch(|check| check.report().missing);
    for absent in missing {
        let is_new = draft.place_at(&absent.at).is_some_and(|it| !before.had(it));
        let there = is_named(named, &absent.at) || is_named(&places, &absent.at);
        if is_new && !there && absent.at.contains('[') {
            places.push(absent.at);
        }
    }
    let materials = draft.watch(material_ids).into_iter();
    let materials = materials.filter(|id| !before.had_material(id));
    let materials = materials.map(|id| format!("material.{id}"));
    places.extend(materials.filter(|at| !is_named(named, at) && !stands_for(draft, named, at)));
    places
}

/// Whether a material came in the place of one that was named; then it is shown there.
fn stands_for(draft: Draft, named: &[String], at: &str) -> bool {
    draft.watch(|check| {
        let materials = &check.plan().bundle().materials;
        let place = |at: usize| materials.get(at).map(|it| format!("material.{}", it.id));
        let mut states = check.materials().iter();
        let state = states.find(|it| place(it.material.at()).as_deref() == Some(at));
        let others = state.map_or_else(Vec::new, |it| check.alternatives(it));
        let mut others = others.into_iter().filter_map(|it| place(it.at()));
        others.any(|it| named.contains(&it))
    })
}

/// What is wrong or missing where the answer may not say anything else.
fn elsewhere(draft: Draft, named: &[String], along: &[String]) -> Vec<(String, String)> {
    let plan = draft.plan();
    let bundle = plan.bundle();
    let report = draft.watch(Precheck::report);
    let closed =
        |at: &str| !is_named(named, at) && !is_named(along, at) && !stands_for(draft, named, at);
    let wrong = report.findings.iter().filter(|it| it.level == Level::Error);
    let wrong = wrong.filter(|it| closed(&it.at)).map(|it| {
        let said = hall_core::words::finding(bundle, it);
        let place = hall_core::words::place_of(bundle, &it.at);
        (words::asked_place(&place, &said.what), said.mend)
    });
    let missing = report.missing.iter().filter(|it| closed(&it.at)).map(|it| {
        let field = field_of(&plan, &it.at).and_then(|it| plan.field(it));
        let said = field.map(|it| words::missing(it).0);
        let place = hall_core::words::place_of(bundle, &it.at);
        (said.unwrap_or(place), String::new())
    });
    wrong.chain(missing).collect()
}

fn material_ids(check: &Precheck) -> Vec<String> {
    let materials = &check.plan().bundle().materials;
    let required = check.materials().iter().filter(|it| !it.maybe);
    required
        .filter_map(|it| materials.get(it.material.at()))
        .map(|it| it.id.clone())
        .collect()
}
