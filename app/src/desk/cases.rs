//! The department's cases.

use hall_api::{CaseLine, LaneState};
use leptos::prelude::*;

use super::route::DeskRoute;
use crate::ui::{fetched, lane_tag, page, ready, trouble};
use crate::{api, clock, words};

/// The list: what waits for a decision first.
pub(super) fn cases(department: &str) -> AnyView {
    let list = fetched(async {
        let lines = api::cases().await;
        ready(move || match lines {
            Ok(lines) => all(lines),
            Err(why) => trouble(&why),
        })
    });
    let department = department.to_owned();
    let body = view! { <p class="lead">{department}</p> {list} }.into_any();
    page(words::DESK_CASES, body)
}

fn all(lines: Vec<CaseLine>) -> AnyView {
    if lines.is_empty() {
        return view! { <p>{words::DESK_NO_CASES}</p> }.into_any();
    }
    let (to_do, others): (Vec<CaseLine>, Vec<CaseLine>) = lines
        .into_iter()
        .partition(|it| it.state == LaneState::InReview);
    view! { {table(words::DESK_TO_DO, to_do)} {table(words::DESK_OTHERS, others)} }.into_any()
}

fn table(title: &'static str, lines: Vec<CaseLine>) -> AnyView {
    if lines.is_empty() {
        return ().into_any();
    }
    let count = words::n_cases(lines.len());
    let rows = lines.into_iter().map(row).collect_view();
    view! {
        <h2>{title}<span class="muted small">{format!(" · {count}")}</span></h2>
        <div class="table-scroll">
            <table class="data">
                <caption class="visually-hidden">{title}</caption>
                <thead><tr>
                    <th scope="col">{words::DESK_CASE}</th>
                    <th scope="col">{words::DESK_SERVICE}</th>
                    <th scope="col">{words::DESK_STATE}</th>
                    <th scope="col">{words::DESK_RECEIVED}</th>
                    <th scope="col">{words::DESK_PROMISED}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(line: CaseLine) -> AnyView {
    let href = DeskRoute::Case(line.case.clone()).to_string();
    view! {
        <tr>
            <th scope="row"><a href=href>{line.case}</a></th>
            <td>{line.service}<span class="muted small">{format!(" · {}", line.bundle)}</span></td>
            <td>{lane_tag(line.state)}</td>
            <td>{clock::moment(line.received_at)}</td>
            <td>{line.promised_on.map(clock::day)}</td>
        </tr>
    }
    .into_any()
}
