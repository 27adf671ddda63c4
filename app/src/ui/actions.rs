//! Buttons, and links that look like them.

use leptos::prelude::*;

use super::icon::{Icon, icon};
use super::live::press;
use crate::browser;
use crate::words;

/// The main action of a page.
pub fn button(label: &'static str, on_press: impl Fn() + 'static) -> AnyView {
    view! { <button type="button" class="button" on:click=press(on_press)>{label}</button> }
        .into_any()
}

/// An action besides the main one.
pub fn quiet_button(label: &'static str, on_press: impl Fn() + 'static) -> AnyView {
    view! { <button type="button" class="button quiet" on:click=press(on_press)>{label}</button> }
        .into_any()
}

/// A link to another page that is the page's main action.
pub fn go_button(label: &'static str, to: impl ToString) -> AnyView {
    view! { <a class="button" href=to.to_string()>{label}{icon(Icon::Arrow)}</a> }.into_any()
}

/// A link to another page, besides the main action.
pub fn link_button(label: &'static str, to: impl ToString) -> AnyView {
    view! { <a class="button quiet" href=to.to_string()>{label}</a> }.into_any()
}

/// Prints the page.
pub fn print_button() -> AnyView {
    view! {
        <button type="button" class="button quiet small" on:click=press(browser::print)>
            {icon(Icon::Print)}{words::PRINT_OR_PDF}
        </button>
    }
    .into_any()
}
