//! A coloured note. The colour repeats what the words say.

use leptos::prelude::*;

/// What kind of note it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Worth knowing.
    Plain,
    /// Take care.
    Warn,
    /// Something is wrong.
    Bad,
    /// All is well.
    Good,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Self::Plain => "notice",
            Self::Warn => "notice warn",
            Self::Bad => "notice bad",
            Self::Good => "notice good",
        }
    }
}

/// A note with a heading in bold, if it has one, and its text.
pub fn notice(tone: Tone, head: impl Into<String>, text: impl IntoView + 'static) -> AnyView {
    let head: String = head.into();
    let head = (!head.is_empty()).then(|| view! { <strong>{head}</strong> }.into_any());
    view! { <div class=tone.class()>{head}{text}</div> }.into_any()
}
