//! One guiding question: a thought a page, and what changes because of the answer.

use hall_core::catalog::Question;
use hall_core::merge::{OneForm, one_form};
use hall_core::precheck::Precheck;
use leptos::prelude::*;

use crate::browser;
use crate::draft::Draft;
use crate::navigation::use_navigation;
use crate::route::{Route, Step};
use crate::ui::{
    self, Problem, Tone, announce_arrival, back_link, button, error_summary, live, notice,
    save_line, ticked,
};
use crate::words;

/// A shortcut past fewer questions than this, the present one included, is none.
const SHORTCUT_FROM: usize = 3;

/// The page of a question.
pub(super) fn question(draft: Draft, id: &str) -> AnyView {
    let plan = draft.plan();
    let Some(question) = plan
        .bundle()
        .questions
        .iter()
        .find(|it| it.id == id)
        .cloned()
    else {
        return ui::not_found();
    };
    announce_arrival(&question.ask);
    let navigation = use_navigation();
    let bundle = draft.bundle_id();
    let (number, count) = position(draft, &question);
    let chosen = {
        let id = question.id.clone();
        Memo::new(move |_| in_force(draft, &id))
    };
    let missing = RwSignal::new(false);
    let stops = {
        let question = question.clone();
        Memo::new(move |_| {
            let chosen = chosen.get()?;
            let option = question.options.iter().find(|it| it.value == chosen)?;
            (!option.stops.is_empty()).then(|| option.stops.clone())
        })
    };
    let next = {
        let (id, bundle) = (question.id.clone(), bundle.clone());
        move || match chosen.get_untracked() {
            None => {
                missing.set(true);
                browser::focus_soon(ui::ERROR_SUMMARY);
            }
            Some(_) if stops.get_untracked().is_some() => {
                browser::focus("stops");
            }
            Some(value) => {
                // Agreeing with what is preselected is an answer too.
                draft.set_situation(&id, &value);
                navigation.go(Route::bundle(&bundle, after(draft, &id)));
            }
        }
    };
    let summary = live(move || {
        let missing = missing.get() && chosen.get().is_none();
        let problem = Problem {
            what: words::CHOOSE_ONE.to_owned(),
            href: "#question".to_owned(),
        };
        error_summary(if missing { vec![problem] } else { Vec::new() })
    });
    let stopped = live(move || {
        stops.get().map(|why| {
        view! { <div id="stops" tabindex="-1">{notice(Tone::Warn, words::STOPS_HERE, view! { <p>{why}</p> }.into_any())}</div> }.into_any()
    })
    });
    let options = options(draft, &question, chosen);
    let baseline = baseline(draft, &question.id);
    let hint = (!question.hint.is_empty()).then(|| {
        view! { <p class="hint" id="question-hint">{question.hint.clone()}</p> }.into_any()
    });
    let stop_here = live(move || {
        stops
            .get()
            .is_none()
            .then(|| button(words::NEXT, next.clone()))
    });
    view! {
        {back_link(words::BACK, Route::bundle(&bundle, before(draft, &question.id)))}
        {summary}
        <p class="kicker">{words::question_of(number, count)}</p>
        <fieldset id="question" aria-describedby="question-hint">
            <legend><h1 tabindex="-1">{question.ask.clone()}</h1></legend>
            {hint}
            <div class="choices stack-s">{options}</div>
        </fieldset>
        {stopped}
        <div class="changes" role="status">{live(move || changes(draft, &baseline))}</div>
        <div class="actions">{stop_here}{shortcut(draft, &question.id)}{save_line(draft)}</div>
    }
    .into_any()
}

fn options(draft: Draft, question: &Question, chosen: Memo<Option<String>>) -> AnyView {
    question
        .options
        .iter()
        .enumerate()
        .map(|(position, option)| {
            let (id, value) = (question.id.clone(), option.value.clone());
            let is_on = {
                let value = value.clone();
                move || chosen.with(|it| it.as_ref() == Some(&value))
            };
            let input = format!("option-{position}");
            let effect_id = format!("effect-{position}");
            let effect = (!option.effect.is_empty())
                .then(|| view! { <p class="effect" id=effect_id.clone()>{option.effect.clone()}</p> }.into_any());
            view! {
                <div class="choice">
                    <input type="radio" name="question" id=input.clone() prop:checked=is_on aria-describedby=effect_id
                        on:change=ticked(move |_| draft.set_situation(&id, &value)) />
                    <label for=input>{option.label.clone()}</label>
                    {effect}
                </div>
            }.into_any()
        })
        .collect_view()
        .into_any()
}

