//! The applications that wait at one's own desk, the most urgent first, each with its light and why.

use hall_api::{DeskLine, Stage};
use leptos::prelude::*;

use super::desks::Desks;
use super::lights::light_tag;
use super::queue::{self, Heap};
use super::route::DeskRoute;
use super::several::{Several, accept_chosen, became, chooser};
use crate::ui::{fetched, live, page, ready, trouble};
use crate::{api, clock, words};

/// The page.
pub(super) fn applications(desks: Desks) -> AnyView {
    let title = desks.title();
    let several = Several::begin();
    let list = live(move || {
        several.follow();
        let desks = desks.clone();
        fetched(async move {
            let lines = api::desk_applications().await;
            ready(move || match lines {
                Ok(lines) if lines.is_empty() => view! { <p>{words::DESK_NO_CASES}</p> }.into_any(),
                Ok(lines) => {
                    let can_accept = desks.is_reception;
                    let heaps = queue::applications(&desks, lines).into_iter();
                    let heaps = heaps.map(|it| heap(it, can_accept.then_some(several)));
                    heaps.collect_view().into_any()
                }
                Err(why) => trouble(&why),
            })
        })
    });
    page(title, view! { {became(several)}{list} }.into_any())
}

/// The lines under a heading; where several wait for an answer, they can be accepted together.
fn heap(heap: Heap<DeskLine>, several: Option<Several>) -> AnyView {
    let count = words::n_cases(heap.lines.len());
    let wait = heap.lines.iter().filter(|it| it.stage == Stage::Submitted);
    let several = several.filter(|_| 1 < wait.count());
    let accept = several.map(accept_chosen);
    let lines = heap.lines.into_iter();
    let lines = lines.map(|it| line(it, several)).collect_view();
    view! {
        <section class="queue stack-s" aria-label=heap.title>
            <h2>{heap.title}<span class="muted small">{format!(" · {count}")}</span></h2>
            <ul class="stack-s">{lines}</ul>
            {accept}
        </section>
    }
    .into_any()
}

fn line(line: DeskLine, several: Option<Several>) -> AnyView {
    let several = several.filter(|_| line.stage == Stage::Submitted);
    let class = if several.is_some() {
        "card line chosen-from"
    } else {
        "card line"
    };
    let chooser = several.map(|it| chooser(it, &line.number, &line.bundle));
    let href = DeskRoute::Application(line.number.clone()).to_string();
    let until = line
        .until
        .map(|day| words::desk_answer_until(line.stage, &clock::day(day)));
    let received = words::received_at(&clock::moment(line.received_at));
    let times: Vec<String> = std::iter::once(received).chain(until).collect();
    let todo = line.todo.into_iter().map(|it| words::can_do(&it));
    let why = line
        .why
        .into_iter()
        .chain(todo)
        .map(|it| view! { <li>{it}</li> }.into_any())
        .collect_view();
    view! {
        <li class=class>
            {chooser}
            <div class="row between"><a href=href><strong>{line.bundle}</strong></a>{light_tag(line.light)}</div>
            <p class="row small"><span class="number">{line.number}</span><span class="tag">{words::desk_stage(line.stage)}</span><span class="muted">{times.join(" · ")}</span></p>
            <ul class="dots small">{why}</ul>
        </li>
    }
    .into_any()
}
