//! The bundles along a life: who, which stage, which bundle. Stages without one stay in sight, quietly,
//! with what the national lists have planned for them.

use hall_core::catalog::{CatalogEntry, CatalogIndex, LifeStage, Listed};
use leptos::prelude::*;

use super::card::{Among, card};
use crate::words;

/// The tree.
pub(super) fn tree(index: &CatalogIndex) -> AnyView {
    let branch = |(audience, title): (&'static str, &'static str)| {
        let stages = index.stages.iter().filter(|it| it.audience == audience);
        let stages = stages.map(|it| stage(index, it)).collect_view();
        view! {
            <section class="branch">
                <h2 class="stage" id=audience tabindex="-1">{title}</h2>
                <ol class="life-line">{stages}</ol>
            </section>
        }
        .into_any()
    };
    [
        ("citizen", words::FOR_CITIZENS),
        ("company", words::FOR_COMPANIES),
    ]
    .map(branch)
    .collect_view()
    .into_any()
}

fn stage(index: &CatalogIndex, stage: &LifeStage) -> AnyView {
    let here = |it: &&CatalogEntry| it.stage == stage.name && it.audience == stage.audience;
    let cards: Vec<AnyView> = index
        .bundles
        .iter()
        .filter(here)
        .map(|it| card(it, Among::Stage))
        .collect();
    let is_open = !cards.is_empty();
    let cards = is_open.then(|| view! { <div class="cards">{cards}</div> }.into_any());
    view! {
        <li class:open=is_open>
            <h3 id=stage.id.clone()>{stage.name.clone()}</h3>
            <div class="stack-s">{cards}{planned(stage, is_open)}</div>
        </li>
    }
    .into_any()
}

/// What is planned, list by list. A stage without any bundle says that it is not open in any case.
fn planned(stage: &LifeStage, is_open: bool) -> AnyView {
    let mut lists: Vec<(&Listed, String)> = Vec::new();
    for it in &stage.planned {
        match lists.last_mut() {
            Some((listed, names)) if **listed == it.listed => {
                names.push('、');
                names.push_str(&it.name);
            }
            _ => lists.push((&it.listed, it.name.clone())),
        }
    }
    if is_open && lists.is_empty() {
        return ().into_any();
    }
    let lists: Vec<String> = lists
        .into_iter()
        .map(|(listed, names)| words::planned(listed, &names))
        .collect();
    view! {
        <p class="planned"><span class="tag plain-tag">{words::NOT_OPEN_YET}</span>" "{lists.join("；")}</p>
    }
    .into_any()
}
