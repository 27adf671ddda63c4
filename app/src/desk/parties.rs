//! The outside parties of a case, and a one-time link for each that is still asked.

use hall_api::{CaseView, PartyLine, PartyLink, PartyState};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::route::DeskRoute;
use crate::api::{self, Trouble};
use crate::ui::{live, press, trouble};
use crate::{browser, clock, words};

/// The parties; nothing if the case has none.
pub(super) fn parties(case: &CaseView) -> AnyView {
    if case.parties.is_empty() {
        return ().into_any();
    }
    let lines = case.parties.iter();
    let lines = lines.map(|it| line(&case.line.case, it)).collect_view();
    view! { <section class="card stack-s" aria-labelledby="parties"><h2 id="parties">{words::PARTIES}</h2>{lines}</section> }
        .into_any()
}

fn line(case: &str, line: &PartyLine) -> AnyView {
    let tone = match line.state {
        PartyState::Asked | PartyState::Ended => "tag",
        PartyState::Overdue => "tag warn",
        PartyState::Confirmed => "tag good",
        PartyState::Refused => "tag bad",
    };
    let asked = matches!(line.state, PartyState::Asked | PartyState::Overdue);
    let until = line.until.filter(|_| asked);
    let until = until
        .map(|it| view! { <p class="small">{words::party_until(&clock::day(it))}</p> }.into_any());
    let on_file = line.institution.as_ref().map(|name| {
        let text = format!("{name}（{}）", words::PARTY_ON_FILE);
        view! { <p class="small muted">{text}</p> }.into_any()
    });
    let maker = line.may_link.then(|| link(case.to_owned(), line.item));
    view! {
        <div class="stack-s">
            <div class="row between"><strong>{line.party.clone()}</strong><span class=tone>{words::party_state(line.state)}</span></div>
            <p>{line.confirms.clone()}</p>
            {until}{on_file}{maker}
        </div>
    }
    .into_any()
}

/// The button, and the link once it is made. It is on this page only, and gone with it.
fn link(case: String, item: usize) -> AnyView {
    let told_now = RwSignal::new(None::<PartyLink>);
    let failed = RwSignal::new(None::<Trouble>);
    let make = move || {
        let case = case.clone();
        spawn_local(async move {
            match api::party_link(&case, item).await {
                Ok(link) => told_now.set(Some(link)),
                Err(why) => failed.set(Some(why)),
            }
        });
    };
    view! {
        {live(move || failed.with(|it| it.as_ref().map(trouble)))}
        {live(move || told_now.get().map(|it| told(&it)))}
        <p class="hint">{words::PARTY_MAKE_LINK_HINT}</p>
        <button type="button" class="button quiet small" on:click=press(make)>{words::PARTY_MAKE_LINK}</button>
    }
    .into_any()
}

fn told(link: &PartyLink) -> AnyView {
    let origin = browser::window().and_then(|it| it.location().origin().ok());
    let path = DeskRoute::Party(link.token.clone());
    let address = format!("{}{path}", origin.unwrap_or_default());
    let copied = RwSignal::new(None::<&'static str>);
    let text = address.clone();
    let copy = move || {
        let text = text.clone();
        spawn_local(async move {
            let done = browser::copy(&text).await.is_ok();
            copied.set(Some(if done {
                words::PARTY_COPIED
            } else {
                words::PARTY_COPY_FAILED
            }));
        });
    };
    let until = words::party_link_until(&clock::day(link.until));
    view! {
        <div class="field" role="status">
            <label for="party-link">{words::PARTY_LINK}</label>
            <p class="hint">{until}</p>
            <textarea id="party-link" class="input" rows="4" readonly=true>{address}</textarea>
            <div class="row"><button type="button" class="button small" on:click=press(copy)>{words::PARTY_COPY}</button>
                <span aria-live="polite">{live(move || copied.get())}</span></div>
        </div>
    }
    .into_any()
}
