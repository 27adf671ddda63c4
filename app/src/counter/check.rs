//! The pre-check: ready, or what is missing or wrong, by section, with a link to each place.

use std::sync::Arc;

use hall_core::catalog::{Bundle, Level};
use hall_core::plan::Plan;
use hall_core::report::{Absent, Finding, Report, Verdict};
use leptos::prelude::*;

use super::conflicts::in_the_way;
use super::place::place;
use crate::draft::{Draft, field_of};
use crate::route::{Route, Step};
use crate::ui::{back_link, go_button, link_button, page, print_button, save_line, steps};
use crate::{order, words};

/// The page.
pub(super) fn check(draft: Draft) -> AnyView {
    let plan = draft.plan();
    let report = draft.watch(hall_core::precheck::Precheck::report);
    let bundle_id = plan.bundle().id.clone();
    let next = if report.verdict.is_acceptable() {
        go_button(words::LOOK_OVER, Route::bundle(&bundle_id, Step::Answers))
    } else {
        go_button(words::GO_ON_FILLING, Route::bundle(&bundle_id, Step::Form))
    };
    let body = view! {
        {in_the_way(draft)}
        {verdict(&report)}
        {issues(&plan, &report)}
        <div class="actions">{next}{link_button(words::ALL_SECTIONS, Route::bundle(&bundle_id, Step::Form))}{print_button()}</div>
        {save_line(draft)}
    }.into_any();
    view! {
        {steps(&bundle_id, 3)}
        {back_link(words::ALL_SECTIONS, Route::bundle(&bundle_id, Step::Form))}
        {page(words::CHECK_TITLE, body.into_any())}
    }
    .into_any()
}

fn verdict(report: &Report) -> AnyView {
    let class = match report.verdict {
        Verdict::Ready | Verdict::ReadyWithDeferral => "verdict ready",
        Verdict::Incomplete => "verdict incomplete",
        Verdict::Invalid | Verdict::NotEligible => "verdict invalid",
    };
    let n_errors = report
        .findings
        .iter()
        .filter(|it| it.level == Level::Error)
        .count();
    let text = words::verdict_text(report.verdict, report.missing.len(), n_errors);
    view! {
        <div class=class role="status">
            <h2>{hall_core::words::verdict(report.verdict)}</h2>
            <p>{text}</p>
        </div>
    }
    .into_any()
}

/// One line: what, where to go, and who asks by which law.
struct Issue {
    what: String,
    mend: String,
    href: String,
    law: String,
    level: Level,
}

/// What is open in one section.
#[derive(Default)]
struct Open {
    wrong: Vec<Issue>,
    missing: Vec<Issue>,
}

fn issues(plan: &Arc<Plan>, report: &Report) -> AnyView {
    let bundle = plan.bundle();
    let mut groups: Vec<(String, Open)> = Vec::new();
    let mut note = |at: &str, put: &mut dyn FnMut(&mut Open)| {
        let title = heading(plan, at);
        if groups.iter().all(|it| it.0 != title) {
            groups.push((title.clone(), Open::default()));
        }
        groups
            .iter_mut()
            .filter(|it| it.0 == title)
            .for_each(|it| put(&mut it.1));
    };
    for finding in &report.findings {
        note(&finding.at, &mut |open| {
            open.wrong.push(wrong(plan, finding));
        });
    }
    for absent in &report.missing {
        note(&absent.at, &mut |open| {
            open.missing.push(missing(plan, absent));
        });
    }
    // In the order of the form, whatever was found first.
    let position = |title: &str| {
        bundle
            .sections
            .iter()
            .position(|it| it.title == title)
            .unwrap_or(usize::MAX)
    };
    order::sort(&mut groups, |a, b| position(&a.0) < position(&b.0));
    groups
        .into_iter()
        .map(|(title, open)| group(title, open))
        .collect_view()
        .into_any()
}

fn group(title: String, open: Open) -> AnyView {
    let wrong = open.wrong.into_iter().map(item).collect_view();
    let n_missing = open.missing.len();
    let missing = open
        .missing
        .into_iter()
        .map(|it| view! { <li><a href=it.href>{it.what}</a></li> }.into_any())
        .collect_view();
    let missing = (0 < n_missing).then(|| {
        view! { <p class="kicker">{words::n_left(n_missing)}</p><ul class="to-fill">{missing}</ul> }.into_any()
    });
    view! { <section class="stack-s"><h2>{title}</h2><ul class="issues">{wrong}</ul>{missing}</section> }.into_any()
}

fn item(issue: Issue) -> AnyView {
    let class = match issue.level {
        Level::Error => "tag bad",
        Level::Deferrable | Level::Warning => "tag warn",
        Level::Hint => "tag",
    };
    let law = (!issue.law.is_empty())
        .then(|| view! { <p class="law">{words::asked_by(&issue.law)}</p> }.into_any());
    let mend =
        (!issue.mend.is_empty()).then(|| view! { <p class="small">{issue.mend}</p> }.into_any());
    view! {
        <li>
            <span class=class>{hall_core::words::level(issue.level)}</span>" "<a href=issue.href>{issue.what}</a>
            {mend}{law}
        </li>
    }
    .into_any()
}

fn wrong(plan: &Plan, finding: &Finding) -> Issue {
    let bundle = plan.bundle();
    let said = hall_core::words::finding(bundle, finding);
    let services = names(bundle, &finding.services);
    let law = [services, finding.basis.join("、")]
        .into_iter()
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>();
    Issue {
        what: format!(
            "{}：{}",
            hall_core::words::place_of(bundle, &finding.at),
            said.what
        ),
        mend: said.mend,
        href: place(plan, &finding.at),
        law: law.join(" · "),
        level: finding.level,
    }
}

fn missing(plan: &Plan, absent: &Absent) -> Issue {
    let bundle = plan.bundle();
    Issue {
        what: hall_core::words::place_of(bundle, &absent.at),
        mend: String::new(),
        href: place(plan, &absent.at),
        law: names(bundle, &absent.services),
        level: Level::Warning,
    }
}

fn names(bundle: &Bundle, services: &[String]) -> String {
    let named = |id: &String| {
        bundle
            .services
            .iter()
            .find(|it| it.id == *id)
            .map(|it| it.name.clone())
    };
    services
        .iter()
        .filter_map(named)
        .collect::<Vec<_>>()
        .join("、")
}

fn heading(plan: &Plan, at: &str) -> String {
    if at.starts_with("material.") {
        return words::STEP_MATERIALS.to_owned();
    }
    let field = field_of(plan, at).and_then(|it| plan.field(it));
    let section = field.and_then(|it| plan.bundle().sections.get(usize::from(it.section.0)));
    section.map_or_else(|| words::STEP_SITUATION.to_owned(), |it| it.title.clone())
}
