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

use hall_api::{ApplicationView, Offer};
use leptos::prelude::*;

use crate::errand::Errand;
use crate::following::{self, Followed};
use crate::route::Route;
use crate::sign_in::closed;
use crate::ui::{Tone, back_link, button, column, fetched, notice, page, ready};
use crate::{browser, words};
use sender::Sender;

/// What a page works on.
#[derive(Clone, Debug)]
struct Case {
    view: ApplicationView,
    /// The offers that this page is about.
    offers: Vec<Offer>,
}

/// The page.
pub(super) fn errand(number: String, errand: Errand) -> AnyView {
    fetched(async move {
        let followed = following::application(&number).await;
        ready(move || match followed {
            Ok(followed) => column(shown(&number, errand, followed)),
            Err(why) => column(closed(&why)),
        })
    })
}

fn shown(number: &str, errand: Errand, followed: Followed) -> AnyView {
    let back = back_link(words::TO_TRACKING, Route::Application(number.to_owned()));
    let view = followed.view;
    let offers = view.offers.iter().filter(|it| it.id == errand.offer());
    let case = Case {
        offers: offers.cloned().collect(),
        view,
    };
    let kicker = format!("{} · {number}", case.view.receipt.bundle_name);
    let body = if followed.is_old {
        let again = button(words::LOOK_AGAIN, browser::reload);
        let lead = view! { <p>{words::NEEDS_NETWORK}</p><div class="actions">{again}</div> };
        notice(Tone::Warn, words::OFFLINE, lead.into_any())
    } else if case.offers.is_empty() {
        let lead = view! { <p>{words::NOT_NOW_MEND}</p> };
        notice(Tone::Plain, words::NOT_NOW, lead.into_any())
    } else {
        let sender = Sender::new(number, case.view.version);
        match errand {
            Errand::Withdraw => withdraw::withdraw(&case, sender),
            Errand::Delivery => delivery::delivery(&case, sender),
            Errand::Contact => contact::contact(&case, sender),
            Errand::HandIn => hand_in::hand_in(&case, sender),
            Errand::Mended => mended::mended(&case, sender),
            Errand::Rate => rating::rate(&case, sender),
            Errand::Complain => rating::complain(&case, sender),
        }
    };
    let body = view! { <p class="muted">{kicker}</p>{body} };
    view! { {back} {page(words::errand(errand), body.into_any())} }.into_any()
}
