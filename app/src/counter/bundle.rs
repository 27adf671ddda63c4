//! Opening a bundle: its rules, its draft, and the page that was asked for.

use hall_api::Role;
use hall_core::precheck::Holdings;
use leptos::prelude::*;

use super::keeping::Keeper;
use super::open_drafts::Drafts;
use super::{
    about, answers, check, form, materials, offline, outcome, paper, question, queued, section,
    submit,
};
use crate::api::Trouble;
use crate::catalog::use_library;
use crate::draft::Draft;
use crate::early;
use crate::outbox::use_outbox;
use crate::route::Step;
use crate::session::use_session;
use crate::ui::{column, fetched, live, not_found, page, ready, trouble};
use crate::words;

/// The page of a bundle at a step.
pub(super) fn bundle(id: String, step: Step) -> AnyView {
    let drafts: Drafts = expect_context();
    if let Some(draft) = drafts.already(&id) {
        return with_shelf(draft, step);
    }
    let library = use_library();
    let keeper: Keeper = expect_context();
    fetched(async move {
        let opened = drafts.open(library, keeper, &id).await;
        early::settled().await;
        ready(move || {
            let early = early::take();
            match opened {
                Ok(Some(draft)) => {
                    if let Some(early) = &early {
                        early.answer(draft);
                    }
                    let page = with_shelf(draft, step);
                    if let Some(early) = early {
                        early.go_on();
                    }
                    page
                }
                Ok(None) => column(not_found()),
                Err(Trouble::Offline) => column(offline::not_here()),
                Err(why) => column(page(words::CANNOT_OPEN, trouble(&why))),
            }
        })
    })
}

/// What lies on the shelf opens ways of providing materials.
pub(super) fn hold_shelf(draft: Draft) {
    let session = use_session();
    Effect::new(move |_| session.want_shelf());
    Effect::new(move |_| {
        let holdings = session
            .shelf()
            .map_or_else(Holdings::default, |shelf| shelf.holdings());
        if draft.peek(|check| *check.holdings() != holdings) {
            draft.set_holdings(holdings);
        }
    });
}

/// The page, with what the person holds.
fn with_shelf(draft: Draft, step: Step) -> AnyView {
    let session = use_session();
    hold_shelf(draft);
    Effect::new(move |_| {
        let person = session.person().filter(|it| it.role == Role::Applicant);
        draft.signed_in_as(person.map(|it| it.account));
    });
    if step == Step::About {
        return about::about(draft);
    }
    // What waits to be sent is not changed meanwhile.
    let outbox = use_outbox();
    let bundle = draft.bundle_id();
    let is_queued = Memo::new(move |_| outbox.of_bundle(&bundle).is_some());
    live(move || {
        let step = step.clone();
        if is_queued.get() {
            column(queued::queued(draft))
        } else {
            untrack(|| page_of(draft, step))
        }
    })
}

fn page_of(draft: Draft, step: Step) -> AnyView {
    match step {
        Step::About => about::about(draft),
        Step::Question(id) => column(question::question(draft, &id)),
        Step::Outcome => column(outcome::outcome(draft)),
        Step::Form => column(form::form(draft)),
        Step::Section(id) => column(section::section(draft, &id)),
        Step::Materials => column(materials::materials(draft)),
        Step::Check => column(check::check(draft)),
        Step::Answers => column(answers::answers(draft)),
        Step::Submit => column(submit::submit(draft)),
        Step::Notice => column(paper::notice(draft)),
        Step::Forms => column(paper::forms(draft)),
        Step::Blank => column(paper::blank(draft)),
    }
}
