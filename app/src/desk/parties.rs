//! The outside parties of a case, and a one-time link for each that is still asked.

use hall_api::{CaseView, DeskApplication, PartyLine, PartyLink, PartyState};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::route::DeskRoute;
use crate::api::{self, Outcome, Trouble};
use crate::ui::{live, press, trouble};
use crate::{browser, clock, words};

/// The parties; nothing if the case has none.
pub(super) fn parties(case: &CaseView) -> AnyView {
    if case.parties.is_empty() {
        return ().into_any();
    }
    let lines = case.parties.iter();
    let of_case = case.line.case.clone();
    let line = |it: &PartyLine| line(it, &LinkFor::Case(of_case.clone(), it.item));
    let lines = lines.map(line).collect_view();
    view! { <section class="card stack-s" aria-labelledby="parties"><h2 id="parties">{words::PARTIES}</h2>{lines}</section> }
        .into_any()
}

/// To whom what is posted goes, and the carrier that has it; nothing where nothing is posted.
pub(super) fn posting(view: &DeskApplication) -> AnyView {
    let Some(to) = &view.recipient else {
        return ().into_any();
    };
    let entries = [
        (words::POST_TO, to.name.clone()),
        (words::POST_PHONE, to.phone.clone()),
        (words::POST_ADDRESS, to.address.clone()),
        (words::POST_SIGNED, to.signature.clone()),
    ];
    let entries = entries
        .map(|(label, value)| {
            view! { <div class="wide"><dt>{label}</dt><dd><bdi>{value}</bdi></dd></div> }.into_any()
        })
        .into_iter()
        .collect_view();
    let wanted = LinkFor::Parcel(view.number.clone());
    let carrier = view.carrier.as_ref().map(|it| line(it, &wanted));
    view! {
        <section class="card stack-s" aria-labelledby="posting">
            <h2 id="posting">{words::POSTING}</h2>
            <div class="desk-form"><dl>{entries}</dl></div>
            {carrier}
        </section>
    }
    .into_any()
}

/// On whose behalf a link is made.
#[derive(Clone, Debug)]
enum LinkFor {
    /// A case, for its party at a position.
    Case(String, usize),
    /// The issuing desk, for the carrier of an application's results.
    Parcel(String),
}

impl LinkFor {
    async fn link(self) -> Outcome<PartyLink> {
        match self {
            Self::Case(case, item) => api::party_link(&case, item).await,
            Self::Parcel(number) => api::carrier_link(&number).await,
        }
    }
}

fn line(line: &PartyLine, wanted: &LinkFor) -> AnyView {
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
    let maker = line.may_link.then(|| link(wanted.clone()));
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
fn link(wanted: LinkFor) -> AnyView {
    let told_now = RwSignal::new(None::<PartyLink>);
    let failed = RwSignal::new(None::<Trouble>);
    let make = move || {
        let wanted = wanted.clone();
        spawn_local(async move {
            match wanted.link().await {
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
