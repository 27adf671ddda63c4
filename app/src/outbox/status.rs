//! One line about the outbox under the header of every page.

use leptos::prelude::*;

use super::{State, use_outbox};
use crate::route::{Program, Route};
use crate::ui::live;
use crate::words;

/// What is said of so many submissions.
type Said = fn(usize) -> String;

/// The line, as long as there is something to say. It leads to the queue, which stands on the program's
/// own page of drafts.
pub fn status(program: Program, route: Memo<Route>) -> AnyView {
    let outbox = use_outbox();
    let text = Memo::new(move |_| {
        let entries = outbox.shown();
        let n = |state: State| entries.iter().filter(|it| it.state == state).count();
        let parts: [(usize, Said); 4] = [
            (n(State::Refused), words::n_refused),
            (n(State::SignIn), words::n_for_sign_in),
            (n(State::Waiting) + n(State::Sending), words::n_waiting),
            (n(State::Done), words::n_arrived),
        ];
        let said = parts.into_iter().filter(|(n, _)| 0 < *n);
        said.map(|(n, words)| words(n))
            .collect::<Vec<_>>()
            .join("；")
    });
    let page = match program {
        Program::Lobby | Program::Account => Route::Home,
        Program::Counter => Route::Drafts,
    };
    let href = move || {
        if route.get() == page {
            "#outbox".to_owned()
        } else {
            format!("{page}#outbox")
        }
    };
    let note = live(move || {
        let text = text.get();
        let href = href.clone();
        (!text.is_empty()).then(|| view! {
            <div class="offline outbox"><div class="wrap">{text}" "<a href=href>{words::SEE_OUTBOX}</a></div></div>
        }.into_any())
    });
    // The place is there before the words are, so that screen readers say them.
    view! { <div role="status">{note}</div> }.into_any()
}
