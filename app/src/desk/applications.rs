//! The applications that wait at one's own desk, the most urgent first, each with its light and why.

use hall_api::DeskLine;
use leptos::prelude::*;

use super::desks::Desks;
use super::lights::light_tag;
use super::queue::{self, Heap};
use super::route::DeskRoute;
use crate::ui::{fetched, page, ready, trouble};
use crate::{api, clock, words};

/// The page.
pub(super) fn applications(desks: Desks) -> AnyView {
    let title = desks.title();
    let list = fetched(async move {
        let lines = api::desk_applications().await;
        ready(move || match lines {
            Ok(lines) if lines.is_empty() => view! { <p>{words::DESK_NO_CASES}</p> }.into_any(),
            Ok(lines) => queue::applications(&desks, lines)
                .into_iter()
                .map(heap)
                .collect_view()
                .into_any(),
            Err(why) => trouble(&why),
        })
    });
    page(title, list)
}

fn heap(heap: Heap<DeskLine>) -> AnyView {
    let count = words::n_cases(heap.lines.len());
    let lines = heap.lines.into_iter().map(line).collect_view();
    view! {
        <section class="queue stack-s" aria-label=heap.title>
            <h2>{heap.title}<span class="muted small">{format!(" · {count}")}</span></h2>
            <ul class="stack-s">{lines}</ul>
        </section>
    }
    .into_any()
}

fn line(line: DeskLine) -> AnyView {
    let href = DeskRoute::Application(line.number.clone()).to_string();
    let until = line
        .until
        .map(|day| words::answer_until(line.stage, &clock::day(day)));
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
        <li class="card line">
            <div class="row between"><a href=href><strong>{line.bundle}</strong></a>{light_tag(line.light)}</div>
            <p class="row small"><span class="number">{line.number}</span><span class="tag">{words::stage(line.stage)}</span><span class="muted">{times.join(" · ")}</span></p>
            <ul class="dots small">{why}</ul>
        </li>
    }
    .into_any()
}
