//! What became of the last act, at the head of the page and with the focus on it.

use hall_api::Happened;
use leptos::prelude::*;

use super::work::{Outcome, REMARK, Work};
use crate::api::Trouble;
use crate::desk::route::DeskRoute;
use crate::ui::{Tone, go_button, live, notice, page, trouble};
use crate::{browser, clock, words};

/// A page about something that is acted on. The first time it is arrived at; after an act the focus goes
/// to what became of it, and the page does not say its title again.
pub(in crate::desk) fn drawn(
    work: Work,
    title: String,
    latest: Option<&Happened>,
    body: AnyView,
) -> AnyView {
    let remark = remark(work, latest);
    let body = view! { {remark}{body} }.into_any();
    if work.is_first() {
        return page(title, body);
    }
    browser::focus_soon(REMARK);
    view! { <h1 tabindex="-1">{title}</h1> {body} }.into_any()
}

/// When it cannot be shown: after an act because it has left this desk, or because the hall says no.
pub(in crate::desk) fn gone(work: Work, why: &Trouble) -> AnyView {
    let has_acted = work.has_acted();
    if !(has_acted && why.is_not_found()) {
        return page(words::CANNOT_OPEN, trouble(why));
    }
    let body = view! {
        <p>{words::DESK_NOT_HERE_MEND}</p>
        <div class="actions">{go_button(words::DESK_TO_LIST, DeskRoute::Home)}</div>
    }
    .into_any();
    drawn(work, words::DESK_NOT_HERE.to_owned(), None, body)
}

fn remark(work: Work, latest: Option<&Happened>) -> AnyView {
    let latest = latest.map(|it| words::latest(&it.what, &it.who, &clock::moment(it.at)));
    live(move || {
        let inside = match work.outcome()? {
            Outcome::Done(text) => notice(Tone::Good, text, ()),
            Outcome::Overtaken(message) => {
                let latest = latest.clone().map(|it| view! { <p>{it}</p> }.into_any());
                notice(
                    Tone::Warn,
                    words::DESK_CONFLICT,
                    view! { <p>{message}</p>{latest}<p>{words::DESK_CONFLICT_MEND}</p> }.into_any(),
                )
            }
            Outcome::Failed(why) => {
                let sign_in = why.is_signed_out().then(|| {
                    view! { <p><a href="/desk" target="_blank">{words::SIGN_IN}</a></p> }.into_any()
                });
                view! { {trouble(&why)}{sign_in} }.into_any()
            }
        };
        Some(view! { <div id=REMARK tabindex="-1" class="remark">{inside}</div> }.into_any())
    })
}
