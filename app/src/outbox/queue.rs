//! The queue: what each entry is, where it stands, and what can be done about it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Entry, State, sender, use_outbox};
use crate::navigation::use_navigation;
use crate::route::{Route, Step};
use crate::session::use_session;
use crate::ui::{live, press};
use crate::{browser, clock, storage, words};

/// All entries that the person may see; nothing at all if there are none.
pub fn queue() -> AnyView {
    let outbox = use_outbox();
    live(move || {
        let cards: Vec<AnyView> = outbox.shown().into_iter().map(card).collect();
        let others = outbox.n_of_others();
        if cards.is_empty() && others == 0 {
            return None;
        }
        let others = (0 < others)
            .then(|| view! { <p class="muted small">{words::n_of_others(others)}</p> }.into_any());
        Some(
            view! {
                <section class="outbox stack-s" aria-labelledby="outbox">
                    <h2 id="outbox" tabindex="-1">{words::OUTBOX}</h2>
                    {cards}
                    {others}
                </section>
            }
            .into_any(),
        )
    })
}

/// One entry.
pub fn card(entry: Entry) -> AnyView {
    let queued = words::queued_at(&clock::day_and_minute(entry.created));
    let (class, tag, text) = standing(&entry);
    view! {
        <div class="card stack-s">
            <div class="row between"><strong>{entry.title.clone()}</strong><span class=class>{tag}</span></div>
            <p>{text}</p>
            <p class="muted small">{queued}</p>
            <div class="row">{actions(entry)}</div>
        </div>
    }
    .into_any()
}

/// The colour of its tag, the tag, and where it stands in a sentence.
fn standing(entry: &Entry) -> (&'static str, &'static str, String) {
    match entry.state {
        State::Waiting if entry.attempts == 0 => {
            ("tag", words::TAG_WAITING, words::WAITS.to_owned())
        }
        State::Waiting => {
            let next = clock::hour_and_minute(entry.next);
            (
                "tag",
                words::TAG_WAITING,
                words::waits_again(entry.attempts, &next),
            )
        }
        State::Sending => ("tag", words::TAG_SENDING, words::IS_SENDING.to_owned()),
        State::SignIn if entry.owner.is_none() => (
            "tag warn",
            words::TAG_SIGN_IN,
            words::WAITS_FOR_CLAIM.to_owned(),
        ),
        State::SignIn => (
            "tag warn",
            words::TAG_SIGN_IN,
            words::WAITS_FOR_SIGN_IN.to_owned(),
        ),
        State::Refused => ("tag bad", words::TAG_REFUSED, refusal(entry)),
        State::Done => {
            let number = entry.number.clone().unwrap_or_default();
            ("tag good", words::TAG_ARRIVED, words::arrived(&number))
        }
    }
}

fn refusal(entry: &Entry) -> String {
    let Some(why) = &entry.why else {
        return words::REFUSED.to_owned();
    };
    match why.code.as_str() {
        "catalog_changed" => words::QUEUED_RULES_CHANGED.to_owned(),
        "key_lost" => words::KEY_LOST.to_owned(),
        "file_missing" => words::file_missing(&why.message),
        _ => words::refused(&why.message, &why.mend),
    }
}

fn actions(entry: Entry) -> AnyView {
    match entry.state {
        State::Waiting => {
            let now = || sender::flush(None);
            view! {
                <button type="button" class="button small" on:click=press(now)>{words::SEND_NOW}</button>
                {take_back_button(entry, words::TAKE_BACK, Step::Answers)}
            }
            .into_any()
        }
        State::Sending => ().into_any(),
        State::SignIn => {
            view! { {sign_in(&entry)} {take_back_button(entry, words::TAKE_BACK, Step::Answers)} }
                .into_any()
        }
        State::Refused => {
            let is_outdated = entry
                .why
                .as_ref()
                .is_some_and(|it| it.code == "catalog_changed");
            let (label, step) = if is_outdated {
                (words::LOOK_OVER_DRAFT, Step::Form)
            } else {
                (words::MEND_DRAFT, Step::Check)
            };
            let is_used = entry.why.as_ref().is_some_and(|it| it.code == "key_reused");
            let applications = is_used.then(|| view! { <a class="button quiet small" href=Route::Applications.to_string()>{words::SEE_MY_APPLICATIONS}</a> }.into_any());
            view! { {take_back_button(entry.clone(), label, step)} {applications} {throw_away_button(entry)} }.into_any()
        }
        State::Done => {
            let receipt = Route::Receipt(entry.number.unwrap_or_default()).to_string();
            let key = entry.key;
            let forget = move || {
                let key = key.clone();
                spawn_local(async move { sender::dismiss(&key).await });
            };
            view! {
                <a class="button small" href=receipt>{words::SEE_RECEIPT}</a>
                <button type="button" class="button quiet small" on:click=press(forget)>{words::GOT_IT}</button>
            }
            .into_any()
        }
    }
}

/// Whoever is not signed in goes to sign in; whoever is may say that an entry of nobody's is theirs.
fn sign_in(entry: &Entry) -> AnyView {
    let session = use_session();
    let navigation = use_navigation();
    let (key, is_claimed) = (entry.key.clone(), entry.owner.is_some());
    live(move || match session.person().filter(|_| !is_claimed) {
        None => {
            let here = navigation.address().with(|it| it.path.clone());
            let href = Route::SignIn { next: Some(here) }.to_string();
            view! { <a class="button small" href=href>{words::SIGN_IN}</a> }.into_any()
        }
        Some(person) => {
            let key = key.clone();
            let label = words::send_as(&person.name);
            let claim = move || {
                let (key, account) = (key.clone(), person.account.clone());
                spawn_local(async move { sender::claim(&key, &account).await });
            };
            view! { <button type="button" class="button small" on:click=press(claim)>{label}</button> }.into_any()
        }
    })
}

/// Opens the draft again. Where nothing else can be done it is the main thing to do.
fn take_back_button(entry: Entry, label: &'static str, step: Step) -> AnyView {
    let class = if entry.state == State::Refused {
        "button small"
    } else {
        "button quiet small"
    };
    let navigation = use_navigation();
    let back = move || {
        let to = Route::bundle(&entry.bundle, step.clone()).to_string();
        let key = entry.key.clone();
        spawn_local(async move {
            if sender::take_back(&key).await {
                // Loaded anew, so that the draft opens under the rules of today.
                browser::load(&to);
            } else {
                navigation.announce(words::BEING_SENT);
            }
        });
    };
    view! { <button type="button" class=class on:click=press(back)>{label}</button> }.into_any()
}

fn throw_away_button(entry: Entry) -> AnyView {
    let away = move || {
        if !browser::confirm(words::THROW_AWAY_SURE) {
            return;
        }
        let (key, bundle) = (entry.key.clone(), entry.bundle.clone());
        spawn_local(async move {
            if sender::take_back(&key).await {
                drop(storage::forget_draft(&bundle).await);
                browser::reload();
            }
        });
    };
    view! { <button type="button" class="button danger small" on:click=press(away)>{words::THROW_AWAY}</button> }.into_any()
}
