//! What a bundle is: what one gets, who decides, how long it takes, what to have at hand.

use hall_core::catalog::{Bundle, ServiceIx};
use hall_core::merge::{Figures, one_form};
use hall_core::precheck::{Holdings, Precheck};
use leptos::prelude::*;

use super::notice_list::notice_list;
use super::offline;
use crate::catalog::use_library;
use crate::draft::Draft;
use crate::route::{Route, Step};
use crate::ui::{self, Tone, back_link, figure_rows, figures, go_button, live, notice, waterfall};
use crate::{clock, words};

/// The page.
pub(super) fn about(draft: Draft) -> AnyView {
    let plan = draft.plan();
    let bundle = plan.bundle();
    ui::announce_arrival(&bundle.name);
    // The figures are those of the whole bundle, whatever has been answered in the draft.
    let fresh = Precheck::new(plan.clone(), clock::today());
    let form = one_form(&fresh, &Holdings::default());
    let is_alone = is_alone(bundle);
    let notice_page = Route::bundle(&bundle.id, Step::Notice).to_string();
    let blank_page = Route::bundle(&bundle.id, Step::Blank).to_string();
    view! {
        <div class="wrap">
            {if is_alone { back_link(words::SERVICES_TITLE, Route::Services) } else { back_link(words::TO_HOME, Route::Home) }}
            <div class="bundle-head">
                <p class="kicker">{kicker(bundle)}</p>
                <h1 tabindex="-1">{bundle.name.clone()}</h1>
                <p class="lead">{bundle.summary.clone()}</p>
            </div>
            <div class="two">
                <div class="stack">
                    {facts(bundle, &fresh, &form.figures.working_days.together.to_string())}
                    {(!is_alone).then(|| saves(bundle, &form.figures))}
                    {is_alone.then(|| together(bundle))}
                    {list(words::WHAT_YOU_GET, "ticks", &bundle.story.gets)}
                    {who_decides(bundle, &fresh, is_alone)}
                    {list(words::WHO_CAN_APPLY, "dots", &bundle.story.who)}
                    {list(words::HAVE_AT_HAND, "dots", &bundle.story.bring)}
                    {notice_list(&fresh, &form, false)}
                    {(!is_alone).then(|| view! {
                        <section class="stack-s">
                            <h2>{words::WATERFALL}</h2>
                            {waterfall(bundle, &form.waterfall)}
                        </section>
                    }.into_any())}
                </div>
                <aside class="stack-s no-print">
                    <div class="card stack-s">{start(draft)}<p class="small muted">{words::START_NOTE}</p></div>
                    {offline::card(bundle.id.clone())}
                    <div class="stack-s"><h2>{words::NEED_HELP}</h2><p class="small">{bundle.story.help.clone()}</p></div>
                    <div class="stack-s">
                        <p><a href=notice_page>{words::PRINT_NOTICE}</a></p>
                        <p><a href=blank_page>{words::PRINT_BLANK}</a></p>
                    </div>
                </aside>
            </div>
        </div>
        <div class="start-bar"><div class="wrap">{start(draft)}</div></div>
    }
    .into_any()
}

/// Whether this is one service standing alone: it goes by the service's id.
fn is_alone(bundle: &Bundle) -> bool {
    bundle.services.iter().all(|it| it.id == bundle.id)
}

/// Whose it is, in which stage of life, and on which list.
fn kicker(bundle: &Bundle) -> String {
    let audience = words::audience(&bundle.story.audience);
    let stage = &bundle.story.stage;
    if is_alone(bundle) {
        return format!("{audience} · {stage}");
    }
    let listed = bundle.story.listed.as_ref();
    let listed = listed.map_or_else(|| words::LOCAL.to_owned(), words::listed);
    format!("{audience} · {stage} · {listed}")
}

