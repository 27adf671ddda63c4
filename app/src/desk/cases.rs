//! The department's cases, the most urgent first: all, one's own, or those that nobody has.

use hall_api::{CaseLine, Holder, LaneState};
use leptos::prelude::*;

use super::lights::{light_tag, telling};
use super::queue::{self, Heap};
use super::route::DeskRoute;
use crate::navigation::use_navigation;
use crate::ui::{fetched, lane_tag, live, page, ready, trouble};
use crate::{api, clock, words};

/// The filters: the query of the address, the words, and who has a case in hand.
const FILTERS: [(&str, &str, Option<Holder>); 3] = [
    ("", words::DESK_ALL, None),
    ("whose=mine", words::DESK_MINE, Some(Holder::Me)),
    ("whose=free", words::DESK_FREE, Some(Holder::Nobody)),
];

/// The page.
pub(super) fn cases(department: &str) -> AnyView {
    let address = use_navigation().address();
    let query = Memo::new(move |_| address.with(|it| it.query.clone()));
    let list = fetched(async move {
        let lines = api::cases().await;
        ready(move || match lines {
            Ok(lines) => {
                let lines = StoredValue::new(lines);
                live(move || {
                    let query = query.get();
                    lines.with_value(|it| shown(it, &query))
                })
            }
            Err(why) => trouble(&why),
        })
    });
    let department = department.to_owned();
    let body =
        view! { <p class="lead">{department}</p> {live(move || filters(&query.get()))} {list} }
            .into_any();
    page(words::DESK_CASES, body)
}

fn filters(query: &str) -> AnyView {
    let links = FILTERS
        .into_iter()
        .map(|(of, label, _)| {
            let href = match of {
                "" => DeskRoute::Home.to_string(),
                of => format!("{}?{of}", DeskRoute::Home),
            };
            let current = (of == query).then_some("true");
            view! { <a class="filter" href=href aria-current=current>{label}</a> }.into_any()
        })
        .collect_view();
    view! { <nav class="filters" aria-label=words::DESK_WHOSE>{links}</nav> }.into_any()
}

fn shown(lines: &[CaseLine], query: &str) -> AnyView {
    if lines.is_empty() {
        return view! { <p>{words::DESK_NO_CASES}</p> }.into_any();
    }
    let wanted = FILTERS.into_iter().find(|(of, _, _)| *of == query);
    let wanted = wanted.and_then(|(_, _, holder)| holder);
    let of_them = lines
        .iter()
        .filter(|it| wanted.is_none_or(|holder| it.holder == holder));
    let heaps = queue::cases(of_them.cloned().collect());
    if heaps.is_empty() {
        return view! { <p>{words::DESK_NONE_OF_THESE}</p> }.into_any();
    }
    heaps.into_iter().map(heap).collect_view().into_any()
}

fn heap(heap: Heap<CaseLine>) -> AnyView {
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

fn line(line: CaseLine) -> AnyView {
    let href = DeskRoute::Case(line.case.clone()).to_string();
    let promised = line
        .promised_on
        .map(|it| words::promised_on(&clock::day(it)));
    let is_open = line.state == LaneState::InReview;
    let holder = is_open.then(|| {
        view! { <span class="tag plain-tag">{words::holder(line.holder)}</span> }.into_any()
    });
    let times = std::iter::once(words::received_at(&clock::moment(line.received_at)));
    let times: Vec<String> = times.chain(promised).collect();
    view! {
        <li class="card line">
            <div class="row between"><a href=href><strong>{line.service}</strong></a>{light_tag(telling(line.state, line.light))}</div>
            <p class="small"><span class="number">{line.case}</span>{format!(" · {}", line.bundle)}</p>
            <p class="row small">{lane_tag(line.state)}{holder}<span class="muted">{times.join(" · ")}</span></p>
        </li>
    }
    .into_any()
}
