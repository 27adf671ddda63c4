//! The form for acts that belong together: what has to be said, once, and a button for each act.

use chrono::NaiveDate;
use hall_api::Offer;
use hall_core::flow::{Act, DeskAct, Outcome, Procedure};
use leptos::prelude::*;

use super::input::{Input, Kind, Wrong, input, tick_box};
use super::said::{Said, filled};
use super::templates::templates;
use super::topic::{Topic, gives_time};
use super::{On, work::Work};
use crate::browser;
use crate::ui::{live, press};
use crate::words;

/// The form of a topic.
pub(super) fn form(work: Work, on: &On, topic: Topic, offers: Vec<Offer>) -> AnyView {
    let id = on.id(topic);
    let wrong: Wrong = RwSignal::new(None);
    let templates = (topic == Topic::Decide).then(|| templates(work, on, &id));
    let inputs = {
        let (id, offers) = (id.clone(), offers.clone());
        live(move || {
            // A template is put in.
            work.follow_pointing();
            let all = inputs(&id, topic, &offers).into_iter();
            all.map(|it| untrack(|| input(work, it, wrong)))
                .collect_view()
        })
    };
    let cases = (topic == Topic::Arrange).then(|| cases(work, on, &id));
    let buttons = if is_chosen(topic) {
        let label = match topic {
            Topic::Arrange => words::DESK_ARRANGE,
            _ => words::DESK_BEGIN,
        };
        let on = on.clone();
        let choose = move || {
            let at: usize = work.typed(&on.id_of(topic, "which")).parse().unwrap_or(0);
            if let Some(offer) = offers.get(at) {
                try_act(work, &on, topic, offer, wrong);
            }
        };
        view! { <button type="button" class="button" on:click=press(choose)>{label}</button> }
            .into_any()
    } else {
        offers
            .into_iter()
            .map(|offer| button(work, on, topic, offer, wrong))
            .collect_view()
            .into_any()
    };
    view! { {templates}{inputs}{cases}<div class="actions">{buttons}</div> }.into_any()
}

/// A button that does an act at once, or with what its form says.
pub(super) fn button(work: Work, on: &On, topic: Topic, offer: Offer, wrong: Wrong) -> AnyView {
    let class = match &offer.act {
        act if is_severe(act) => "button danger",
        Act::Accept => "button",
        _ if topic == Topic::Press => "button quiet",
        _ => "button",
    };
    let label = On::label(&offer);
    let on = on.clone();
    let act = move || try_act(work, &on, topic, &offer, wrong);
    view! { <button type="button" class=class aria-disabled=move || work.is_busy().then_some("true") on:click=press(act)>{label}</button> }
        .into_any()
}

fn try_act(work: Work, on: &On, topic: Topic, offer: &Offer, wrong: Wrong) {
    match said(work, on, topic, &offer.act) {
        Ok(said) => {
            wrong.set(None);
            let act = filled(&offer.act, &said);
            work.act(&on.seen, act, On::label(offer), on.id(topic));
        }
        Err((id, what)) => {
            browser::focus(&id);
            wrong.set(Some((id, what)));
        }
    }
}

/// What the form asks, in its order.
fn inputs(id: &str, topic: Topic, offers: &[Offer]) -> Vec<Input> {
    let words = topic.words();
    let with = |part: &str| format!("{id}-{part}");
    let mut all = Vec::new();
    if is_chosen(topic) {
        let named = offers.iter().enumerate().filter_map(|(at, it)| {
            let label = words::procedure(procedure(&it.act)?).to_owned();
            Some((at.to_string(), label))
        });
        let choice = Kind::Choice(named.collect());
        all.push(Input::new(with("which"), words::DESK_WHICH, "", choice));
    }
    if topic == Topic::Extend {
        all.push(Input::new(with("days"), words::DESK_DAYS, "", Kind::Days));
    }
    if let Some(label) = day_label(topic, offers) {
        all.push(Input::new(with("day"), label, "", Kind::Day));
    }
    if topic != Topic::Press {
        let kind = if let Some(named) = colleagues(offers) {
            named
        } else if topic.is_short() {
            Kind::Line
        } else {
            Kind::Lines
        };
        all.push(Input::new(id.to_owned(), words.label, words.hint, kind));
    }
    all
}

