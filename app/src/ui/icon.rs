//! The few pictures, drawn in place: they cost less than a file of their own.

use leptos::prelude::*;

/// A picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Onwards.
    Arrow,
    /// A magnifying glass.
    Search,
    /// A printer.
    Print,
    /// The hall's mark: several threads that become one.
    Mark,
}

/// Draws a picture. It says nothing to screen readers: words always stand beside it.
pub fn icon(icon: Icon) -> AnyView {
    if icon == Icon::Mark {
        return view! {
            <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
                <g fill="none" stroke-width="2.6" stroke-linecap="round">
                    <path d="M3 7c9 0 8 9 15 9" stroke="#9fd6cf"></path>
                    <path d="M3 16h15" stroke="#fff"></path>
                    <path d="M3 25c9 0 8-9 15-9" stroke="#9fd6cf"></path>
                </g>
                <circle cx="24" cy="16" r="5" fill="#ff7d5c"></circle>
            </svg>
        }
        .into_any();
    }
    let path = match icon {
        Icon::Search => "M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13M15.5 15.5 21 21",
        Icon::Print => "M7 8V3h10v5M7 18H4V9h16v9h-3M7 14h10v7H7z",
        Icon::Arrow | Icon::Mark => "M5 12h14M13 6l6 6-6 6",
    };
    view! {
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
            <path d=path fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"></path>
        </svg>
    }
    .into_any()
}
