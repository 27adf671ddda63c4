//! The hall's picture: several services become one.

use leptos::prelude::*;

/// Threads that run together, one per name. Decoration: the names stand in words elsewhere.
pub fn threads(names: Vec<String>) -> AnyView {
    let n = names.len().max(2);
    let height = 44 * n;
    let middle = height / 2;
    let lines = names
        .into_iter()
        .enumerate()
        .map(|(position, name)| {
            let y = 22 + 44 * position;
            view! {
                <circle cx="6" cy=y r="4.5"></circle>
                <path d=format!("M12 {y}H150C215 {y} 205 {middle} 275 {middle}")></path>
                <text x="18" y=y - 8>{name}</text>
            }
            .into_any()
        })
        .collect_view();
    view! {
        <svg class="threads" viewBox=format!("0 0 400 {height}") aria-hidden="true" focusable="false">
            {lines}
            <path class="one" d=format!("M275 {middle}H372")></path>
            <circle class="knot" cx="380" cy=middle r="11"></circle>
        </svg>
    }
    .into_any()
}
