//! How the results come: the way, together or one by one, and to whom they are posted.
//!
//! Only the post may be chosen again as it is: to somebody else, or to another address.

use hall_core::flow::{Act, Delivery, Handover, Pace, USUAL_CARRIER};
use leptos::prelude::*;

use super::Case;
use super::choose::Choice;
use super::recipient::Letter;
use super::sender::Sender;
use crate::ui::{live, typed};
use crate::{browser, words};

const WAYS: [Handover; 4] = [
    Handover::Electronic,
    Handover::Window,
    Handover::Post,
    Handover::Nearby,
];
const PACES: [Pace; 2] = [Pace::Together, Pace::FirstReady];
const CARRIER: &str = "carrier";

/// The page's body.
pub(super) fn delivery(case: &Case, sender: Sender) -> AnyView {
    let offered = case.offers.iter().filter_map(|it| match &it.act {
        Act::ChangeDelivery { delivery } => Some(delivery.clone()),
        _ => None,
    });
    let offered: Vec<Delivery> = offered.collect();
    let present = &case.view.delivery;
    let now = positions(present);
    let way = Choice::new("way", now.map(|it| it.0));
    let pace = Choice::new("pace", now.map(|it| it.1));
    let by_whom_now = Some(&present.carrier).filter(|it| !it.is_empty());
    let carrier = by_whom_now.map_or(USUAL_CARRIER, String::as_str);
    let carrier = RwSignal::new(carrier.to_owned());
    let letter = Letter::new(case.view.recipient.clone(), case.person.name.clone());
    let wrong = RwSignal::new(None::<&'static str>);
    let act = move || {
        let chosen = way.get().zip(pace.get());
        let Some((way, pace)) = chosen.and_then(|(way, pace)| WAYS.get(way).zip(PACES.get(pace)))
        else {
            return;
        };
        let found = offered.iter().find(|it| it.way == *way && it.pace == *pace);
        let carrier = carrier.get_untracked().trim().to_owned();
        let needs_carrier = *way == Handover::Post;
        match found {
            None if chosen == now => wrong.set(Some(words::DELIVERY_SAME)),
            None => wrong.set(Some(words::DELIVERY_NOT_THIS)),
            Some(_) if needs_carrier && carrier.is_empty() => {
                wrong.set(Some(words::DELIVERY_CARRIER_MISSING));
                browser::focus(CARRIER);
            }
            Some(found) => {
                let mut delivery = found.clone();
                wrong.set(None);
                if !needs_carrier {
                    sender.send(Act::ChangeDelivery { delivery }, String::new());
                } else if let Some(recipient) = letter.checked() {
                    delivery.carrier = carrier;
                    sender.send_posting(Act::ChangeDelivery { delivery }, recipient);
                }
            }
        }
    };
    let error = live(move || {
        wrong
            .get()
            .map(|it| view! { <p class="error" role="alert">{it}</p> }.into_any())
    });
    let is_posted = Memo::new(move |_| {
        let mut ways = WAYS.iter().enumerate();
        ways.any(|(at, it)| *it == Handover::Post && way.is(at))
    });
    let by_whom = live(move || is_posted.get().then(|| posting(carrier, letter)));
    let ways = WAYS.map(|it| words::handover(it).to_owned());
    let paces = PACES.map(|it| words::pace(it).to_owned());
    view! {
        {way.show(words::DELIVERY_WAY, "", ways.to_vec())}
        {by_whom}
        {pace.show(words::DELIVERY_PACE, "", paces.to_vec())}
        {error}
        {sender.button("button", words::DELIVERY_DO, act)}
    }
    .into_any()
}

/// Who carries what is posted, and to whom.
fn posting(carrier: RwSignal<String>, letter: Letter) -> AnyView {
    view! { {carrier_field(carrier)}{letter.show()} }.into_any()
}

/// Who carries what is posted.
fn carrier_field(carrier: RwSignal<String>) -> AnyView {
    view! {
        <div class="field">
            <label for=CARRIER>{words::DELIVERY_CARRIER}</label>
            <p class="hint" id="carrier-hint">{words::DELIVERY_CARRIER_HINT}</p>
            <input id=CARRIER class="input w-m" autocomplete="off" aria-describedby="carrier-hint"
                value=carrier.get_untracked() on:input=typed(move |text| carrier.set(text)) />
        </div>
    }
    .into_any()
}

/// The way and the pace of a choice, by their positions.
fn positions(of: &Delivery) -> Option<(usize, usize)> {
    let way = WAYS.iter().position(|it| *it == of.way);
    let pace = PACES.iter().position(|it| *it == of.pace);
    way.zip(pace)
}
