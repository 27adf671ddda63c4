//! The cases once more, before anything is done: which can be acted on together, and which cannot and why.

use hall_api::{BatchAct, BatchCase, CaseLine, Chosen};
use leptos::prelude::*;

use super::{Asked, CONFIRM, Several};
use crate::desk::lights::{light_tag, telling};
use crate::desk::route::DeskRoute;
use crate::ui::{press, quiet_button, typed};
use crate::{clock, words};

const REASON: &str = "batch-reason";

/// The confirmation.
pub(in crate::desk) fn confirm(several: Several, asked: Asked) -> AnyView {
    let Asked { act, preview } = asked;
    let (can, cannot): (Vec<BatchCase>, Vec<BatchCase>) = preview
        .cases
        .into_iter()
        .partition(|it| it.obstacle.is_none());
    let (n, is_any) = (can.len(), !can.is_empty());
    let cases: Vec<Chosen> = can
        .iter()
        .map(|it| Chosen {
            case: it.case.clone(),
            version: it.version,
        })
        .collect();
    let template = preview.templates.into_iter().next();
    let text = template.map_or_else(String::new, |it| it.text);
    let has_reason = act == BatchAct::Approve && is_any;
    let reason = StoredValue::new(if has_reason { text } else { String::new() });
    let words_of_it = has_reason.then(|| reason_input(reason));
    let go = move || several.act(act, cases.clone(), reason.get_value());
    let yes = is_any.then(|| {
        let label = words::batch_do(act, n);
        let is_off = move || several.busy.get().then_some("true");
        view! { <button type="button" class="button" aria-disabled=is_off on:click=press(go)>{label}</button> }
            .into_any()
    });
    let lead = is_any.then(|| view! { <p class="lead">{words::batch_lead(act, n)}</p> });
    view! {
        <section class="stack" aria-labelledby=CONFIRM>
            <h2 id=CONFIRM tabindex="-1">{words::batch_confirm(act)}</h2>
            {lead}
            {listed(words::BATCH_POSSIBLE, can, act == BatchAct::Approve)}
            {listed(words::BATCH_IMPOSSIBLE, cannot, false)}
            {words_of_it}
            <div class="actions">{yes}{quiet_button(words::BATCH_BACK, move || several.leave())}</div>
        </section>
    }
    .into_any()
}

fn reason_input(reason: StoredValue<String>) -> AnyView {
    let note = move |text: String| reason.set_value(text);
    view! {
        <div class="field">
            <label for=REASON>{words::BATCH_REASON}</label>
            <p class="hint">{words::BATCH_NO_REFUSALS}</p>
            <textarea class="input" id=REASON rows="4" maxlength="1000" prop:value=reason.get_value() on:input=typed(note)></textarea>
        </div>
    }
    .into_any()
}

fn listed(title: &'static str, cases: Vec<BatchCase>, is_decision: bool) -> AnyView {
    if cases.is_empty() {
        return ().into_any();
    }
    let count = words::n_cases(cases.len());
    let lines = cases
        .into_iter()
        .map(|it| one(it, is_decision))
        .collect_view();
    view! {
        <section class="stack-s">
            <h3>{title}<span class="muted small">{format!(" · {count}")}</span></h3>
            <ul class="stack-s">{lines}</ul>
        </section>
    }
    .into_any()
}

fn one(it: BatchCase, is_decision: bool) -> AnyView {
    let why = it
        .obstacle
        .map(|it| view! { <p>{words::batch_left_out(&it.message, &it.mend)}</p> }.into_any());
    // Deciding without having read it is possible and should not happen unnoticed.
    let unread = (is_decision && !it.read)
        .then(|| view! { <p><span class="tag warn">{words::BATCH_NOT_READ}</span></p> }.into_any());
    let head = it.line.map_or_else(
        || view! { <strong>{words::BATCH_NOT_HERE}</strong> }.into_any(),
        |line| head(&line),
    );
    view! { <li class="card line">{head}<p class="small number">{it.case}</p>{unread}{why}</li> }
        .into_any()
}

/// The case opens in a window of its own: looking at it does not take back what was chosen.
fn head(line: &CaseLine) -> AnyView {
    let href = DeskRoute::Case(line.case.clone()).to_string();
    let promised = line
        .promised_on
        .map(|it| words::promised_on(&clock::day(it)));
    let received = words::received_at(&clock::moment(line.received_at));
    let times: Vec<String> = std::iter::once(received).chain(promised).collect();
    view! {
        <div class="row between"><a href=href target="_blank"><strong>{line.service.clone()}</strong><span class="visually-hidden">{words::BATCH_ELSEWHERE}</span></a>{light_tag(telling(line.state, line.light))}</div>
        <p class="small muted">{format!("{} · {}", line.bundle, times.join(" · "))}</p>
    }
    .into_any()
}
