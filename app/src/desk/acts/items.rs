//! Several things to correct, named one after the other and sent as one: the one-time notice of reception,
//! and what a department asks for.

use hall_api::Offer;
use hall_core::flow::{Act, Item, Origin};
use leptos::prelude::*;

use super::On;
use super::input::{Input, Kind, Wrong, input, tick_box};
use super::places::Place;
use super::said::{Said, filled};
use super::topic::Topic;
use super::work::Work;
use crate::ui::{live, press};
use crate::{browser, words};

/// The parts of the editor by which an item is described.
const PARTS: [&str; 5] = ["at", "problem", "mend", "basis", "later"];

/// What the editor needs to know besides the act.
#[derive(Clone, Debug, Default)]
pub(crate) struct Naming {
    /// What can be named.
    pub places: Vec<Place>,
    /// The laws that could be cited.
    pub laws: Vec<String>,
    /// Whether something was asked before, so that what is named now may come too late.
    pub is_later: bool,
}

/// The editor: an item is described, put on the list, and the list is sent.
pub(super) fn items(work: Work, on: &On, topic: Topic, offer: Offer) -> AnyView {
    let wrong: Wrong = RwSignal::new(None);
    let naming = StoredValue::new(on.naming.clone());
    let id = on.id(topic);
    let add = {
        let id = id.clone();
        move || match described(work, &id) {
            Ok(item) => {
                wrong.set(None);
                work.items.update(|all| all.push(item));
                PARTS
                    .iter()
                    .for_each(|it| work.forget(&format!("{id}-{it}")));
                work.point();
                browser::unfold(format!("{id}-at"));
            }
            Err((at, what)) => {
                browser::focus(&at);
                wrong.set(Some((at, what)));
            }
        }
    };
    let editor = {
        let id = id.clone();
        live(move || {
            work.follow_pointing();
            untrack(|| naming.with_value(|it| editor(work, &id, it, wrong)))
        })
    };
    let listed = {
        let on = on.clone();
        live(move || listed(work, &on.naming))
    };
    view! {
        {editor}
        <div class="actions"><button type="button" class="button quiet" on:click=press(add)>{words::ITEM_ADD}</button></div>
        <h3>{words::ITEM_LIST}</h3>
        {listed}
        <div class="actions">{send(work, on, topic, offer, wrong)}</div>
    }
    .into_any()
}

fn editor(work: Work, id: &str, naming: &Naming, wrong: Wrong) -> AnyView {
    let with = |part: &str| format!("{id}-{part}");
    let first = (String::new(), words::ITEM_CHOOSE.to_owned());
    let places = naming.places.iter().map(|it| {
        let label = if it.heading.is_empty() {
            it.label.clone()
        } else {
            format!("{} · {}", it.heading, it.label)
        };
        (it.at.clone(), label)
    });
    let choice = Kind::Choice(std::iter::once(first).chain(places).collect());
    let basis = Input {
        suggestions: naming.laws.clone(),
        ..Input::new(with("basis"), words::ITEM_BASIS, "", Kind::Line)
    };
    let inputs = [
        Input::new(with("at"), words::ITEM_AT, "", choice),
        Input::new(with("problem"), words::ITEM_PROBLEM, "", Kind::Lines),
        Input::new(with("mend"), words::ITEM_MEND, "", Kind::Lines),
        basis,
    ];
    let inputs = inputs
        .into_iter()
        .map(|it| input(work, it, wrong))
        .collect_view();
    let later = naming.is_later.then(|| {
        let tick = tick_box(work, with("later"), words::ITEM_LATER.to_owned());
        view! { {tick}<p class="hint">{words::ITEM_LATER_HINT}</p> }.into_any()
    });
    view! { {inputs}{later} }.into_any()
}

/// The item as it is described, or the input where something is missing.
fn described(work: Work, id: &str) -> Result<Item, (String, &'static str)> {
    let text = |part: &str| work.typed(&format!("{id}-{part}")).trim().to_owned();
    let needed = |part: &str, what: &'static str| {
        let text = text(part);
        if text.is_empty() {
            Err((format!("{id}-{part}"), what))
        } else {
            Ok(text)
        }
    };
    Ok(Item {
        at: needed("at", words::ITEM_NEEDS_AT)?,
        problem: needed("problem", words::ITEM_NEEDS_PROBLEM)?,
        mend: needed("mend", words::ITEM_NEEDS_MEND)?,
        basis: text("basis"),
        origin: if text("later").is_empty() {
            Origin::Submission
        } else {
            Origin::Later
        },
    })
}

fn listed(work: Work, naming: &Naming) -> AnyView {
    let all = work.items.get();
    if all.is_empty() {
        return view! { <p class="muted">{words::ITEM_NONE}</p> }.into_any();
    }
    let items = all
        .into_iter()
        .enumerate()
        .map(|(at, it)| item(work, naming, at, it))
        .collect_view();
    view! { <ol class="stack-s items">{items}</ol> }.into_any()
}

fn item(work: Work, naming: &Naming, at: usize, item: Item) -> AnyView {
    let place = naming.places.iter().find(|it| it.at == item.at);
    let place = place.map_or_else(|| item.at.clone(), |it| it.label.clone());
    let is_late = naming.is_later && item.origin == Origin::Submission;
    let late =
        is_late.then(|| view! { <span class="tag warn">{words::ITEM_LATE}</span> }.into_any());
    let remove = move || {
        work.items.update(|all| {
            if at < all.len() {
                all.remove(at);
            }
        });
    };
    let basis = (!item.basis.is_empty())
        .then(|| view! { <p class="small muted">{item.basis}</p> }.into_any());
    view! {
        <li class="card stack-s">
            <div class="row between"><strong>{place.clone()}</strong>{late}</div>
            <p>{item.problem}</p>
            <p class="small">{item.mend}</p>
            {basis}
            <button type="button" class="plain" on:click=press(remove)>{words::REMOVE}<span class="visually-hidden">{place}</span></button>
        </li>
    }
    .into_any()
}

/// Sends the whole list.
fn send(work: Work, on: &On, topic: Topic, offer: Offer, wrong: Wrong) -> AnyView {
    let (on, id) = (on.clone(), on.id(topic));
    let title = offer.label.clone();
    let label = move || words::send_items(&title, work.items.with(Vec::len));
    let act = move || {
        let items = work.items.get_untracked();
        if items.is_empty() {
            let at = format!("{id}-at");
            browser::focus(&at);
            wrong.set(Some((at, words::ITEM_NEEDS_SOME)));
            return;
        }
        let said = Said {
            items,
            ..Said::default()
        };
        let act: Act = filled(&offer.act, &said);
        work.act(&on.seen, act, offer.label.clone(), id.clone());
    };
    view! { <button type="button" class="button" aria-disabled=move || work.is_busy().then_some("true") on:click=press(act)>{label}</button> }
        .into_any()
}
