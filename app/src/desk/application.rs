//! One application as one's own desk sees it: reception before acceptance with everything that was submitted,
//! the others with the services and what is waited for.

use hall_api::{DeskApplication, LaneState, Offer, Recipient};
use leptos::prelude::*;

use super::acts::{Naming, On, Seen, Work, acts, drawn, gone, issue_all, of_materials, to_acts};
use super::case::new_contact;
use super::history::history;
use super::lanes::lanes;
use super::materials::materials;
use super::route::DeskRoute;
use super::submitted::{self, Answered};
use super::waits::waits;
use crate::api::{self, Outcome};
use crate::catalog::{Library, use_library};
use crate::ui::{back_link, details, fetched, live, print_button, ready};
use crate::{clock, words};

/// The page; `calls` for who may call the reviewers of its services.
pub(super) fn application(number: String, calls: bool) -> AnyView {
    let work = Work::begin();
    let library = use_library();
    live(move || {
        work.follow();
        let number = number.clone();
        // Whoever acted sees the outcome with the answer, even when it has left this desk.
        let answer = work.take_answer();
        fetched(async move {
            let view = match answer {
                Some(view) => Ok(view),
                None => api::desk_application(&number).await,
            };
            let view = with_answers(library, view).await;
            ready(move || match view {
                Ok((view, answered)) => whole(work, &view, &answered, calls),
                Err(why) => gone(work, &why),
            })
        })
    })
}

/// The application with what was submitted as people read it; that needs the bundle's rules.
async fn with_answers(
    library: Library,
    view: Outcome<DeskApplication>,
) -> Outcome<(DeskApplication, Answered)> {
    let view = view?;
    let Some(submitted) = &view.submitted else {
        return Ok((view, Answered::default()));
    };
    let plan = library.plan(&view.bundle).await?;
    let answered = plan.map(|plan| submitted::answered(plan.bundle(), submitted));
    Ok((view, answered.unwrap_or_default()))
}

fn whole(work: Work, view: &DeskApplication, answered: &Answered, calls: bool) -> AnyView {
    let offers = whole_offers(view);
    let file = |sha256: &str| api::application_file(&view.number, sha256);
    let content = view.submitted.as_ref().map(|it| {
        view! {
            {submitted::shown(work, &offers, it.version, answered)}
            {materials(work, &offers, &it.materials, &file)}
        }
        .into_any()
    });
    let on = on(view, answered);
    let body = view! {
        {to_acts(&offers)}
        <p class="row"><span class="number">{view.number.clone()}</span><span class="tag">{words::desk_stage(view.stage)}</span>
            <span class="muted">{words::received_at(&clock::moment(view.received_at))}</span></p>
        {view.recipient.as_ref().map(recipient)}
        {new_contact(view.contact.as_ref())}
        <div class="desk-two">
            <div class="stack">
                {content}
                {issue_all(work, &on, &view.offers)}
                {lanes(work, view, calls)}
                {request(view)}
                {history(&view.history)}
                <div class="actions">{print_button()}</div>
            </div>
            <aside class="stack">{acts(work, &on, offers.clone())}{waits(&view.waits, &view.lanes)}</aside>
        </div>
    }
    .into_any();
    let back = back_link(words::DESK_TO_LIST, DeskRoute::Applications);
    let page = drawn(work, view.bundle_name.clone(), view.history.last(), body);
    view! { {back}{page} }.into_any()
}

/// To whom the results are posted.
fn recipient(to: &Recipient) -> AnyView {
    let row = |label: &str, value: &str| {
        let value = match value {
            "" => words::DESK_NOT_SAID,
            value => value,
        };
        view! { <div><dt>{label.to_owned()}</dt><dd>{value.to_owned()}</dd></div> }.into_any()
    };
    view! {
        <section class="card stack-s recipient" aria-labelledby="recipient">
            <h2 id="recipient">{words::DESK_RECIPIENT}</h2>
            <dl class="summary">{row(words::DESK_RECIPIENT_NAME, &to.name)}{row(words::DESK_RECIPIENT_MOBILE, &to.mobile)}{row(words::DESK_RECIPIENT_ADDRESS, &to.address)}</dl>
        </section>
    }
    .into_any()
}

/// The offers that are about the application as a whole; the others stand with their service.
fn whole_offers(view: &DeskApplication) -> Vec<Offer> {
    let all = view.offers.iter().filter(|it| it.service.is_none());
    all.cloned().collect()
}

fn on(view: &DeskApplication, answered: &Answered) -> On {
    let in_review = view.lanes.iter().enumerate();
    let in_review = in_review.filter(|(_, it)| it.state == LaneState::InReview);
    let materials = view
        .submitted
        .as_ref()
        .map(|it| of_materials(&it.materials));
    let places = answered
        .places()
        .into_iter()
        .chain(materials.unwrap_or_default());
    On {
        seen: Seen {
            number: view.number.clone(),
            version: view.version,
        },
        prefix: String::new(),
        cases: in_review
            .map(|(case, it)| (case, words::lane_cases(&it.name, &it.department)))
            .collect(),
        naming: Naming {
            places: places.collect(),
            laws: answered.laws.clone(),
            is_later: view.submitted.as_ref().is_some_and(|it| 1 < it.version),
        },
        templates: Vec::new(),
        has_more: view.offers.iter().any(|it| it.service.is_some()),
    }
}

/// What the applicant is asked and has not answered.
fn request(view: &DeskApplication) -> AnyView {
    let Some(request) = &view.request else {
        return ().into_any();
    };
    let items = request
        .items
        .iter()
        .map(|it| {
            view! { <li><strong>{it.place.clone()}</strong><span class="muted small">{format!(" · {}", it.who)}</span><p>{it.problem.clone()}</p><p class="small">{it.mend.clone()}</p><p class="small muted">{it.basis.clone()}</p></li> }
                .into_any()
        })
        .collect_view();
    details(
        words::request_until(request.round, &clock::day(request.until)),
        view! { <ol class="stack-s items">{items}</ol> }.into_any(),
    )
}