/// Whom an act can name, by name; `None` where it names nobody who works here.
fn colleagues(offers: &[Offer]) -> Option<Kind> {
    let all = &offers
        .first()
        .filter(|it| !it.colleagues.is_empty())?
        .colleagues;
    let nobody = (String::new(), words::CHOOSE_COLLEAGUE.to_owned());
    let named = all.iter().map(|it| {
        (
            it.account.clone(),
            words::colleague(&it.name, &it.department),
        )
    });
    Some(Kind::Choice(std::iter::once(nobody).chain(named).collect()))
}

/// What has been said, or the id of the input where something is missing.
fn said(work: Work, on: &On, topic: Topic, act: &Act) -> Result<Said, (String, &'static str)> {
    let id = on.id(topic);
    let text = work.typed(&id);
    let day: Option<NaiveDate> = work.typed(&on.id_of(topic, "day")).parse().ok();
    let days: u32 = work
        .typed(&on.id_of(topic, "days"))
        .trim()
        .parse()
        .unwrap_or(0);
    let is_chosen_now = |it: &&(usize, String)| work.typed(&on.case_id(topic, it.0)) == "1";
    let cases: Vec<usize> = on
        .cases
        .iter()
        .filter(is_chosen_now)
        .map(|it| it.0)
        .collect();
    if topic == Topic::Extend && days == 0 {
        return Err((on.id_of(topic, "days"), words::DESK_NEEDS_DAYS));
    }
    if day.is_none() && (is_chosen(topic) || gives_time(act)) {
        return Err((on.id_of(topic, "day"), words::DESK_NEEDS_DAY));
    }
    if text.trim().is_empty() && !may_be_silent(topic, act) {
        let what = if topic == Topic::Decide {
            words::DESK_REFUSE_NEEDS_REASON
        } else {
            words::DESK_NEEDS_WORDS
        };
        return Err((id, what));
    }
    if topic == Topic::Arrange && cases.len() < 2 {
        return Err((id, words::DESK_NEEDS_CASES));
    }
    let lines = text.lines().map(|it| it.trim().to_owned());
    Ok(Said {
        lines: lines.filter(|it| !it.is_empty()).collect(),
        text,
        day,
        days,
        items: Vec::new(),
        cases,
    })
}

/// What needs no words: a press, and an approval. Of a hearing nobody need be named.
const fn may_be_silent(topic: Topic, act: &Act) -> bool {
    let approves = matches!(
        act,
        Act::Desk {
            act: DeskAct::Decide {
                outcome: Outcome::Approve,
                ..
            },
            ..
        }
    );
    approves || matches!(topic, Topic::Press | Topic::Begin | Topic::Arrange)
}

/// Whether one of several kinds is chosen from a list, and not by a button each.
const fn is_chosen(topic: Topic) -> bool {
    matches!(topic, Topic::Begin | Topic::Arrange)
}

const fn procedure(act: &Act) -> Option<Procedure> {
    match act {
        Act::Arrange { procedure, .. }
        | Act::Desk {
            act: DeskAct::Begin { procedure, .. },
            ..
        } => Some(*procedure),
        _ => None,
    }
}

fn day_label(topic: Topic, offers: &[Offer]) -> Option<&'static str> {
    match topic {
        Topic::Begin => Some(words::DESK_UNTIL),
        Topic::Arrange => Some(words::DESK_ON),
        _ if offers.iter().any(|it| gives_time(&it.act)) => Some(words::DESK_UNTIL_MENDED),
        _ => None,
    }
}

/// What ends something against the applicant.
const fn is_severe(act: &Act) -> bool {
    use hall_core::flow::{CertificateState, Conclusion};
    matches!(
        act,
        Act::Decline { .. }
            | Act::Bar { .. }
            | Act::Deny { .. }
            | Act::Turn {
                to: CertificateState::Revoked | CertificateState::Suspended,
                ..
            }
            | Act::Inspect {
                found: Conclusion::Fail,
                ..
            }
            | Act::Desk {
                act: DeskAct::Decide {
                    outcome: Outcome::Refuse,
                    ..
                } | DeskAct::Conclude {
                    conclusion: Conclusion::Fail,
                    ..
                },
                ..
            }
    )
}

/// The cases that go together.
fn cases(work: Work, on: &On, id: &str) -> AnyView {
    let boxes = on
        .cases
        .iter()
        .map(|(case, name)| tick_box(work, on.case_id(Topic::Arrange, *case), name.clone()))
        .collect_view();
    let legend = format!("{id}-cases");
    view! {
        <fieldset class="field" id=legend><legend>{words::DESK_CASES_OF}</legend><div class="choices">{boxes}</div></fieldset>
    }
    .into_any()
}