fn saves(bundle: &Bundle, saved: &Figures) -> AnyView {
    view! {
        <section class="card stack-s">
            <h2>{words::WHAT_IT_SAVES}</h2>
            <p class="muted small">{words::SAVES_LEGEND}</p>
            {figures(figure_rows(saved))}
            <p class="muted small">{words::figures_source(&bundle.story.figures)}</p>
        </section>
    }
    .into_any()
}

/// Where a service that stands alone here is one of several that are applied for together.
fn together(bundle: &Bundle) -> AnyView {
    let links: Vec<AnyView> = use_library()
        .bundles_with(&bundle.id)
        .into_iter()
        .map(|it| {
            let href = Route::bundle(&it.id, Step::About).to_string();
            view! { <li><a href=href>{it.name}</a></li> }.into_any()
        })
        .collect();
    if links.is_empty() {
        return ().into_any();
    }
    let links = view! { <p>{words::ALONE_LEAD}</p><ul class="dots">{links}</ul> };
    notice(Tone::Plain, words::ALONE_TOO, links.into_any())
}

fn facts(bundle: &Bundle, check: &Precheck, days: &str) -> AnyView {
    let n_services = check.services().count();
    let one = |name: &'static str, text: String| {
        view! { <div><dt>{name}</dt><dd>{text}</dd></div> }.into_any()
    };
    view! {
        <dl class="facts">
            {one(words::PROMISED, words::n_days(days))}
            {one(words::INCLUDES, words::n_services(n_services))}
            {one(words::FEE, bundle.story.fee.clone())}
            {one(words::LEAD, bundle.story.lead.clone())}
        </dl>
    }
    .into_any()
}

fn list(title: &'static str, class: &'static str, lines: &[String]) -> AnyView {
    if lines.is_empty() {
        return ().into_any();
    }
    let items = lines
        .iter()
        .map(|it| view! { <li>{it.clone()}</li> }.into_any())
        .collect_view();
    view! { <section class="stack-s"><h2>{title}</h2><ul class=class>{items}</ul></section> }
        .into_any()
}

fn who_decides(bundle: &Bundle, check: &Precheck, is_alone: bool) -> AnyView {
    let items: Vec<AnyView> = bundle
        .services
        .iter()
        .enumerate()
        .map(|(position, service)| {
            let department = bundle.departments.get(usize::from(service.department));
            let department = department.map_or("", |it| it.name.as_str());
            let member = bundle.members.get(position);
            let after: Vec<String> = member
                .map(|it| it.after.as_slice())
                .unwrap_or_default()
                .iter()
                .filter_map(|it| bundle.services.get(it.at()))
                .map(|it| it.name.clone())
                .collect();
            let waits = (!after.is_empty()).then(|| view! { <p class="small muted">{words::waits_for(&after.join("、"))}</p> }.into_any());
            let only_if = (!check.is_on(ServiceIx::new(position))).then(|| view! { <span class="tag">{words::ON_DEMAND}</span> }.into_any());
            view! {
                <li>
                    <div><strong>{service.name.clone()}</strong>" "{only_if}</div>
                    <p class="small">{format!("{department} · {}", words::promised_days(&service.limit))}</p>
                    {waits}
                </li>
            }
            .into_any()
        })
        .collect();
    view! {
        <section class="stack-s">
            <h2>{words::WHO_DECIDES}</h2>
            {(!is_alone).then(|| view! { <p class="muted">{words::WHO_DECIDES_LEAD}</p> }.into_any())}
            <ul class="service-list">{items}</ul>
        </section>
    }
    .into_any()
}

/// Starts, or goes on where one was.
fn start(draft: Draft) -> AnyView {
    live(move || {
        let id = draft.bundle_id();
        let first = draft
            .plan()
            .bundle()
            .questions
            .first()
            .map(|it| it.id.clone());
        match (draft.is_empty(), first) {
            (true, Some(first)) => {
                go_button(words::START, Route::bundle(&id, Step::Question(first)))
            }
            (true, None) => go_button(words::START, Route::bundle(&id, Step::Form)),
            (false, _) => go_button(words::CONTINUE, Route::bundle(&id, Step::Form)),
        }
    })
}
