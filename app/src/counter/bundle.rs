//! Opening a bundle: its rules, its draft, and the page that was asked for.

use std::collections::BTreeMap;

use hall_core::precheck::Holdings;
use leptos::prelude::*;

use super::{about, answers, check, form, materials, offline, outcome, question, section, submit};
use crate::api::{Outcome, Trouble};
use crate::catalog::{Library, use_library};
use crate::draft::Draft;
use crate::route::Step;
use crate::session::use_session;
use crate::storage::{self, StoredDraft};
use crate::ui::{column, fetched, not_found, page, ready, trouble};
use crate::words;

/// The drafts that are open. There is one of these, in the context; the drafts' signals live as long
/// as the application does, so that going from page to page loses nothing.
#[derive(Clone, Debug)]
pub(super) struct Drafts {
    owner: Owner,
    open: StoredValue<BTreeMap<String, Draft>>,
    /// Drafts whose rules have changed since they were opened.
    outdated: StoredValue<BTreeMap<String, StoredDraft>>,
}

/// A handle to it that listeners can keep.
#[derive(Clone, Copy, Debug)]
pub(super) struct OpenDrafts(StoredValue<BTreeMap<String, Draft>>);

impl OpenDrafts {
    /// Saves all of them at once: the page may be about to go.
    pub(super) fn hurry(self) {
        self.0
            .with_value(|it| it.values().for_each(|draft| draft.hurry()));
    }

    /// Saves all of them, and waits until they are saved.
    pub(super) async fn settle(self) {
        let open: Vec<Draft> = self.0.with_value(|it| it.values().copied().collect());
        for draft in open {
            draft.settle().await;
        }
    }
}

impl Drafts {
    /// None open yet; put into the context.
    pub(super) fn begin() -> OpenDrafts {
        let drafts = Self {
            owner: Owner::current().unwrap_or_default(),
            open: StoredValue::default(),
            outdated: StoredValue::default(),
        };
        let handle = OpenDrafts(drafts.open);
        provide_context(drafts);
        handle
    }

    /// The rules have changed under a draft: the next page opens it anew, under the rules of then.
    pub(super) fn reopen_next(&self, draft: Draft) {
        let bundle = draft.bundle_id();
        let (_, stored) = draft.submission_key();
        self.open
            .update_value(|it| it.retain(|id, _| *id != bundle));
        self.outdated
            .update_value(|it| it.extend([(bundle, stored)]));
    }

    fn already(&self, bundle: &str) -> Option<Draft> {
        self.open.with_value(|it| it.get(bundle).copied())
    }

    /// Opens the draft of a bundle; `None` if there is no such bundle. A draft that cannot be read
    /// from storage (private browsing) starts empty and says that it cannot be saved.
    async fn open(&self, library: Library, bundle: &str) -> Outcome<Option<Draft>> {
        let Some(plan) = library.plan(bundle).await? else {
            return Ok(None);
        };
        let mut outdated = None;
        self.outdated
            .update_value(|it| outdated = it.remove(bundle));
        let stored = match outdated {
            Some(outdated) => Some(outdated),
            None => storage::draft(bundle).await.ok().flatten(),
        };
        let draft = self
            .already(bundle)
            .unwrap_or_else(|| self.owner.with(|| Draft::open(&plan, stored)));
        self.open
            .update_value(|it| it.extend([(bundle.to_owned(), draft)]));
        Ok(Some(draft))
    }
}

/// The page of a bundle at a step.
pub(super) fn bundle(id: String, step: Step) -> AnyView {
    let drafts: Drafts = expect_context();
    if let Some(draft) = drafts.already(&id) {
        return with_shelf(draft, step);
    }
    let library = use_library();
    fetched(async move {
        let opened = drafts.open(library, &id).await;
        ready(move || match opened {
            Ok(Some(draft)) => with_shelf(draft, step),
            Ok(None) => column(not_found()),
            Err(Trouble::Offline) => column(offline::not_here()),
            Err(why) => column(page(words::CANNOT_OPEN, trouble(&why))),
        })
    })
}

/// What lies on the shelf opens ways of providing materials.
fn with_shelf(draft: Draft, step: Step) -> AnyView {
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
    }
}
