//! 受理标准: what somebody looks at in a document that was handed in, from the catalogue.

use hall_api::Offer;
use hall_core::catalog::Standard;
use leptos::prelude::*;

use super::places::Place;
use super::topic::Topic;
use super::work::Work;
use crate::ui::press;
use crate::{browser, words};

/// What is to be looked at, each with a button that begins an item about it in the words
/// of the catalogue; without buttons where nothing can be asked for now.
pub(in crate::desk) fn standards(
    work: Work,
    offers: &[Offer],
    place: &Place,
    standards: &[Standard],
) -> AnyView {
    if standards.is_empty() {
        return ().into_any();
    }
    let mut topics = offers.iter().map(|it| Topic::of(&it.act));
    let topic = topics.find(|it| matches!(it, Topic::Notify | Topic::Ask));
    let lines = standards.iter().map(|it| {
        let fails = topic.map(|topic| fails(work, topic, place, it));
        view! { <li>{it.must.clone()}" "{fails}</li> }.into_any()
    });
    let lines = lines.collect_view();
    view! { <p class="small muted">{words::STANDARDS}</p><ul class="dots small standards">{lines}</ul> }
        .into_any()
}

/// A button that begins an item: the document is not as it must be.
fn fails(work: Work, topic: Topic, place: &Place, standard: &Standard) -> AnyView {
    let id = topic.id();
    let (at, problem, mend) = (
        place.at.clone(),
        words::standard_fails(&standard.must),
        standard.mend.clone(),
    );
    let name = words::standard_of(&standard.must, &place.label);
    let begin = move || {
        work.note(&format!("{id}-at"), at.clone());
        work.note(&format!("{id}-problem"), problem.clone());
        work.note(&format!("{id}-mend"), mend.clone());
        work.point();
        browser::unfold(format!("{id}-problem"));
    };
    view! { <button type="button" class="plain small" on:click=press(begin)>{words::STANDARD_FAILS}<span class="visually-hidden">{name}</span></button> }
        .into_any()
}
