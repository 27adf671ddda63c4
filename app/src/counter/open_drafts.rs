//! The drafts that are open, and how one is opened.

use std::collections::BTreeMap;

use hall_core::application::Application;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::keeping::Keeper;
use crate::api::Outcome;
use crate::catalog::Library;
use crate::channel::Said;
use crate::device;
use crate::draft::{Draft, answer_to};
use crate::outbox::{Entry, State};
use crate::storage::{self, Answering, Keeping, StoredDraft};

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

    /// Another window has saved a draft, or it is gone.
    pub(super) fn heard(self, said: Said) {
        match said {
            Said::Hello(_) | Said::Here(_) | Said::Bye(_) => {}
            Said::Typed(typed) => {
                if let Some(draft) = self.0.with_value(|it| it.get(&typed.bundle).copied()) {
                    spawn_local(draft.keep_typed(*typed));
                }
            }
            Said::Saved(bundle) => {
                if let Some(draft) = self.0.with_value(|it| it.get(&bundle).copied()) {
                    spawn_local(draft.look());
                }
            }
            Said::Gone(bundle) => {
                if let Some(draft) = self.0.with_value(|it| it.get(&bundle).copied()) {
                    draft.gone_elsewhere();
                }
            }
        }
    }

    /// The network is back: brings those that are kept at the hall together with it.
    pub(super) fn sync(self) {
        self.0
            .with_value(|it| it.values().for_each(|draft| draft.sync_soon()));
    }

    /// Empties those whose submission has arrived from the outbox.
    pub(super) fn forget_arrived(self, entries: &[Entry]) {
        let arrived = |draft: &Draft| {
            let mut done = entries.iter().filter(|it| it.state == State::Done);
            done.any(|it| draft.has_key(&it.key))
        };
        self.0.with_value(|it| {
            for draft in it.values().filter(|it| arrived(it)) {
                draft.clear();
            }
        });
    }

    /// Saves all of them, and waits until they are saved.
    pub(super) async fn settle(self) {
        let open: Vec<Draft> = self.0.with_value(|it| it.values().copied().collect());
        for draft in open {
            draft.settle().await;
        }
    }

    /// Saves all of them, for the way of saving has changed.
    pub(super) fn resave(self) {
        self.0
            .with_value(|it| it.values().for_each(|draft| draft.resave()));
    }

    /// What of them a reload would lose.
    pub(super) fn at_risk(self, keeping: Keeping) -> Vec<String> {
        let open: Vec<Draft> = self.0.with_value(|it| it.values().copied().collect());
        untrack(|| open.iter().flat_map(|it| it.at_risk(keeping)).collect())
    }

    /// Whether there is anything in them.
    pub(super) fn has_any(self) -> bool {
        let open: Vec<Draft> = self.0.with_value(|it| it.values().copied().collect());
        untrack(|| open.iter().any(|it| !it.is_empty()))
    }

    /// Whether the browser could not keep one of them.
    pub(super) fn is_unsaved(self) -> bool {
        self.0
            .with_value(|it| it.values().any(|it| it.is_unsaved()))
    }

    /// Whether going now would lose something.
    pub(super) fn is_at_risk(self, keeping: Keeping) -> bool {
        !self.at_risk(keeping).is_empty()
            || self.is_unsaved()
            || (device::is_kiosk() && self.has_any())
    }
}

impl Drafts {
    /// None open yet; put into the context.
    pub(super) fn begin() -> Self {
        let drafts = Self {
            owner: Owner::current().unwrap_or_default(),
            open: StoredValue::default(),
            outdated: StoredValue::default(),
        };
        provide_context(drafts.clone());
        drafts
    }

    /// A handle that listeners can keep.
    pub(super) fn handle(&self) -> OpenDrafts {
        OpenDrafts(self.open)
    }

    /// Forgets all of them: the person is gone.
    pub(super) fn forget(&self) {
        let open: Vec<Draft> = self.open.with_value(|it| it.values().copied().collect());
        open.iter().for_each(|it| it.clear());
        self.open.set_value(BTreeMap::new());
        self.outdated.set_value(BTreeMap::new());
    }

