//! Checking what somebody shows: by the code that a camera has opened, or one that is pasted.

use hall_api::LicenceStanding;
use hall_core::credential::{Refused, Standing, Verified};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::face;
use super::keys::{Keys, use_keys};
use crate::api::{self, Trouble};
use crate::navigation::use_navigation;
use crate::ui::{Tone, live, notice, page, typed};
use crate::{clock, words};

/// The id of the control for a code.
const CODE: &str = "licence-code";

/// Where the checking stands.
#[derive(Clone, Debug)]
enum Checked {
    /// Nothing to check yet.
    Nothing,
    /// On its way.
    Busy,
    /// The issuer signed it; how it stands, if the hall could be asked.
    Good(Box<Verified>, Result<LicenceStanding, Trouble>),
    /// It is none.
    Bad(Refused),
}

/// The page.
pub(crate) fn check() -> AnyView {
    let keys = use_keys();
    let checked = RwSignal::new(Checked::Nothing);
    let code = RwSignal::new(String::new());
    let address = use_navigation().address();
    // A camera opens the page with the code behind `#`.
    Effect::new(move |_| {
        let scanned = address.with(|it| it.fragment.clone());
        if scanned.contains('.') && keys.are_there() {
            begin(keys, checked, scanned);
        }
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let pasted = code.get_untracked();
        begin(keys, checked, behind_sharp(&pasted).to_owned());
    };
    let body = view! {
        <div role="status">{live(move || result(&checked.get()))}</div>
        <form class="stack-s" on:submit=submit>
            <div class="field">
                <label for=CODE>{words::LICENCE_CODE}</label>
                <p class="hint" id="licence-code-hint">{words::LICENCE_CODE_HINT}</p>
                <textarea class="input" id=CODE rows="4" required autocomplete="off" spellcheck="false"
                    aria-describedby="licence-code-hint" on:input=typed(move |text| code.set(text))></textarea>
            </div>
            <div class="actions"><button class="button">{words::CHECK_NOW}</button></div>
        </form>
        <section class="stack-s">
            <h2>{words::WHAT_IS_CHECKED}</h2>
            <ul class="ticks">
                <li>{words::CHECKED_SIGNATURE}</li>
                <li>{words::CHECKED_TIME}</li>
                <li>{words::CHECKED_STATE}</li>
                <li>{words::CHECKED_HOLDER}</li>
            </ul>
        </section>
    };
    page(words::CHECK_A_LICENCE, body.into_any())
}

/// The code itself, whether or not the whole address was pasted.
fn behind_sharp(text: &str) -> &str {
    text.trim().rsplit('#').next().unwrap_or_default()
}

fn begin(keys: Keys, checked: RwSignal<Checked>, code: String) {
    checked.set(Checked::Busy);
    spawn_local(async move {
        let result = match keys.check(&code).await {
            Ok(verified) => {
                let standing = api::licence_standing(&verified.claims.id).await;
                Checked::Good(Box::new(verified), standing)
            }
            Err(why) => Checked::Bad(why),
        };
        checked.try_set(result);
    });
}

fn result(checked: &Checked) -> AnyView {
    match checked {
        Checked::Nothing => ().into_any(),
        Checked::Busy => view! { <p>{words::CHECKING}</p> }.into_any(),
        Checked::Good(verified, standing) => good(verified, standing),
        Checked::Bad(why) => {
            let (head, mend) = words::refused_licence(why);
            notice(Tone::Bad, head, view! { <p>{mend}</p> }.into_any())
        }
    }
}

fn good(verified: &Verified, told: &Result<LicenceStanding, Trouble>) -> AnyView {
    let claims = &verified.claims;
    let (tone, head, text) = match (claims.standing(clock::today()), told) {
        (Standing::NotYet, _) => (
            Tone::Warn,
            words::NOT_ISSUED_YET,
            words::NOT_ISSUED_YET_MEND.to_owned(),
        ),
        (_, Ok(told)) => {
            let state = super::standing::state(claims, told.state);
            let at = words::asked_at(&clock::moment(told.at));
            (tone_of(state), words::checked_state(state), at)
        }
        (Standing::Over, Err(_)) => (Tone::Bad, words::TIME_IS_OVER, String::new()),
        // The hall answers and does not know it.
        (Standing::Within, Err(why)) if why.is_not_found() => (
            Tone::Warn,
            words::SIGNED_AND_UNKNOWN,
            words::SIGNED_AND_UNKNOWN_MEND.to_owned(),
        ),
        (Standing::Within, Err(_)) => (
            Tone::Plain,
            words::SIGNED_NOT_ASKED,
            words::SIGNED_NOT_ASKED_MEND.to_owned(),
        ),
    };
    let text = (!text.is_empty()).then(|| view! { <p>{text}</p> }.into_any());
    view! {
        <section class="stack-s" id="checked">
            {notice(tone, head, text)}
            {face::shown(claims)}
        </section>
    }
    .into_any()
}

const fn tone_of(state: hall_api::LicenceState) -> Tone {
    match state {
        hall_api::LicenceState::Valid => Tone::Good,
        hall_api::LicenceState::Suspended => Tone::Warn,
        hall_api::LicenceState::Expired | hall_api::LicenceState::Revoked => Tone::Bad,
    }
}
