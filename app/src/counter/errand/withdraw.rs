//! 撤回: what stands and what ends is said first.

use hall_api::{Lane, LaneState};
use hall_core::flow::Act;
use leptos::prelude::*;

use super::Case;
use super::sender::Sender;
use crate::words;

/// The page's body.
pub(super) fn withdraw(case: &Case, sender: Sender) -> AnyView {
    let is_open = |it: &&Lane| matches!(it.state, LaneState::Waiting | LaneState::InReview);
    let lanes = &case.view.lanes;
    let open: Vec<&Lane> = lanes.iter().filter(is_open).collect();
    let decided: Vec<&Lane> = lanes.iter().filter(|it| !is_open(it)).collect();
    let before = lanes
        .is_empty()
        .then(|| view! { <p>{words::WITHDRAW_BEFORE}</p> }.into_any());
    let act = move || sender.send(Act::Withdraw, String::new());
    view! {
        <p class="lead">{words::WITHDRAW_LEAD}</p>
        {before}
        {list(words::WITHDRAW_STANDS, &decided)}
        {list(words::WITHDRAW_ENDS, &open)}
        {sender.button("button danger", words::WITHDRAW_DO, act)}
    }
    .into_any()
}

fn list(head: &'static str, lanes: &[&Lane]) -> AnyView {
    if lanes.is_empty() {
        return ().into_any();
    }
    let items = lanes
        .iter()
        .map(|it| {
            let state = words::lane_state(it.state);
            view! { <li>{it.name.clone()}<span class="muted">{format!(" · {state}")}</span></li> }
                .into_any()
        })
        .collect_view();
    view! { <section><h2>{head}</h2><ul class="dots">{items}</ul></section> }.into_any()
}
