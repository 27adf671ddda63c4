//! What the rules say about an answer or a material: in the colour of its weight, and how to mend it.

use hall_core::catalog::Level;
use leptos::prelude::*;

use crate::words;

/// One remark.
pub fn remark(level: Level, what: &str, mend: &str) -> AnyView {
    let (class, prefix) = match level {
        Level::Error => ("error", words::ERROR_PREFIX),
        Level::Deferrable | Level::Warning => ("warning", words::WARNING_PREFIX),
        Level::Hint => ("hint", ""),
    };
    view! {
        <p class=class>
            <span class="visually-hidden">{prefix}</span>{what.to_owned()}
            <span class="mend">{mend.to_owned()}</span>
        </p>
    }
    .into_any()
}
