//! After the end: rating, and again after a call-back; and complaining, at any time.

use hall_core::flow::{Act, Stars};
use leptos::prelude::*;

use super::Case;
use super::choose::Choice;
use super::sender::Sender;
use crate::words;

/// 评价: five levels, the best first.
pub(super) fn rate(_: &Case, sender: Sender) -> AnyView {
    let levels: Vec<u8> = (1..=5).rev().collect();
    let labels = levels.iter().map(|it| words::stars(*it).to_owned());
    let choice = Choice::new("rate", None);
    let show = choice.show(words::RATE_QUESTION, words::RATE_HINT, labels.collect());
    let act = move || {
        let level = choice.get().and_then(|at| levels.get(at).copied());
        if let Some(stars) = level.and_then(Stars::new) {
            sender.send(Act::Rate { stars }, String::new());
        }
    };
    view! { {show}{sender.button("button", words::RATE_DO, act)} }.into_any()
}

/// 投诉, 办不成事.
pub(super) fn complain(case: &Case, sender: Sender) -> AnyView {
    let offered = case.offers.iter().filter_map(|it| match it.act {
        Act::Complain { about } => Some(about),
        _ => None,
    });
    let offered: Vec<_> = offered.collect();
    let labels = offered.iter().map(|it| words::grievance(*it).to_owned());
    let choice = Choice::new("complain", None);
    let show = choice.show(words::COMPLAIN_WHAT, words::COMPLAIN_HINT, labels.collect());
    let act = move || {
        if let Some(about) = choice.get().and_then(|at| offered.get(at).copied()) {
            sender.send(Act::Complain { about }, String::new());
        }
    };
    view! { {show}{sender.button("button", words::COMPLAIN_DO, act)} }.into_any()
}
