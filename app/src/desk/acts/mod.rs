//! What can be done: exactly what the hall offers, in forms that ask for what an act has yet to say.

mod form;
mod input;
mod items;
mod places;
mod remark;
mod said;
mod standards;
mod templates;
mod topic;
mod work;

use hall_api::{Offer, Template};
use hall_core::flow::{Act, DeskAct, Outcome};
use leptos::prelude::*;

use crate::ui::press;
use crate::{browser, words};
use form::{button, form};
use items::items;
use topic::{Topic, by_topic};

pub(super) use items::Naming;
pub(super) use places::{Place, of_materials, places};
pub(super) use remark::{drawn, gone};
pub(super) use standards::standards;
pub(super) use work::{Seen, Work};

/// What is acted on, and what the forms need to know of it.
#[derive(Clone, Debug, Default)]
pub(super) struct On {
    /// The application as it was seen.
    pub seen: Seen,
    /// What the ids of the forms begin with, where one page has those of several cases.
    pub prefix: String,
    /// The cases by position, with their names.
    pub cases: Vec<(usize, String)>,
    /// What a request for a correction can name.
    pub naming: Naming,
    /// Texts to begin a decision with.
    pub templates: Vec<Template>,
    /// Whether something can be done about single services, elsewhere on the page.
    pub has_more: bool,
}

impl On {
    fn id(&self, topic: Topic) -> String {
        format!("{}{}", self.prefix, topic.id())
    }

    fn id_of(&self, topic: Topic, part: &str) -> String {
        format!("{}-{part}", self.id(topic))
    }

    fn case_id(&self, topic: Topic, case: usize) -> String {
        format!("{}-case-{case}", self.id(topic))
    }

    /// What stands on a button. Deciding has words of its own; they are those of the decision's remark.
    fn label(offer: &Offer) -> String {
        let label = match &offer.act {
            Act::Desk {
                act: DeskAct::Decide { outcome, .. },
                ..
            } => match outcome {
                Outcome::Approve => words::DESK_APPROVE,
                Outcome::Refuse => words::DESK_REFUSE,
            },
            _ => offer.label.as_str(),
        };
        label.to_owned()
    }
}

/// The forms for everything that is offered.
pub(super) fn acts(work: Work, on: &On, offers: Vec<Offer>) -> AnyView {
    let heaps = by_topic(offers);
    let is_idle = heaps.iter().all(|(topic, _)| *topic == Topic::Applicants);
    let nothing = if on.has_more {
        words::DESK_DO_IN_LANES
    } else {
        words::DESK_NOTHING_TO_DO
    };
    let idle = is_idle.then(|| view! { <p class="muted">{nothing}</p> }.into_any());
    let forms = heaps
        .into_iter()
        .map(|(topic, offers)| one(work, on, topic, offers))
        .collect_view();
    view! { <section class="acts stack-s" aria-labelledby="acts"><h2 id="acts" tabindex="-1">{words::DESK_ACTS}</h2>{idle}{forms}</section> }
        .into_any()
}

/// A button that makes all certificates that can be made, where there are several.
pub(super) fn issue_all(work: Work, on: &On, offers: &[Offer]) -> AnyView {
    let all = offers.iter().map(|it| it.act.clone());
    let all: Vec<Act> = all.filter(|it| matches!(it, Act::Issue { .. })).collect();
    if all.len() < 2 {
        return ().into_any();
    }
    let label = words::issue_all(all.len());
    let (seen, said) = (on.seen.clone(), label.clone());
    let issue = move || work.act_each(&seen, all.clone(), said.clone(), "issue-all".to_owned());
    view! { <div class="actions"><button type="button" class="button" aria-disabled=move || work.is_busy().then_some("true") on:click=press(issue)>{label}</button></div> }
        .into_any()
}

