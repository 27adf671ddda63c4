//! 一键呼叫: the conversations of one's own desk, with what is unread first to see.

use hall_api::CallLine;
use leptos::prelude::*;

use super::desks::Desks;
use super::route::DeskRoute;
use crate::navigation::use_navigation;
use crate::ui::{fetched, live, page, ready, trouble, typed};
use crate::{api, browser, clock, words};

const CASE: &str = "call-case";

/// How many groups of digits the number of an application has; that of a case has one more.
const GROUPS: usize = 5;

/// The page.
pub(super) fn calls(desks: &Desks) -> AnyView {
    let list = fetched(async {
        let found = api::calls().await;
        ready(move || match found {
            Ok(found) if found.calls.is_empty() => view! { <p>{words::NO_CALLS}</p> }.into_any(),
            Ok(found) => {
                let lines = found.calls.into_iter().map(line).collect_view();
                view! { <ul class="stack-s">{lines}</ul> }.into_any()
            }
            Err(why) => trouble(&why),
        })
    });
    // A department opens a call from its case; reception has no list of cases.
    let open = (!desks.has_cases).then(open);
    let lead = view! { <p class="muted">{words::CALLS_LEAD}</p> };
    page(words::CALLS, view! { {lead}{open}{list} }.into_any())
}

/// The link to the page, with how much is unread when the desk was opened.
pub(super) fn link() -> AnyView {
    fetched(async {
        let n_unread = match api::calls().await {
            Ok(found) => found.calls.iter().map(|it| it.n_unread).sum(),
            Err(_) => 0,
        };
        ready(move || {
            let href = DeskRoute::Calls.to_string();
            view! { <a href=href>{words::calls_unread(n_unread)}</a> }.into_any()
        })
    })
}

fn line(it: CallLine) -> AnyView {
    let href = DeskRoute::Call(it.case.clone()).to_string();
    let unread = (0 < it.n_unread)
        .then(|| view! { <span class="tag warn">{words::n_unread(it.n_unread)}</span> }.into_any());
    let by = words::call_by(it.last.side, "", &it.last.by, &clock::moment(it.last.at));
    view! {
        <li class="card line">
            <div class="row between"><a href=href><strong>{words::call_about(&it.bundle, &it.service)}</strong></a>{unread}</div>
            <p class="row small"><span class="number">{it.case}</span><span class="muted">{by}</span></p>
            <p>{it.last.text}</p>
        </li>
    }
    .into_any()
}

/// Opens a conversation by the number of its case, or of its application.
fn open() -> AnyView {
    let navigation = use_navigation();
    let case = RwSignal::new(String::new());
    let lacks = RwSignal::new(false);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let number = case.get_untracked().trim().to_owned();
        lacks.set(number.is_empty());
        if number.is_empty() {
            browser::focus(CASE);
        } else if GROUPS < number.split('-').count() {
            navigation.go(DeskRoute::Call(number));
        } else {
            // The page of the first service leads to the others.
            navigation.go(DeskRoute::Call(format!("{number}-01")));
        }
    };
    view! {
        <form class="stack-s" on:submit=submit>
            <div class="field">
                <label for=CASE>{words::CALL_CASE}</label>
                <p class="hint" id="call-case-hint">{words::CALL_CASE_HINT}</p>
                {live(move || lacks.get().then(|| view! { <p class="error" role="alert">{words::CALL_CASE_MISSING}</p> }.into_any()))}
                <input class="input w-m" id=CASE autocomplete="off" aria-describedby="call-case-hint" on:input=typed(move |text| case.set(text)) />
            </div>
            <div class="actions"><button class="button quiet">{words::CALL_FIND}</button></div>
        </form>
    }
    .into_any()
}
