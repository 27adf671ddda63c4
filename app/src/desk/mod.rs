//! The desk: reception, a department's reviewers and its head, the issuing desk, the supervisor. Each sees
//! what belongs to the own desk and can do what the hall offers there, and nothing else.

mod acts;
mod application;
mod applications;
mod batch;
mod call;
mod calls;
mod case;
mod cases;
mod changes;
mod clocks;
mod desks;
mod history;
mod lanes;
mod lights;
mod materials;
mod messages;
mod parties;
mod party;
mod patterns;
mod queue;
mod route;
mod several;
mod statutory;
mod submitted;
mod visitors;
mod waits;
mod wishes;

use hall_api::Person;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser;
use crate::catalog::Library;
use crate::navigation::{Navigation, use_navigation};
use crate::session::{Session, Who, use_session};
use crate::sign_in::sign_in_form;
use crate::ui::{Frame, Tone, frame, live, loading, notice, page, press};
use crate::words;
use desks::Desks;
use route::DeskRoute;

/// The application.
pub fn desk() -> AnyView {
    browser::remove_boot_line();
    let navigation = Navigation::begin(|path| path.starts_with("/desk"));
    let session = Session::begin();
    Library::begin();
    let address = navigation.address();
    let route = Memo::new(move |_| address.with(|it| DeskRoute::parse(&it.path)));
    // What is on the page stays when only the number of unread messages has changed.
    let who = Memo::new(move |_| match session.who() {
        Who::Person(person) => Who::Person(Person {
            unread: 0,
            ..person
        }),
        nobody => nobody,
    });
    count_messages(session, route);
    let is_party = matches!(route.get_untracked(), DeskRoute::Party(_));
    frame(Frame {
        site: if is_party {
            words::PARTY_SITE
        } else {
            words::DESK_SITE
        },
        home: "/desk",
        menu: menu(who),
        banner: ().into_any(),
        main: view! { <div class="wrap stack">{live(move || match route.get() {
            // Outside parties have no account: who is signed in does not matter.
            DeskRoute::Party(token) => untrack(|| party::party(&token)),
            route => show(route, who.get()),
        })}</div> }
        .into_any(),
        foot: view! { <span>{if is_party { words::PARTY_FOOT } else { words::DESK_FOOT }}</span> }
            .into_any(),
    })
}

/// Looks for new messages with each page that is opened after the first.
fn count_messages(session: Session, route: Memo<DeskRoute>) {
    Effect::new(move |before: Option<()>| {
        let route = route.get();
        let is_desk = !matches!(route, DeskRoute::Party(_) | DeskRoute::Messages);
        if before.is_some() && is_desk && matches!(session.who_now(), Who::Person(_)) {
            spawn_local(async move { session.count_messages().await });
        }
    });
}

fn show(route: DeskRoute, who: Who) -> AnyView {
    untrack(|| match who {
        Who::Unknown => loading(),
        Who::Nobody => {
            let lead = view! { <p class="lead">{words::DESK_SIGN_IN_LEAD}</p> }.into_any();
            page(
                words::SIGN_IN,
                view! { <div class="column stack">{lead}{sign_in_form(|| {})}</div> }.into_any(),
            )
        }
        Who::Person(person) => at_desk(route, &person),
    })
}

fn at_desk(route: DeskRoute, person: &Person) -> AnyView {
    let desks = Desks::of(person);
    if desks.is_empty() {
        let note = notice(
            Tone::Warn,
            words::DESK_NOT_STAFF,
            view! { <p>{words::DESK_NOT_STAFF_MEND}</p> }.into_any(),
        );
        return page(words::DESK_SITE, note);
    }
    match route {
        DeskRoute::Home if desks.has_cases => cases::cases(&desks),
        DeskRoute::Calls if desks.has_calls() => calls::calls(&desks),
        DeskRoute::Call(case) if desks.has_calls() => call::call(case),
        DeskRoute::Messages => messages::messages(),
        DeskRoute::Patterns if desks.is_supervision => patterns::patterns(),
        DeskRoute::Wishes if desks.is_supervision || desks.is_head => wishes::wishes(),
        DeskRoute::Visitors if desks.is_reception => visitors::visitors(),
        DeskRoute::Case(number) => case::case(number),
        DeskRoute::Application(number) => application::application(number, desks.is_reception),
        DeskRoute::Party(token) => party::party(&token),
        // What belongs to another desk leads to the own list.
        DeskRoute::Home
        | DeskRoute::Applications
        | DeskRoute::Calls
        | DeskRoute::Call(_)
        | DeskRoute::Patterns
        | DeskRoute::Visitors
        | DeskRoute::Wishes => applications::applications(desks),
    }
}

fn menu(who: Memo<Who>) -> AnyView {
    let session = use_session();
    let navigation = use_navigation();
    let sign_out = move || {
        spawn_local(async move {
            session.sign_out();
            navigation.go(DeskRoute::Home);
        });
    };

    live(move || {
        let Who::Person(person) = who.get() else {
            return None;
        };
        Some({
            let desks = Desks::of(&person);
            let applications = desks.has_cases.then(|| {
                let title = desks.title();
                view! { <a href="/desk">{words::DESK_CASES}</a><a href="/desk/applications">{title}</a> }.into_any()
            });
            let supervision = desks.is_supervision.then(|| {
                view! { <a href="/desk/applications">{words::DESK_SUPERVISION}</a><a href="/desk/patterns">{words::PATTERNS}</a> }.into_any()
            });
            let authors = (desks.is_supervision || desks.is_head)
                .then(|| view! { <a href="/desk/wishes">{words::DESK_WISHES}</a> }.into_any());
            let help = desks.is_reception.then(|| {
                view! { <a href="/desk/visitors">{words::HELP_AT_COUNTER}</a> }.into_any()
            });
            view! {
                {applications}
                {help}
                {desks.has_calls().then(calls::link)}
                {messages::link()}
                {supervision}
                {authors}
                <button type="button" on:click=press(sign_out)>{words::sign_out_of(&person.name)}</button>
            }
            .into_any()
        })
    })
}
