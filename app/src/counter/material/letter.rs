//! Commitments to read fully and sign, and deferrals with their day.

use hall_core::catalog::{Letter, Material};
use hall_core::precheck::MaterialState;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::catalog::use_library;
use crate::draft::Draft;
use crate::ui::{Tone, live, notice, typed};
use crate::{clock, device, words};

/// 告知承诺: the whole letter, then the signature.
pub(super) fn commitment(draft: Draft, material: &Material, state: &MaterialState) -> AnyView {
    let plan = draft.plan();
    let letters: Vec<Letter> = state
        .requirements
        .iter()
        .filter_map(|at| {
            plan.service(at.service)?
                .requirements
                .get(at.position)?
                .commitment
        })
        .filter_map(|at| plan.bundle().letters.get(at.at()).cloned())
        .fold(Vec::new(), |mut all, letter| {
            if all.iter().all(|it: &Letter| it.id != letter.id) {
                all.push(letter);
            }
            all
        });
    let letters = letters.iter().map(letter).collect_view();
    view! { <div class="sign">{letters}{signature(draft, &material.id, words::I_COMMIT)}</div> }
        .into_any()
}

/// 容缺受理: the day by which it must follow, then the signature.
pub(super) fn deferral(draft: Draft, material: &Material, days: u32) -> AnyView {
    let library = use_library();
    let due = RwSignal::new(None::<hall_core::calendar::Due>);
    spawn_local(async move {
        if let Ok(calendar) = library.calendar().await {
            due.set(calendar.nth_workday_after(clock::today(), days).ok());
        }
    });
    let text = live(move || match due.get() {
        Some(due) => words::deferred_until(&clock::day(due.day), days),
        None => words::deferred_days(days),
    });
    view! {
        <div class="sign">
            {notice(Tone::Warn, words::DEFERRAL_HEAD, view! { <p>{text}</p><p>{words::DEFERRAL_CONSEQUENCE}</p> }.into_any())}
            {signature(draft, &material.id, words::I_WILL_HAND_IN)}
        </div>
    }
    .into_any()
}

/// A document that the hall writes and somebody signs: what it is, then the signature.
pub(super) fn to_sign(draft: Draft, material: &Material) -> AnyView {
    view! {
        <div class="sign">
            {notice(Tone::Plain, "", view! { <p>{material.hint.clone()}</p> }.into_any())}
            {signature(draft, &material.id, words::I_SIGN)}
        </div>
    }
    .into_any()
}

fn letter(letter: &Letter) -> AnyView {
    let list = |lines: &[String]| {
        lines
            .iter()
            .map(|it| view! { <li>{it.clone()}</li> }.into_any())
            .collect_view()
    };
    view! {
        <div class="letter" tabindex="0" role="region" aria-label=letter.title.clone()>
            <h3>{letter.title.clone()}</h3>
            <h3>{words::TELLS}</h3>
            <ol>{list(&letter.tells)}</ol>
            <h3>{words::COMMITS}</h3>
            <ol>{list(&letter.commits)}</ol>
            <p>{letter.consequence.clone()}</p>
        </div>
    }
    .into_any()
}

/// The signer's name, typed. What is signed stands above it.
fn signature(draft: Draft, material: &str, statement: &'static str) -> AnyView {
    let id = format!("sign-{material}");
    let material = material.to_owned();
    let signed = untrack(|| draft.provided(&material))
        .and_then(|it| it.signed)
        .unwrap_or_default();
    let write = move |name: String| {
        if let Some(mut provided) = untrack(|| draft.provided(&material)) {
            provided.signed = (!name.trim().is_empty()).then_some(name);
            draft.provide(provided);
        }
    };
    view! {
        <div class="field">
            <label for=id.clone()>{statement}</label>
            <p class="hint">{words::SIGN_HINT}</p>
            <input id=id class="input w-m signature" autocomplete=device::remembered("name") value=signed on:input=typed(write) />
        </div>
    }
    .into_any()
}
