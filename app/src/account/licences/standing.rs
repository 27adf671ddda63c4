//! Whether a licence holds, in a word and a colour that repeats it.

use hall_api::LicenceState;
use hall_core::credential::{Claims, Standing};
use leptos::prelude::*;

use crate::{clock, words};

/// What the hall says, and what the calendar says where that is more.
pub(super) fn state(claims: &Claims, state: LicenceState) -> LicenceState {
    match (state, claims.standing(clock::today())) {
        (LicenceState::Valid, Standing::Over) => LicenceState::Expired,
        _ => state,
    }
}

/// A tag with the state.
pub(super) fn tag(state: LicenceState) -> AnyView {
    let class = match state {
        LicenceState::Valid => "tag good",
        LicenceState::Suspended => "tag warn",
        LicenceState::Expired | LicenceState::Revoked => "tag bad",
    };
    view! { <span class=class>{words::licence_state(state)}</span> }.into_any()
}
