//! The applicants' pages, a file each.

mod about;
mod answers;
mod applications;
mod bundle;
mod check;
mod drafts;
mod form;
mod home;
mod lanes;
mod material;
mod materials;
mod notice_list;
mod outcome;
mod question;
mod receipt;
mod section;
mod sign_in;
mod submit;
mod tracking;
mod unknown;

pub use bundle::Drafts;
pub(crate) use sign_in::sign_in_form;

use leptos::prelude::*;

use crate::route::Route;

/// The page at a route.
pub fn show(route: Route) -> AnyView {
    match route {
        Route::Home => home::home(),
        Route::SignIn { next } => column(sign_in::sign_in(next)),
        Route::Applications => column(applications::applications()),
        Route::Application(number) => wide(tracking::tracking(number)),
        Route::Receipt(number) => column(receipt::receipt(number)),
        Route::Drafts => column(drafts::drafts()),
        Route::Bundle { id, step } => bundle::bundle(id, step),
        Route::Unknown => column(unknown::unknown()),
    }
}

/// A page as wide as a line is good to read.
fn column(page: AnyView) -> AnyView {
    view! { <div class="wrap"><div class="column stack">{page}</div></div> }.into_any()
}

/// A page as wide as the frame.
fn wide(page: AnyView) -> AnyView {
    view! { <div class="wrap stack">{page}</div> }.into_any()
}
