//! The department's cases, the most urgent first: all, one's own, or those that nobody has.

use hall_api::{CaseLine, Holder, LaneState};
use leptos::prelude::*;

use super::batch::{Several, all_of_services, bar, can_choose, chooser, confirm, outcome};
use super::desks::Desks;
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
pub(super) fn cases(desks: &Desks) -> AnyView {
    let address = use_navigation().address();
    let query = Memo::new(move |_| address.with(|it| it.query.clone()));
    let several = Several::begin();
    let (department, is_reviewer) = (desks.department.clone(), desks.is_reviewer);
    let body = live(move || {
        if let Some(asked) = several.asked() {
            return untrack(|| confirm(several, asked));
        }
        let list = list(several, is_reviewer, query);
        let filters = live(move || filters(&query.get()));
        view! { <p class="lead">{department.clone()}</p> {filters} {list} }.into_any()
    });
    page(
        words::DESK_CASES,
        view! { {outcome(several)}{body} }.into_any(),
    )
}

/// The list, read anew whenever something was done.
fn list(several: Several, is_reviewer: bool, query: Memo<String>) -> AnyView {
    live(move || {
        several.follow();
        fetched(async move {
            let lines = api::cases().await;
            ready(move || match lines {
                Ok(lines) => {
                    let lines = StoredValue::new(lines);
                    live(move || {
                        let query = query.get();
                        let several = is_reviewer.then_some(several);
                        untrack(|| lines.with_value(|it| shown(it, &query, several)))
                    })
                }
                Err(why) => trouble(&why),
            })
        })
    })
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

fn shown(lines: &[CaseLine], query: &str, several: Option<Several>) -> AnyView {
    if lines.is_empty() {
        return view! { <p>{words::DESK_NO_CASES}</p> }.into_any();
    }
    let wanted = FILTERS.into_iter().find(|(of, _, _)| *of == query);
    let wanted = wanted.and_then(|(_, _, holder)| holder);
    let of_them: Vec<&CaseLine> = lines
        .iter()
        .filter(|it| wanted.is_none_or(|holder| it.holder == holder))
        .collect();
    if let Some(several) = several {
        several.show(query, &of_them);
    }
    let heaps = queue::cases(of_them.into_iter().cloned().collect());
    if heaps.is_empty() {
        return view! { <p>{words::DESK_NONE_OF_THESE}</p> }.into_any();
    }
    let heaps = heaps.into_iter().map(|it| heap(it, several));
    heaps.collect_view().into_any()
}

/// The lines under a heading; where something can be done with several, they can be chosen.
fn heap(heap: Heap<CaseLine>, several: Option<Several>) -> AnyView {
    let count = words::n_cases(heap.lines.len());
    let open: Vec<CaseLine> = heap
        .lines
        .iter()
        .filter(|it| can_choose(it))
        .cloned()
        .collect();
    let several = several.filter(|_| 1 < open.len());
    let all = several.map(|it| {
        let boxes = all_of_services(it, &open);
        view! { <p class="hint">{words::BATCH_HINT}" "{words::BATCH_NO_REFUSALS}</p><div class="choices inline">{boxes}</div> }
            .into_any()
    });
    let lines = heap.lines.into_iter();
    let lines = lines.map(|it| line(it, several)).collect_view();
    view! {
        <section class="queue stack-s" aria-label=heap.title>
            <h2>{heap.title}<span class="muted small">{format!(" · {count}")}</span></h2>
            {all}
            <ul class="stack-s">{lines}</ul>
            {several.map(bar)}
        </section>
    }
    .into_any()
}

fn line(line: CaseLine, several: Option<Several>) -> AnyView {
    let several = several.filter(|_| can_choose(&line));
    let class = if several.is_some() {
        "card line chosen-from"
    } else {
        "card line"
    };
    let chooser = several.map(|it| chooser(it, &line));
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
        <li class=class>
            {chooser}
            <div class="row between"><a href=href><strong>{line.service}</strong></a>{light_tag(telling(line.state, line.light))}</div>
            <p class="small"><span class="number">{line.case}</span>{format!(" · {}", line.bundle)}</p>
            <p class="row small">{lane_tag(line.state)}{holder}<span class="muted">{times.join(" · ")}</span></p>
        </li>
    }
    .into_any()
}