/// A link to what can be done, where it stands far down the page; nothing if nothing can be done there.
pub(super) fn to_acts(offers: &[Offer]) -> AnyView {
    if offers
        .iter()
        .all(|it| Topic::of(&it.act) == Topic::Applicants)
    {
        return ().into_any();
    }
    view! { <p class="to-acts"><a href="#acts">{words::DESK_TO_ACTS}</a></p> }.into_any()
}

/// The forms without the frame around them, where a page has several.
pub(super) fn forms(work: Work, on: &On, offers: Vec<Offer>) -> AnyView {
    by_topic(offers)
        .into_iter()
        .map(|(topic, offers)| one(work, on, topic, offers))
        .collect_view()
        .into_any()
}

fn one(work: Work, on: &On, topic: Topic, offers: Vec<Offer>) -> AnyView {
    if topic == Topic::Applicants {
        let answers = offers
            .iter()
            .any(|it| matches!(it.act, Act::Correct { .. } | Act::Answer { .. }));
        return answers
            .then(|| {
                view! { <p class="small muted">{words::DESK_APPLICANT_ANSWERS}</p> }.into_any()
            })
            .into_any();
    }
    if topic == Topic::Press {
        let wrong = RwSignal::new(None);
        let buttons = offers
            .into_iter()
            .map(|it| button(work, on, topic, it, wrong))
            .collect_view();
        return view! { <div class="actions presses">{buttons}</div> }.into_any();
    }
    let words = topic.words();
    let inside = match (topic, offers.first()) {
        (Topic::Notify | Topic::Ask, Some(offer)) => {
            let hint = view! { <p class="hint">{words.hint}</p> }.into_any();
            let editor = items(work, on, topic, offer.clone());
            view! { {hint}{editor} }.into_any()
        }
        _ => form(work, on, topic, offers),
    };
    let is_open = topic.is_open() || work.has_typed(&on.id(topic)) || is_listed(work, topic);
    let id = format!("form-{}", on.id(topic));
    view! {
        <details class="act" id=id open=is_open>
            <summary>{words.title}</summary>
            <div class="inside stack-s">{inside}</div>
        </details>
    }
    .into_any()
}

/// Whether items are on the list that is yet to be sent.
fn is_listed(work: Work, topic: Topic) -> bool {
    matches!(topic, Topic::Notify | Topic::Ask) && !work.items.with_untracked(Vec::is_empty)
}

/// A button that begins an item about the place beside which it stands; nothing where nothing can be asked
/// for now.
pub(super) fn pointer(work: Work, offers: &[Offer], place: &Place) -> AnyView {
    let mut topics = offers.iter().map(|it| Topic::of(&it.act));
    let Some(topic) = topics.find(|it| matches!(it, Topic::Notify | Topic::Ask)) else {
        return ().into_any();
    };
    let id = format!("{}-at", topic.id());
    let at = place.at.clone();
    let point = move || {
        work.note(&id, at.clone());
        work.point();
        browser::unfold(id.clone());
    };
    view! { <button type="button" class="plain small point" title=words::ITEM_POINT_OUT on:click=press(point)>{flag()}<span class="word">{words::ITEM_POINT_OUT}</span><span class="visually-hidden">{place.label.clone()}</span></button> }
        .into_any()
}

/// The sign of the button that points something out.
fn flag() -> AnyView {
    view! {
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"><path d="M3 1h1.5v1H13l-2.2 3.5L13 9H4.5v6H3z" fill="currentColor"></path></svg>
    }
    .into_any()
}

/// Says what the sign beside each entry is for; nothing where nothing can be asked for now.
pub(super) fn legend(offers: &[Offer]) -> AnyView {
    let can_ask = |it: &Offer| matches!(Topic::of(&it.act), Topic::Notify | Topic::Ask);
    let text = || view! { <p class="small muted row legend">{flag()}{words::ITEM_LEGEND}</p> };
    offers
        .iter()
        .any(can_ask)
        .then(|| text().into_any())
        .into_any()
}
