//! The lobby: finding a bundle or a service, and signing in.
//!
//! It is a program of its own, because it is what everybody loads first and it must be small: it
//! knows no rules. The ways to the counter and to the account are ordinary links that load another program.

mod card;
mod home;
mod lists;
mod services;
mod tree;

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
        Route::Applications
        | Route::Application(_)
        | Route::Receipt(_)
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
