//! What a bundle is: what one gets, who decides, how long it takes, what to have at hand.

use hall_core::catalog::{Bundle, ServiceIx};
use hall_core::merge::one_form;
use hall_core::precheck::{Holdings, Precheck};
use leptos::prelude::*;

use super::notice_list::notice_list;
use crate::draft::Draft;
use crate::route::{Route, Step};
use crate::ui::{self, back_link, figure_rows, figures, go_button, live, print_button, waterfall};
use crate::{clock, words};

/// The page.
pub(super) fn about(draft: Draft) -> AnyView {
    let plan = draft.plan();
    let bundle = plan.bundle();
    ui::announce_arrival(&bundle.name);
    // The figures are those of the whole bundle, whatever has been answered in the draft.
    let fresh = Precheck::new(plan.clone(), clock::today());
    let form = one_form(&fresh, &Holdings::default());
    let source = words::figures_source(&bundle.story.figures);
    view! {
        <div class="wrap">
            {back_link(words::TO_HOME, Route::Home)}
            <div class="bundle-head">
                <p class="kicker">{format!("{} · {}", words::audience(&bundle.story.audience), bundle.story.stage)}</p>
                <h1 tabindex="-1">{bundle.name.clone()}</h1>
                <p class="lead">{bundle.summary.clone()}</p>
            </div>
            <div class="two">
                <div class="stack">
                    {facts(bundle, &fresh, &form.figures.working_days.together.to_string())}
                    <section class="card stack-s">
                        <h2>{words::WHAT_IT_SAVES}</h2>
                        <p class="muted small">{words::SAVES_LEGEND}</p>
                        {figures(figure_rows(&form.figures))}
                        <p class="muted small">{source}</p>
                    </section>
                    {list(words::WHAT_YOU_GET, "ticks", &bundle.story.gets)}
                    {who_decides(bundle, &fresh)}
                    {list(words::WHO_CAN_APPLY, "dots", &bundle.story.who)}
                    {list(words::HAVE_AT_HAND, "dots", &bundle.story.bring)}
                    {notice_list(&fresh, &form)}
                    <section class="stack-s">
                        <h2>{words::WATERFALL}</h2>
                        {waterfall(bundle, &form.waterfall)}
                    </section>
                </div>
                <aside class="stack-s no-print">
                    <div class="card stack-s">{start(draft)}<p class="small muted">{words::START_NOTE}</p></div>
                    <div class="stack-s"><h2>{words::NEED_HELP}</h2><p class="small">{bundle.story.help.clone()}</p></div>
                    {print_button()}
                </aside>
            </div>
        </div>
        <div class="start-bar"><div class="wrap">{start(draft)}</div></div>
    }
    .into_any()
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

fn who_decides(bundle: &Bundle, check: &Precheck) -> AnyView {
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
                    <p class="small">{format!("{department} · {}", words::promised_days(&service.limit.promised.to_string(), &service.limit.statutory.to_string()))}</p>
                    {waits}
                </li>
            }
            .into_any()
        })
        .collect();
    view! {
        <section class="stack-s">
            <h2>{words::WHO_DECIDES}</h2>
            <p class="muted">{words::WHO_DECIDES_LEAD}</p>
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
