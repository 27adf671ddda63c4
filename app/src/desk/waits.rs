//! What is waited for: whom it waits for, since when and until when, and how far time has climbed.

use hall_api::{Lane, Wait};
use hall_core::flow::{Rung, Until};
use leptos::prelude::*;

use crate::{clock, words};

/// The list, with its heading. Where there are lanes, each line names its service.
pub(super) fn waits(all: &[Wait], lanes: &[Lane]) -> AnyView {
    let none = all
        .is_empty()
        .then(|| view! { <p class="muted">{words::DESK_NO_WAITS}</p> }.into_any());
    let items = all.iter().map(|it| wait(it, lanes)).collect_view();
    view! { <section class="stack-s"><h2>{words::DESK_WAITS}</h2>{none}<ul class="stack-s">{items}</ul></section> }
        .into_any()
}

fn wait(it: &Wait, lanes: &[Lane]) -> AnyView {
    let lane = lanes
        .iter()
        .find(|lane| it.service.as_ref() == Some(&lane.service));
    let service = lane.map(|lane| view! { <p class="small">{lane.name.clone()}</p> }.into_any());
    let since = it.since.map(|at| words::since(&clock::moment(at)));
    let until = words::until_when(&match it.until {
        Until::Day(day) => clock::day(day),
        Until::At(at) => clock::moment(at),
    });
    let class = if it.rung == Rung::Over {
        "tag bad"
    } else {
        "tag warn"
    };
    let rung =
        words::rung(it.rung).map(|text| view! { <span class=class>{text}</span> }.into_any());
    let whom = words::waits_for_whom(&it.whom);
    let times: Vec<String> = std::iter::once(whom).chain(since).chain([until]).collect();
    view! {
        <li class="wait"><div class="row between"><strong>{it.what.clone()}</strong>{rung}</div>
            {service}
            <p class="small muted">{times.join(" · ")}</p></li>
    }
    .into_any()
}
