//! The one form as a list of tasks.

use hall_core::report::Verdict;
use leptos::prelude::*;

use super::at_hall::at_hall;
use super::conflicts::conflicts;
use super::keeping::{keep_question, lost_notice};
use super::rule_changes::rule_changes;
use crate::draft::{Draft, Status, fill, offers, sections};
use crate::route::{Route, Step};
use crate::session::use_session;
use crate::ui::{self, Task, Tone, live, notice, page, save_line, status_tag, steps, task_list};
use crate::words;

/// The page.
pub(super) fn form(draft: Draft) -> AnyView {
    let plan = draft.plan();
    let bundle = plan.bundle();
    let tasks = live(move || {
        let sections = sections(draft);
        let n_done = sections
            .iter()
            .filter(|it| it.status == Status::Done)
            .count();
        view! {
            <p class="lead">{words::sections_done(n_done, sections.len())}</p>
            <h2>{words::TASK_SITUATION}</h2>
            {task_list(vec![situation(draft)])}
            <h2>{words::TASK_FORM}</h2>
            {task_list(sections.iter().map(|it| section(draft, it)).collect())}
            <h2>{words::TASK_HAND_IN}</h2>
            {task_list(vec![materials(draft), check(draft)])}
        }
        .into_any()
    });
    let has_sensitive = Memo::new(move |_| draft.has_sensitive());
    let body = view! {
        {lost_notice(draft)}
        {rule_changes(draft)}
        {conflicts(draft)}
        {live(move || has_sensitive.get().then(|| untrack(|| keep_question(draft))))}
        {prefill(draft)}
        {tasks}
        <div class="actions">{save_line(draft)}<a href="/drafts">{words::EXPORT_DRAFT}</a></div>
        {at_hall(draft)}
    }
    .into_any();
    view! { {steps(&bundle.id, 1)} {page(bundle.form_title.clone(), body.into_any())} }.into_any()
}

/// Filling in what licences and registers know.
fn prefill(draft: Draft) -> AnyView {
    let session = use_session();
    let filled = RwSignal::new(0_usize);
    let back = Route::sign_in(&Route::bundle(&draft.bundle_id(), Step::Form)).to_string();

    live(move || {
        let Some(shelf) = session.shelf() else {
            let link =
                view! { <p><a href=back.clone()>{words::SIGN_IN_TO_PREFILL}</a></p> }.into_any();
            return notice(Tone::Plain, words::PREFILL_POSSIBLE, link);
        };
        let n = offers(draft, &shelf).len();
        if n == 0 {
            let n = filled.get();
            return if n == 0 {
                ().into_any()
            } else {
                view! { <div role="status">{notice(Tone::Good, words::filled_in(n), view! { <p>{words::PLEASE_CONFIRM}</p> }.into_any())}</div> }.into_any()
            };
        }
        let press = move || filled.set(fill(draft, &shelf));
        notice(
            Tone::Plain,
            words::can_fill(n),
            view! { <div class="actions">{ui::button(words::FILL_FROM_LICENCES, press)}</div> }
                .into_any(),
        )
    })
}

fn situation(draft: Draft) -> Task {
    let rows = super::outcome::answered(draft);
    let done = rows.iter().all(|it| !it.value.is_empty());
    Task {
        title: words::STEP_SITUATION.to_owned(),
        hint: words::n_questions(rows.len()),
        href: Route::bundle(&draft.bundle_id(), Step::Outcome).to_string(),
        state: status_tag(if done { Status::Done } else { Status::Started }),
    }
}

fn section(draft: Draft, state: &crate::draft::SectionState) -> Task {
    let plan = draft.plan();
    let section = plan.bundle().sections.get(usize::from(state.ix.0)).cloned();
    let hint = match state.status {
        Status::Wrong => words::n_errors(state.errors.len()),
        Status::Started | Status::NotStarted => words::n_left(state.n_missing),
        Status::Done => String::new(),
    };
    Task {
        title: section.map(|it| it.title).unwrap_or_default(),
        hint,
        href: Route::bundle(&plan.bundle().id, Step::Section(state.id.clone())).to_string(),
        state: status_tag(state.status),
    }
}

fn materials(draft: Draft) -> Task {
    let (n_missing, n_wrong, any) = draft.watch(|check| {
        let all = check.materials();
        let missing = all.iter().filter(|it| it.missing).count();
        let wrong = all.iter().filter(|it| !it.findings.is_empty()).count();
        (missing, wrong, all.iter().any(|it| it.provided.is_some()))
    });
    let status = match (n_wrong, n_missing) {
        (0, 0) => Status::Done,
        (0, _) if any => Status::Started,
        (0, _) => Status::NotStarted,
        _ => Status::Wrong,
    };
    Task {
        title: words::STEP_MATERIALS.to_owned(),
        hint: if n_missing == 0 {
            String::new()
        } else {
            words::n_materials_left(n_missing)
        },
        href: Route::bundle(&draft.bundle_id(), Step::Materials).to_string(),
        state: status_tag(status),
    }
}

fn check(draft: Draft) -> Task {
    let verdict = draft.watch(hall_core::precheck::Precheck::verdict);
    let status = match verdict {
        Verdict::Ready | Verdict::ReadyWithDeferral => Status::Done,
        Verdict::Incomplete => Status::NotStarted,
        Verdict::Invalid | Verdict::NotEligible => Status::Wrong,
    };
    Task {
        title: words::TASK_CHECK.to_owned(),
        hint: hall_core::words::verdict(verdict).to_owned(),
        href: Route::bundle(&draft.bundle_id(), Step::Check).to_string(),
        state: status_tag(status),
    }
}
