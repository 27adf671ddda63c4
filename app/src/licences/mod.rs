//! E-licences: one's own, each with its face and the code to show, and the page that checks what somebody
//! else shows; and what one's own licences entitle to without applying.
//!
//! It is a program of its own, because checking signatures takes cryptography that no other page needs. It
//! is among what opens without a network: a code is checked with the keys that were fetched before. The pages
//! of [`crate::inbox`] come with it, since they must not make the first page larger.

mod check;
mod code;
mod consent;
mod entitlements;
mod face;
mod keys;
mod list;
mod standing;

use leptos::prelude::*;

use crate::inbox;
use crate::route::{Program, Route};
use crate::shell::shell;
use crate::ui::{column, not_found};

/// The program.
pub fn licences() -> AnyView {
    shell(Program::Licences, begin, show)
}

fn begin() {
    keys::begin();
}

fn show(route: Route) -> AnyView {
    match route {
        Route::Licences => column(list::list()),
        Route::Licence(id) => column(list::one(id)),
        Route::Check => column(check::check()),
        Route::Entitlements => column(entitlements::entitlements()),
        Route::Messages => column(inbox::messages()),
        Route::Mail => column(inbox::address()),
        Route::FromMail(letter, token) => column(inbox::from_mail(letter, token)),
        _ => column(not_found()),
    }
}