/// The way past the remaining questions, where each of them has a usual answer.
fn shortcut(draft: Draft, id: &str) -> AnyView {
    let id = id.to_owned();
    live(move || {
        let open = draft.watch(|check| {
            let here = check.plan().question_ix(&id);
            let asked = check
                .questions()
                .into_iter()
                .filter(|it| it.relevant.is_yes());
            asked
                .skip_while(|it| Some(it.ix) != here)
                .map(|it| it.value.is_some())
                .collect::<Vec<_>>()
        });
        let usual = SHORTCUT_FROM <= open.len() && open.iter().all(|it| *it);
        let to = Route::bundle(&draft.bundle_id(), Step::Outcome).to_string();
        usual.then(|| view! { <a href=to>{words::REST_AS_USUAL}</a> }.into_any())
    })
}

/// The answer in force: the person's, or the default.
fn in_force(draft: Draft, id: &str) -> Option<String> {
    draft.watch(|check| {
        let ix = check.plan().question_ix(id)?;
        check.questions().into_iter().find(|it| it.ix == ix)?.value
    })
}

/// The form as it would be without this answer.
fn baseline(draft: Draft, id: &str) -> OneForm {
    draft.peek(|check| {
        let mut without: Precheck = check.clone();
        without.set_situation(id, None);
        one_form(&without, check.holdings())
    })
}

/// What the answer changes, in numbers and names.
fn changes(draft: Draft, before: &OneForm) -> AnyView {
    let now = draft.watch(|check| one_form(check, check.holdings()));
    let plan = draft.plan();
    let name = |id: &String| {
        let service = plan.service_ix(id).and_then(|it| plan.service(it));
        service.map(|it| it.name.clone()).unwrap_or_default()
    };
    let gone: Vec<String> = before
        .services
        .iter()
        .filter(|it| !now.services.contains(it))
        .map(name)
        .collect();
    let new: Vec<String> = now
        .services
        .iter()
        .filter(|it| !before.services.contains(it))
        .map(name)
        .collect();
    let pairs = [
        (words::SERVICES, before.services.len(), now.services.len()),
        (words::FIELDS, before.fields.len(), now.fields.len()),
        (
            words::MATERIALS,
            before.materials.len(),
            now.materials.len(),
        ),
    ];
    let unchanged = pairs.iter().all(|(_, before, now)| before == now);
    let numbers = pairs
        .into_iter()
        .map(|(name, before, now)| {
            let text = if before == now {
                now.to_string()
            } else {
                format!("{before} → {now}")
            };
            view! { <li>{name}" "<b>{text}</b></li> }.into_any()
        })
        .collect_view();
    let said = [words::no_longer(&gone), words::added(&new)].concat();
    let head = if unchanged {
        words::NOTHING_CHANGES
    } else {
        words::WHAT_CHANGES
    };
    let said = (!said.is_empty()).then(|| view! { <p class="small">{said}</p> }.into_any());
    notice(
        Tone::Plain,
        head,
        view! { <ul>{numbers}</ul> {said} }.into_any(),
    )
}

/// Which question this is, of how many that are asked.
fn position(draft: Draft, question: &Question) -> (usize, usize) {
    let plan = draft.plan();
    let asked = draft.questions();
    let at = plan.question_ix(&question.id);
    let number = asked
        .iter()
        .position(|it| Some(*it) == at)
        .map_or(1, |it| it + 1);
    (number, asked.len())
}

fn after(draft: Draft, id: &str) -> Step {
    neighbour(draft, id, 1).map_or(Step::Outcome, Step::Question)
}

fn before(draft: Draft, id: &str) -> Step {
    neighbour(draft, id, -1).map_or(Step::About, Step::Question)
}

/// The question before or after this one among those that are asked.
fn neighbour(draft: Draft, id: &str, step: isize) -> Option<String> {
    let plan = draft.plan();
    let at = plan.question_ix(id)?;
    let asked = draft.questions();
    let here = asked.iter().position(|it| *it == at)?;
    let there = asked.get(here.checked_add_signed(step)?)?;
    Some(plan.bundle().questions.get(there.at())?.id.clone())
}
