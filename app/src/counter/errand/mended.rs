//! Saying that what a survey found is put right.

use leptos::prelude::*;

use super::Case;
use super::choose::Choice;
use super::sender::Sender;
use crate::words;

/// The page's body. Where only one service waits for it there is nothing to choose.
pub(super) fn mended(case: &Case, sender: Sender) -> AnyView {
    let offers = case.offers.clone();
    let names: Vec<String> = offers
        .iter()
        .map(|offer| {
            let mut lanes = case.view.lanes.iter();
            let lane = lanes.find(|it| Some(&it.service) == offer.service.as_ref());
            lane.map_or_else(|| offer.label.clone(), |it| it.name.clone())
        })
        .collect();
    let first = (names.len() == 1).then_some(0);
    let choice = Choice::new("mended", first);
    let act = move || {
        if let Some(offer) = choice.get().and_then(|at| offers.get(at)) {
            sender.send(offer.act.clone(), String::new());
        }
    };
    view! {
        <p class="lead">{words::MENDED_LEAD}</p>
        {choice.show(words::MENDED_WHICH, "", names)}
        {sender.button("button", words::MENDED_DO, act)}
    }
    .into_any()
}
