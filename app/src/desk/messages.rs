//! 消息: what the hall has told one's own desks. They are short and stand there whole, so that seeing the page is
//! reading them, as on the applicants' page.

use hall_api::Message;
use leptos::prelude::*;

use super::route::DeskRoute;
use crate::inbox::{new_and_earlier, note_read};
use crate::session::use_session;
use crate::ui::{fetched, live, page, ready, trouble};
use crate::{api, words};

/// The page.
pub(super) fn messages() -> AnyView {
    let session = use_session();
    fetched(async move {
        let found = api::messages().await;
        ready(move || {
            let body = match found {
                Ok(found) if found.messages.is_empty() => {
                    view! { <p>{words::DESK_NO_MESSAGES}</p> }.into_any()
                }
                Ok(found) => {
                    note_read(session, &found);
                    new_and_earlier(found, leads)
                }
                Err(why) => trouble(&why),
            };
            let lead = view! { <p class="muted">{words::DESK_MESSAGES_LEAD}</p> };
            page(words::MESSAGES, view! { {lead}{body} }.into_any())
        })
    })
}

/// The link to the page, with how much is unread.
pub(super) fn link() -> AnyView {
    let session = use_session();
    let label = move || words::messages_link(session.person().map_or(0, |it| it.unread));
    let href = DeskRoute::Messages.to_string();
    view! { <a href=href>{live(label)}</a> }.into_any()
}

/// To the case where the desk knows it by its number, and else to the application.
fn leads(it: &Message) -> Option<(String, String)> {
    if let Some(case) = it.case.clone() {
        let label = words::see_case(&case);
        return Some((DeskRoute::Case(case).to_string(), label));
    }
    let number = it.application.clone()?;
    let label = words::see_application(&number);
    Some((DeskRoute::Application(number).to_string(), label))
}
