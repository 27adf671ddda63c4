//! 举一反三: what complaints and poor ratings have in common, and what was learnt, for the supervisor.

use hall_api::{Lesson, NewLesson, Pattern, Patterns};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::route::DeskRoute;
use crate::api::{self, Trouble};
use crate::navigation::use_navigation;
use crate::ui::{details, fetched, live, page, press, ready, trouble, typed};
use crate::{browser, clock, words};

/// The page.
pub(super) fn patterns() -> AnyView {
    let list = fetched(async {
        let found = api::patterns().await;
        ready(move || match found {
            Ok(found) => all(found),
            Err(why) => trouble(&why),
        })
    });
    let lead = view! { <p class="muted">{words::PATTERNS_LEAD}</p> };
    page(words::PATTERNS, view! { {lead}{list} }.into_any())
}

/// The groups; after a lesson they are drawn anew.
fn all(found: Patterns) -> AnyView {
    let shown = RwSignal::new(found);
    live(move || {
        let found = shown.get();
        if found.patterns.is_empty() {
            return view! { <p>{words::NO_PATTERNS}</p> }.into_any();
        }
        let groups = found.patterns.iter();
        let groups = groups.map(|it| group(it, shown)).collect_view();
        view! { <ul class="stack">{groups}</ul> }.into_any()
    })
}

fn group(it: &Pattern, shown: RwSignal<Patterns>) -> AnyView {
    let service = it.service.as_deref().unwrap_or(words::WHOLE_BUNDLE);
    let line = words::pattern_line(it.kind, it.reason, it.cases.len());
    let cases = it.cases.iter().map(|it| {
        let href = DeskRoute::Application(it.number.clone()).to_string();
        let answer = if it.answer.is_empty() {
            words::PATTERN_OPEN.to_owned()
        } else {
            it.answer.clone()
        };
        view! { <li><a href=href>{it.number.clone()}</a><span class="muted small">{format!(" · {}", clock::moment(it.at))}</span><p>{answer}</p></li> }
            .into_any()
    });
    let cases = view! { <ul class="stack-s">{cases.collect_view()}</ul> }.into_any();
    view! {
        <li class="card stack-s" data-pattern=it.id.clone()>
            <h2>{words::pattern_title(&it.bundle, service)}</h2>
            <p>{line}</p>
            {details(words::PATTERN_CASES, cases)}
            <h3>{words::LESSONS}</h3>
            {lessons(&it.lessons)}
            {form(it.id.clone(), shown)}
        </li>
    }
    .into_any()
}

fn lessons(all: &[Lesson]) -> AnyView {
    if all.is_empty() {
        return view! { <p class="muted">{words::NO_LESSONS}</p> }.into_any();
    }
    let lines = all.iter().map(|it| {
        let by = words::lesson_by(&it.by, &clock::moment(it.at));
        view! { <li><p><strong>{it.rule.clone()}</strong></p><p>{it.done.clone()}</p><p class="muted small">{by}</p></li> }
            .into_any()
    });
    view! { <ol class="stack-s">{lines.collect_view()}</ol> }.into_any()
}

/// Writes down what was learnt.
fn form(pattern: String, shown: RwSignal<Patterns>) -> AnyView {
    let navigation = use_navigation();
    let (rule, done) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let lacks = RwSignal::new(false);
    let failed = RwSignal::new(None::<Trouble>);
    let busy = RwSignal::new(false);
    let (rule_id, done_id) = (format!("rule-{pattern}"), format!("done-{pattern}"));
    let first = rule_id.clone();
    let send = move || {
        let text = |it: RwSignal<String>| it.get_untracked().trim().to_owned();
        let lesson = NewLesson {
            rule: text(rule),
            done: text(done),
        };
        let is_lacking = lesson.rule.is_empty() || lesson.done.is_empty();
        lacks.set(is_lacking);
        if is_lacking {
            browser::focus(&first);
            return;
        }
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failed.set(None);
        let pattern = pattern.clone();
        spawn_local(async move {
            let kept = api::learn(&pattern, &lesson).await;
            busy.try_set(false);
            match kept {
                Ok(found) => {
                    navigation.announce(words::LESSON_KEPT);
                    shown.try_set(found);
                }
                Err(why) => {
                    failed.try_set(Some(why));
                }
            }
        });
    };
    let body = view! {
        {live(move || failed.with(|it| it.as_ref().map(trouble)))}
        {live(move || lacks.get().then(|| view! { <p class="error" role="alert">{words::LESSON_MISSING}</p> }.into_any()))}
        {field(&rule_id, words::LESSON_RULE, words::LESSON_RULE_HINT, rule)}
        {field(&done_id, words::LESSON_DONE, words::LESSON_DONE_HINT, done)}
        <div class="actions"><button type="button" class="button" on:click=press(send)>{words::LESSON_DO}</button></div>
    };
    details(words::LESSON_NEW, body.into_any())
}

fn field(id: &str, label: &'static str, hint: &'static str, text: RwSignal<String>) -> AnyView {
    let (id, hint_id) = (id.to_owned(), format!("{id}-hint"));
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <p class="hint" id=hint_id.clone()>{hint}</p>
            <textarea class="input" id=id rows="3" maxlength="2000" autocomplete="off" aria-describedby=hint_id
                prop:value=text on:input=typed(move |it| text.set(it))></textarea>
        </div>
    }
    .into_any()
}
