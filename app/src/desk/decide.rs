//! Deciding a case: approve, or refuse with a reason.

use hall_api::{CaseView, Decision, ErrorCode, LaneState};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Trouble};
use crate::browser;
use crate::navigation::use_navigation;
use crate::ui::{Tone, live, notice, press, trouble, typed};
use crate::{clock, words};

/// The decision, or the form for making it.
pub(super) fn decide(case: &CaseView, fetch: impl Fn() + Clone + Send + 'static) -> AnyView {
    if let Some(outcome) = &case.decision {
        let tone = if outcome.approved {
            Tone::Good
        } else {
            Tone::Bad
        };
        let text =
            words::decision_outcome(outcome.approved, &outcome.by, &clock::moment(outcome.at));
        return notice(
            tone,
            words::DESK_DECIDED,
            view! { <p>{text}</p><p>{outcome.reason.clone()}</p> }.into_any(),
        );
    }
    if case.line.state != LaneState::InReview {
        return notice(Tone::Plain, words::DESK_WAITING, ());
    }
    form(case.line.case.clone(), case.version, fetch)
}

fn form(case: String, version: u32, fetch: impl Fn() + Clone + Send + 'static) -> AnyView {
    let navigation = use_navigation();
    let reason = RwSignal::new(String::new());
    let needs_reason = RwSignal::new(false);
    let failed = RwSignal::new(None::<Trouble>);
    let busy = RwSignal::new(false);
    let decide = move |approve: bool| {
        let text = reason.get_untracked().trim().to_owned();
        if !approve && text.is_empty() {
            needs_reason.set(true);
            browser::focus("reason");
            return;
        }
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let (case, fetch) = (case.clone(), fetch.clone());
        spawn_local(async move {
            match api::decide(
                &case,
                &Decision {
                    version,
                    approve,
                    reason: text,
                },
            )
            .await
            {
                Ok(_) => {
                    navigation.announce(words::DESK_DECIDED);
                    fetch();
                }
                Err(trouble) => {
                    let overtaken =
                        matches!(&trouble, Trouble::Refused(it) if it.code == ErrorCode::Conflict);
                    failed.set(Some(trouble));
                    if overtaken {
                        navigation.announce(words::DESK_CONFLICT);
                    }
                }
            }
            busy.set(false);
        });
    };
    let (approve, refuse) = (decide.clone(), decide);
    let invalid = move || needs_reason.get() && reason.with(|it| it.trim().is_empty());
    view! {
        <section class="decide stack-s" aria-labelledby="decide">
            <h2 id="decide">{words::DESK_DECIDE}</h2>
            {live(move || failed.with(|it| it.as_ref().map(said)))}
            <div class="field" class:wrong=invalid>
                <label for="reason">{words::DESK_REASON}</label>
                <p class="hint" id="reason-hint">{words::DESK_REASON_HINT}</p>
                {live(move || invalid().then(|| view! { <p class="error" id="reason-error">{words::DESK_REFUSE_NEEDS_REASON}</p> }.into_any()))}
                <textarea id="reason" class="input" rows="4" aria-describedby="reason-hint reason-error"
                    aria-invalid=move || invalid().then_some("true")
                    on:input=typed(move |text| reason.set(text))></textarea>
            </div>
            <div class="actions">
                <button type="button" class="button" on:click=press(move || approve(true))>{words::DESK_APPROVE}</button>
                <button type="button" class="button danger" on:click=press(move || refuse(false))>{words::DESK_REFUSE}</button>
            </div>
        </section>
    }
    .into_any()
}

fn said(why: &Trouble) -> AnyView {
    match why {
        Trouble::Refused(it) if it.code == ErrorCode::Conflict => {
            let again = view! {
                <p>{words::DESK_CONFLICT_MEND}</p>
                <button type="button" class="button small" on:click=press(browser::reload)>{words::REFRESH}</button>
            }.into_any();
            view! { <div role="alert">{notice(Tone::Warn, words::DESK_CONFLICT, again)}</div> }
                .into_any()
        }
        _ => trouble(why),
    }
}
