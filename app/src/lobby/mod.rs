//! The lobby: finding a bundle, signing in, following what was submitted.
//!
//! It is a program of its own, because it is what everybody loads first and it must be small: it
//! knows no rules. The way to the counter is an ordinary link that loads the other program.

mod applications;
mod happened;
mod home;
mod lanes;
mod lists;
mod services;
mod todo;
mod tracked;
mod tracking;
mod tree;
mod waits;

use leptos::prelude::*;

use crate::catalog::Library;
use crate::route::{Program, Route};
use crate::shell::shell;
use crate::sign_in::sign_in_page;
use crate::ui::{column, not_found, wide};

/// The program.
pub fn lobby() -> AnyView {
    shell(Program::Lobby, begin, show)
}

fn begin() {
    Library::begin();
}

fn show(route: Route) -> AnyView {
    match route {
        Route::Home => home::home(),
        Route::SignIn { next } => column(sign_in_page(next)),
        Route::Services => wide(services::services()),
        Route::Applications => column(applications::applications()),
        Route::Application(number) => wide(tracking::tracking(number)),
        Route::Receipt(_)
        | Route::Drafts
        | Route::Licences
        | Route::Licence(_)
        | Route::Check
        | Route::Entitlements
        | Route::Wish
        | Route::Messages
        | Route::Mail
        | Route::FromMail(..)
        | Route::Bundle { .. }
        | Route::Answer(_)
        | Route::Errand { .. }
        | Route::Unknown => column(not_found()),
    }
}
