//! What a person has at the hall: the applications on their way, the e-licences, the messages. The page on
//! which anybody checks a licence that is shown to them comes with it.
//!
//! It is a program of its own, so that the first page stays small: nobody who looks for a bundle needs lanes
//! or the cryptography of signatures. It is among what opens without a network: an application is shown as
//! it was last seen, and a code is checked with the keys that were fetched before.

mod applications;
mod licences;

use leptos::prelude::*;

use crate::inbox;
use crate::route::{Program, Route};
use crate::shell::shell;
use crate::ui::{column, not_found, wide};

/// The program.
pub fn account() -> AnyView {
    shell(Program::Account, licences::begin, show)
}

fn show(route: Route) -> AnyView {
    match route {
        Route::Applications => column(applications::list()),
        Route::Application(number) => wide(applications::tracking(number)),
        Route::Licences => column(licences::list()),
        Route::Licence(id) => column(licences::one(id)),
        Route::Check => column(licences::check()),
        Route::Entitlements => column(licences::entitlements()),
        Route::Messages => column(inbox::messages()),
        Route::Mail => column(inbox::address()),
        Route::FromMail(letter, token) => column(inbox::from_mail(letter, token)),
        _ => column(not_found()),
    }
}
