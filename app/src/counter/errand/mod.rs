//! What an applicant does about an application besides answering: a page for each, because each is done once
//! and on purpose. What may be done are the hall's offers.

mod choose;
mod contact;
mod delivery;
mod hand_in;
mod mended;
mod rating;
mod recipient;
mod sender;
mod withdraw;

use hall_api::{ApplicationView, Offer, Person};
use leptos::prelude::*;

use crate::errand::Errand;
use crate::following::{self, Followed};
use crate::route::Route;
use crate::session::use_session;
use crate::sign_in::closed;
use crate::ui::{Tone, back_link, button, column, fetched, notice, page, ready};
use crate::{browser, words};
use sender::Sender;

/// What a page works on.
#[derive(Clone, Debug)]
struct Case {
    view: ApplicationView,
    /// Whose application it is.
    person: Person,
    /// The offers that this page is about.
    offers: Vec<Offer>,
}

/// The page.
pub(super) fn errand(number: String, errand: Errand) -> AnyView {
    let session = use_session();
    fetched(async move {
        let followed = following::application(&number).await;
        let person = session.known().await;
        ready(move || match followed {
            Ok(followed) => column(shown(&number, errand, followed, person)),
            Err(why) => column(closed(&why)),
        })
    })
}

fn shown(number: &str, errand: Errand, followed: Followed, person: Option<Person>) -> AnyView {
    let back = back_link(words::TO_TRACKING, Route::Application(number.to_owned()));
    let view = followed.view;
    let kicker = format!("{} · {number}", view.receipt.bundle_name);
    let offers = view.offers.iter().filter(|it| it.id == errand.offer());
    let offers: Vec<Offer> = offers.cloned().collect();
    let body = match person.filter(|_| !followed.is_old) {
        None => needs_network(),
        Some(_) if offers.is_empty() => {
            let lead = view! { <p>{words::NOT_NOW_MEND}</p> };
            notice(Tone::Plain, words::NOT_NOW, lead.into_any())
        }
        Some(person) => {
            let case = Case {
                view,
                person,
                offers,
            };
            done_by(number, errand, &case)
        }
    };
    let body = view! { <p class="muted">{kicker}</p>{body} };
    view! { {back} {page(words::errand(errand), body.into_any())} }.into_any()
}

fn done_by(number: &str, errand: Errand, case: &Case) -> AnyView {
    let sender = Sender::new(number, case);
    match errand {
        Errand::Withdraw => withdraw::withdraw(case, sender),
        Errand::Delivery => delivery::delivery(case, sender),
        Errand::Contact => contact::contact(case, sender),
        Errand::HandIn => hand_in::hand_in(case, sender),
        Errand::Mended => mended::mended(case, sender),
        Errand::Rate => rating::rate(case, sender),
        Errand::Complain => rating::complain(case, sender),
    }
}

fn needs_network() -> AnyView {
    let again = button(words::LOOK_AGAIN, browser::reload);
    let lead = view! { <p>{words::NEEDS_NETWORK}</p><div class="actions">{again}</div> };
    notice(Tone::Warn, words::OFFLINE, lead.into_any())
}
