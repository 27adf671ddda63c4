//! The messages. They are short and stand there whole, so that seeing the page is reading them.

use hall_api::{Message, Messages, Role};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::route::Route;
use crate::session::{Session, use_session};
use crate::sign_in::closed;
use crate::ui::{fetched, go_button, link_button, live, page, quiet_button, ready};
use crate::{api, clock, words};

/// How many that were read before are shown at first, and how many more each time.
const SOME: usize = 20;

/// The page.
pub(crate) fn messages() -> AnyView {
    let session = use_session();
    fetched(async move {
        let found = api::messages().await;
        let person = session.known().await;
        ready(move || match found {
            Ok(found) => {
                note_read(session, &found);
                let applies = person.is_none_or(|it| it.role == Role::Applicant);
                page(words::MESSAGES, all(applies, found))
            }
            Err(why) => closed(&why),
        })
    })
}

/// The number in the menu goes with it; the marks stay until the page is opened again.
pub(crate) fn note_read(session: Session, found: &Messages) {
    let unread = found.messages.iter().filter(|it| !it.read);
    let ids: Vec<i64> = unread.map(|it| it.id).collect();
    if ids.is_empty() {
        return;
    }
    spawn_local(async move {
        if api::read_messages(ids).await.is_ok() {
            session.refresh().await;
        }
    });
}

fn all(applies: bool, found: Messages) -> AnyView {
    let is_empty = found.messages.is_empty();
    let none = is_empty.then(|| {
        view! {
            <p>{words::NO_MESSAGES}</p>
            <div class="actions">{go_button(words::TO_HOME, Route::Home)}</div>
        }
        .into_any()
    });
    let mail = applies
        .then(|| view! { <div class="actions">{link_button(words::MAIL, Route::Mail)}</div> });
    let leads: Leads = if applies { to_own } else { |_| None };
    view! {
        <p class="muted">{words::MESSAGES_LEAD}</p>
        {mail}
        {none}
        {new_and_earlier(found, leads)}
    }
    .into_any()
}

/// Where a message leads, and what stands on that link.
pub(crate) type Leads = fn(&Message) -> Option<(String, String)>;

fn to_own(it: &Message) -> Option<(String, String)> {
    let number = it.application.clone()?;
    let label = words::see_application(&number);
    Some((Route::Application(number).to_string(), label))
}

/// All of them, those that were not read before first.
pub(crate) fn new_and_earlier(found: Messages, leads: Leads) -> AnyView {
    let (earlier, new): (Vec<Message>, Vec<Message>) =
        found.messages.into_iter().partition(|it| it.read);
    view! {
        {some(words::NEW_MESSAGES, new, leads)}
        {some(words::EARLIER_MESSAGES, earlier, leads)}
    }
    .into_any()
}

/// A heading and the first of them, with a button for more.
fn some(title: &'static str, messages: Vec<Message>, leads: Leads) -> AnyView {
    if messages.is_empty() {
        return ().into_any();
    }
    let shown = RwSignal::new(SOME);
    let n = messages.len();
    let list = live(move || {
        let first = messages.iter().take(shown.get());
        let items: Vec<AnyView> = first.map(|it| message(it, leads)).collect();
        view! { <ul class="messages">{items}</ul> }
    });
    let more = live(move || {
        let show_more = move || shown.update(|it| *it = it.saturating_add(SOME));
        (shown.get() < n).then(
            || view! { <div class="actions">{quiet_button(words::MORE_MESSAGES, show_more)}</div> },
        )
    });
    view! { <section class="stack-s"><h2>{title}</h2>{list}{more}</section> }.into_any()
}

fn message(it: &Message, leads: Leads) -> AnyView {
    let mark =
        (!it.read).then(|| view! { <span class="tag warn">{words::UNREAD}</span> }.into_any());
    let link = leads(it).map(|(href, label)| view! { <p><a href=href>{label}</a></p> }.into_any());
    view! {
        <li>
            <h3>{it.title.clone()}{mark}</h3>
            <p class="muted small">{clock::moment(it.at)}</p>
            <p class="text">{it.text.clone()}</p>
            {link}
        </li>
    }
    .into_any()
}
