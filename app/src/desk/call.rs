//! One conversation between reception and the reviewer, and saying something in it.

use hall_api::{Call, CallMessage, NewCallMessage};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::route::DeskRoute;
use crate::api::{self, Trouble};
use crate::navigation::use_navigation;
use crate::ui::{back_link, details, fetched, live, page, press, ready, trouble, typed};
use crate::{browser, clock, words};

const SAY: &str = "call-say";

/// The page.
pub(super) fn call(case: String) -> AnyView {
    let back = back_link(words::CALLS, DeskRoute::Calls);
    let page = fetched(async move {
        let found = api::call(&case).await;
        ready(move || match found {
            Ok(found) => whole(found),
            Err(why) => page(words::CALLS, trouble(&why)),
        })
    });
    view! { {back}{page} }.into_any()
}

fn whole(call: Call) -> AnyView {
    let title = words::call_about(&call.bundle, &call.service);
    let case = call.case.clone();
    let others = others(&call);
    let shown = RwSignal::new(call);
    let body = view! {
        <p class="row"><span class="number">{case.clone()}</span></p>
        <p class="muted small">{words::CALLS_LEAD}</p>
        {others}
        {live(move || shown.with(messages))}
        {form(case, shown)}
    };
    page(
        title,
        view! { <div class="column stack">{body}</div> }.into_any(),
    )
}

/// The other services of the application, for reception to call their reviewers.
fn others(call: &Call) -> AnyView {
    let others = call.cases.iter().filter(|it| it.case != call.case);
    let lines: Vec<AnyView> = others
        .map(|it| {
            let href = DeskRoute::Call(it.case.clone()).to_string();
            let name = words::call_about(&it.service, &it.department);
            view! { <li><a href=href>{name}</a></li> }.into_any()
        })
        .collect();
    if lines.is_empty() {
        return ().into_any();
    }
    details(
        words::CALL_OTHERS,
        view! { <ul class="dots">{lines}</ul> }.into_any(),
    )
}

fn messages(call: &Call) -> AnyView {
    if call.messages.is_empty() {
        return view! { <p>{words::CALL_NOTHING}</p> }.into_any();
    }
    let lines = call.messages.iter().map(|it| message(call, it));
    view! { <ol class="history" id="call-messages">{lines.collect_view()}</ol> }.into_any()
}

fn message(call: &Call, it: &CallMessage) -> AnyView {
    let by = words::call_by(it.side, &call.department, &it.by, &clock::moment(it.at));
    view! { <li>{it.text.clone()}<p class="muted small">{by}</p></li> }.into_any()
}

fn form(case: String, shown: RwSignal<Call>) -> AnyView {
    let navigation = use_navigation();
    let text = RwSignal::new(String::new());
    let lacks = RwSignal::new(false);
    let failed = RwSignal::new(None::<Trouble>);
    let busy = RwSignal::new(false);
    let send = move || {
        let said = NewCallMessage {
            text: text.get_untracked().trim().to_owned(),
        };
        lacks.set(said.text.is_empty());
        if said.text.is_empty() {
            browser::focus(SAY);
            return;
        }
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failed.set(None);
        let case = case.clone();
        spawn_local(async move {
            let answer = api::say(&case, &said).await;
            busy.try_set(false);
            match answer {
                Ok(call) => {
                    navigation.announce(words::CALL_SENT);
                    text.try_set(String::new());
                    shown.try_set(call);
                }
                Err(why) => {
                    failed.try_set(Some(why));
                }
            }
        });
    };
    view! {
        {live(move || failed.with(|it| it.as_ref().map(trouble)))}
        <div class="field">
            <label for=SAY>{words::CALL_SAY}</label>
            <p class="hint" id="call-say-hint">{words::CALL_SAY_HINT}</p>
            {live(move || lacks.get().then(|| view! { <p class="error" role="alert">{words::CALL_SAY_MISSING}</p> }.into_any()))}
            <textarea class="input" id=SAY rows="3" maxlength="1000" autocomplete="off" aria-describedby="call-say-hint"
                prop:value=text on:input=typed(move |it| text.set(it))></textarea>
        </div>
        <div class="actions"><button type="button" class="button" on:click=press(send)>{words::CALL_SEND}</button></div>
    }
    .into_any()
}