    /// Opens a draft from elsewhere in the place of the bundle's own, and waits until this device keeps it:
    /// the page that it is shown on may be left at once.
    pub(super) async fn bring_in(&self, library: Library, keeper: Keeper, stored: StoredDraft) {
        let bundle = stored.application.bundle.clone();
        self.take_in(stored);
        if let Ok(Some(draft)) = self.open(library, keeper, &bundle).await {
            draft.settle().await;
        }
    }

    /// Opens a draft in the place of the bundle's own, at the next page, and saves it.
    fn take_in(&self, stored: StoredDraft) {
        let bundle = stored.application.bundle.clone();
        self.open
            .update_value(|it| it.retain(|id, _| *id != bundle));
        self.outdated
            .update_value(|it| it.extend([(bundle, stored)]));
    }

    /// The rules have changed under a draft: the next page opens it anew, under the rules of then.
    pub(super) fn reopen_next(&self, draft: Draft) {
        let (_, stored) = draft.submission_key();
        self.take_in(stored);
    }

    /// The draft in a row, if it is open.
    pub(super) fn already(&self, row: &str) -> Option<Draft> {
        self.open.with_value(|it| it.get(row).copied())
    }

    /// A draft as it is open, with what is only in memory, or else as it is kept.
    pub(super) fn as_it_is(&self, stored: &Application) -> Application {
        let open = self.already(&stored.bundle);
        open.map_or_else(|| stored.clone(), Draft::to_take_along)
    }

    /// Opens the answer to what the hall asks about an application of which it has `content`, as far as it
    /// was written; `None` if there is no such bundle any more.
    pub(super) async fn open_answer(
        &self,
        library: Library,
        keeper: Keeper,
        content: &Application,
        answering: Answering,
    ) -> Outcome<Option<Draft>> {
        let Some(plan) = library.plan(&content.bundle).await? else {
            return Ok(None);
        };
        keeper.load().await;
        let row = storage::answer_row(&answering.number);
        let same = |it: &Draft| it.answering().as_ref() == Some(&answering);
        if let Some(draft) = self.already(&row).filter(same) {
            return Ok(Some(draft));
        }
        let stored = storage::draft(&row).await;
        let stored = stored.unwrap_or_else(|_| Some(unread()));
        let stored = answer_to(&plan, content, stored, answering);
        let draft = self.owner.with(|| Draft::open(&plan, Some(stored)));
        self.open.update_value(|it| it.extend([(row, draft)]));
        Ok(Some(draft))
    }

    /// Forgets a draft that is done with.
    pub(super) fn close(&self, row: &str) {
        self.open
            .update_value(|it| it.retain(|open, _| open != row));
    }

    /// Opens the draft of a bundle; `None` if there is no such bundle. A draft that cannot be read
    /// from storage (private browsing) starts empty and says that it cannot be saved.
    pub(super) async fn open(
        &self,
        library: Library,
        keeper: Keeper,
        bundle: &str,
    ) -> Outcome<Option<Draft>> {
        let Some(plan) = library.plan(bundle).await? else {
            return Ok(None);
        };
        keeper.load().await;
        let mut outdated = None;
        self.outdated
            .update_value(|it| outdated = it.remove(bundle));
        let stored = match outdated {
            Some(outdated) => Some(outdated),
            None => storage::draft(bundle)
                .await
                .unwrap_or_else(|_| Some(unread())),
        };
        let draft = self
            .already(bundle)
            .unwrap_or_else(|| self.owner.with(|| Draft::open(&plan, stored)));
        self.open
            .update_value(|it| it.extend([(bundle.to_owned(), draft)]));
        Ok(Some(draft))
    }
}

/// The start of a draft that must not take the place of one that could not be read.
fn unread() -> StoredDraft {
    StoredDraft {
        unread: true,
        ..StoredDraft::default()
    }
}
