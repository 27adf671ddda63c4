//! The desk: a department's reviewer sees the cases of the own department, and decides them.

mod case;
mod cases;
mod decide;
mod parties;
mod party;
mod route;

use hall_api::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser;
use crate::navigation::{Navigation, use_navigation};
use crate::session::{Session, Who, use_session};
use crate::sign_in::sign_in_form;
use crate::ui::{Frame, Tone, frame, live, loading, notice, page, press};
use crate::words;
use route::DeskRoute;

/// The application.
pub fn desk() -> AnyView {
    browser::remove_boot_line();
    let navigation = Navigation::begin(|path| path.starts_with("/desk"));
    let session = Session::begin();
    let address = navigation.address();
    let route = Memo::new(move |_| address.with(|it| DeskRoute::parse(&it.path)));
    let is_party = matches!(route.get_untracked(), DeskRoute::Party(_));
    frame(Frame {
        site: if is_party {
            words::PARTY_SITE
        } else {
            words::DESK_SITE
        },
        home: "/desk",
        menu: menu(),
        banner: ().into_any(),
        main: view! { <div class="wrap stack">{live(move || match route.get() {
            // Outside parties have no account: who is signed in does not matter.
            DeskRoute::Party(token) => untrack(|| party::party(&token)),
            route => show(route, session.who()),
        })}</div> }
        .into_any(),
        foot: view! { <span>{if is_party { words::PARTY_FOOT } else { words::DESK_FOOT }}</span> }
            .into_any(),
    })
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
        Who::Person(person) => match person.role {
            Role::Applicant | Role::Staff => {
                let note = notice(
                    Tone::Warn,
                    words::DESK_NOT_A_REVIEWER,
                    view! { <p>{words::DESK_NOT_A_REVIEWER_MEND}</p> }.into_any(),
                );
                page(words::DESK_SITE, note)
            }
            Role::Reviewer {
                department_name, ..
            } => match route {
                DeskRoute::Cases => cases::cases(&department_name),
                DeskRoute::Case(number) => case::case(number),
                DeskRoute::Party(token) => party::party(&token),
            },
        },
    })
}

fn menu() -> AnyView {
    let session = use_session();
    let navigation = use_navigation();
    let sign_out = move || {
        spawn_local(async move {
            session.sign_out();
            navigation.go(DeskRoute::Cases);
        });
    };

    live(move || {
        session.person().map(|person| {
            view! { <button type="button" on:click=press(sign_out)>{words::sign_out_of(&person.name)}</button> }.into_any()
        })
    })
}
