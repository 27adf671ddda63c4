//! The counter: from a bundle's description to its submission, and the drafts on the way there.
//!
//! It holds the rules and everything that filling in needs, and is loaded when a bundle is opened.

mod about;
mod answers;
mod bundle;
mod check;
mod drafts;
mod form;
mod material;
mod materials;
mod notice_list;
mod offline;
mod outcome;
mod question;
mod rule_changes;
mod section;
mod submit;

use leptos::ev;
use leptos::leptos_dom::helpers::window_event_listener;
use leptos::prelude::*;

use crate::catalog::Library;
use crate::navigation::use_navigation;
use crate::route::{Program, Route};
use crate::shell::shell;
use crate::ui::{column, not_found};

/// The program.
pub fn counter() -> AnyView {
    shell(Program::Counter, begin, show)
}

fn begin() {
    Library::begin();
    let drafts = bundle::Drafts::begin();
    use_navigation().before_leaving(move || Box::pin(drafts.settle()));
    window_event_listener(ev::visibilitychange, move |_| drafts.hurry());
    window_event_listener(ev::pagehide, move |_| drafts.hurry());
}

fn show(route: Route) -> AnyView {
    match route {
        Route::Bundle { id, step } => bundle::bundle(id, step),
        Route::Drafts => column(drafts::drafts()),
        _ => column(not_found()),
    }
}
