//! 我想把这两件一起办: an applicant names two bundles or services, and why.

use std::sync::Arc;

use hall_api::NewWish;
use hall_core::catalog::CatalogIndex;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Trouble};
use crate::catalog::use_library;
use crate::route::Route;
use crate::sign_in::closed;
use crate::ui::{Tone, fetched, go_button, live, notice, page, press, ready, trouble, typed};
use crate::{browser, words};

const FIRST: &str = "wish-first";
const SECOND: &str = "wish-second";
const WHY: &str = "wish-why";

/// How far the sending is.
#[derive(Clone, Debug, PartialEq)]
enum Sending {
    Not,
    Lacking,
    Busy,
    Failed(Trouble),
    Done,
}

/// The page. Who is not signed in is sent to do so first: a wish counts once a person.
pub(super) fn wish() -> AnyView {
    let library = use_library();
    fetched(async move {
        let found = match api::who().await {
            Ok(_) => library.index().await,
            Err(why) => Err(why),
        };
        ready(move || match found {
            Ok(index) => shown(&index),
            Err(why) => closed(&why),
        })
    })
}

fn shown(index: &Arc<CatalogIndex>) -> AnyView {
    let (first, second) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let why = RwSignal::new(String::new());
    let sending = RwSignal::new(Sending::Not);
    let send = move || {
        let two = [first.get_untracked(), second.get_untracked()];
        let [one, other] = &two;
        if one.is_empty() || other.is_empty() || one == other {
            sending.set(Sending::Lacking);
            browser::focus(FIRST);
            return;
        }
        if sending.with_untracked(|it| *it == Sending::Busy) {
            return;
        }
        sending.set(Sending::Busy);
        let wish = NewWish {
            together: two,
            why: why.get_untracked().trim().to_owned(),
        };
        spawn_local(async move {
            sending.try_set(match api::wish(&wish).await {
                Ok(()) => Sending::Done,
                Err(why) => Sending::Failed(why),
            });
        });
    };
    let index = Arc::clone(index);
    let is_done = Memo::new(move |_| sending.with(|it| *it == Sending::Done));
    let fields = live(move || {
        (!is_done.get()).then(|| {
            view! {
                {choice(FIRST, words::WISH_FIRST, &index, first)}
                {choice(SECOND, words::WISH_SECOND, &index, second)}
                {reason(why)}
                <div class="actions"><button type="button" class="button" on:click=press(send)>{words::WISH_DO}</button></div>
            }
            .into_any()
        })
    });
    let body = view! {
        <p class="lead">{words::WISH_LEAD}</p>
        <div role="status">{live(move || sending.with(said))}</div>
        {fields}
    };
    page(words::WISH, body.into_any())
}

fn reason(why: RwSignal<String>) -> AnyView {
    view! {
        <div class="field">
            <label for=WHY>{words::WISH_WHY}</label>
            <p class="hint" id="wish-why-hint">{words::WISH_WHY_HINT}</p>
            <textarea class="input" id=WHY rows="3" maxlength="500" autocomplete="off" aria-describedby="wish-why-hint"
                on:input=typed(move |text| why.set(text))></textarea>
        </div>
    }
    .into_any()
}

fn said(sending: &Sending) -> AnyView {
    match sending {
        Sending::Not | Sending::Busy => ().into_any(),
        Sending::Lacking => view! { <p class="error">{words::WISH_TWO}</p> }.into_any(),
        Sending::Failed(why) => trouble(why),
        Sending::Done => {
            let text = view! {
                <p>{words::WISH_DONE_MORE}</p>
                <div class="actions">{go_button(words::TO_HOME, Route::Home)}</div>
            };
            notice(Tone::Good, words::WISH_DONE, text.into_any())
        }
    }
}

fn choice(
    id: &'static str,
    label: &'static str,
    index: &CatalogIndex,
    chosen: RwSignal<String>,
) -> AnyView {
    let option = |id: &String, name: &String| {
        view! { <option value=id.clone()>{name.clone()}</option> }.into_any()
    };
    let bundles = index.bundles.iter().map(|it| option(&it.id, &it.name));
    let bundles = bundles.collect_view();
    let services = index.services.iter().map(|it| option(&it.id, &it.name));
    let services = services.collect_view();
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <select id=id class="input w-l" on:change=typed(move |id| chosen.set(id))>
                <option value="">{words::PLEASE_CHOOSE}</option>
                <optgroup label=words::WISH_BUNDLES>{bundles}</optgroup>
                <optgroup label=words::WISH_SERVICES>{services}</optgroup>
            </select>
        </div>
    }
    .into_any()
}
