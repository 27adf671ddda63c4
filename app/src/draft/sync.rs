//! Keeping a draft at the hall, too, for those who want it: the other device then goes on with it.
//!
//! Off unless the person asks for it. The device stays the first place: everything is saved here, and a
//! while later sent there. Each change names the revision that it was made from; if another device was
//! faster, what it wrote is reconciled here and the change sent again.

use std::time::Duration;

use hall_api::{DraftContent, DraftView};
use hall_core::application::Application;
use hall_core::reconcile::{Version, reconcile_holding};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::versions::held;
use super::{Draft, rule_changes};
use crate::api::{self, PutDraft, Trouble};
use crate::storage::{AtHall, StoredDraft};
use crate::{browser, clock};

/// How long the saving must rest before the hall is told.
const REST: Duration = Duration::from_millis(1200);
/// How long to wait after a line broke off although the network is there.
const AGAIN: Duration = Duration::from_secs(4);
/// How often a change is sent when other devices are faster each time.
const TRIES: usize = 8;

/// How the keeping at the hall stands, as the page shows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Syncing {
    /// Nothing happened yet.
    #[default]
    Idle,
    /// On its way.
    Busy,
    /// The hall has everything, since this time in milliseconds since 1970.
    Kept(f64),
    /// It did not work; it is tried again when something is saved or the network comes back.
    Failed(Trouble),
    /// It was stopped on another device, or submitted there.
    Gone,
}

/// What a draft knows of its copy at the hall.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hall {
    at: RwSignal<Option<AtHall>>,
    syncing: RwSignal<Syncing>,
    /// Who is signed in.
    who: RwSignal<Option<String>>,
    waiting: StoredValue<bool>,
    busy: StoredValue<bool>,
}

impl Hall {
    pub(super) fn new(at: Option<AtHall>) -> Self {
        Self {
            at: RwSignal::new(at),
            syncing: RwSignal::default(),
            who: RwSignal::new(None),
            waiting: StoredValue::new(false),
            busy: StoredValue::new(false),
        }
    }

    pub(super) fn stored(self) -> Option<AtHall> {
        self.at.get_untracked()
    }

    /// Another window of this device has told the hall something, or stopped.
    pub(super) fn take_in(self, stored: Option<AtHall>) {
        if self.at.with_untracked(|it| *it != stored) && !self.busy.get_value() {
            self.at.set(stored);
        }
    }

    pub(super) fn forget(self) {
        self.at.set(None);
        self.syncing.set(Syncing::Idle);
    }
}

impl Draft {
    /// Whether it is kept at the hall, too, and for which account.
    pub fn at_hall(self) -> Option<String> {
        self.hall
            .at
            .with(|it| it.as_ref().map(|it| it.account.clone()))
    }

    /// How the keeping at the hall stands.
    pub fn syncing(self) -> Syncing {
        self.hall.syncing.get()
    }

    /// The revision at the hall that the draft as it is now was made from.
    pub fn hall_revision(self) -> Option<i64> {
        self.hall
            .at
            .with_untracked(|it| it.as_ref().map(|it| it.revision))
    }

    /// Keeps it at the hall from now on.
    pub fn keep_at_hall(self, account: String) {
        self.hall.at.set(Some(AtHall {
            account,
            revision: 0,
            base: Version::from(Application {
                bundle: self.bundle_id(),
                ..Application::default()
            }),
        }));
        spawn_local(self.sync());
    }

    /// Keeps it there no longer: deletes it there.
    pub fn stop_at_hall(self) {
        self.hall.syncing.set(Syncing::Busy);
        spawn_local(async move {
            match api::delete_draft(&self.bundle_id()).await {
                Ok(()) => self.hall.forget(),
                Err(trouble) if trouble.is_not_found() => self.hall.forget(),
                Err(trouble) => {
                    self.hall.syncing.set(Syncing::Failed(trouble));
                    return;
                }
            }
            drop(self.save_surely().await);
        });
    }

    /// Says who is signed in; a draft goes only to the account that it was given to.
    pub fn signed_in_as(self, account: Option<String>) {
        if self.hall.who.with_untracked(|it| *it != account) {
            self.hall.who.set(account);
            self.sync_soon();
        }
    }

    /// Brings both sides together now, if it is kept at the hall: the page was opened, the network is
    /// back, somebody has signed in.
    pub fn sync_soon(self) {
        self.sync_after(Duration::ZERO);
    }

    /// Something was saved.
    pub(super) fn sync_later(self) {
        self.sync_after(REST);
    }

    fn sync_after(self, wait: Duration) {
        if !self.is_theirs() || self.hall.waiting.get_value() {
            return;
        }
        self.hall.waiting.set_value(true);
        clock::after(wait, move || {
            self.hall.waiting.set_value(false);
            spawn_local(self.sync());
        });
    }

    /// Whether it is kept at the hall for who is signed in.
    fn is_theirs(self) -> bool {
        let who = self.hall.who.get_untracked();
        self.hall.stored().is_some_and(|it| Some(it.account) == who)
    }

    /// Brings both sides together, and waits for it; says whether they are.
    pub async fn sync_now(self) -> bool {
        while self.hall.busy.get_value() {
            clock::wait(20).await;
        }
        if self.is_theirs() {
            self.sync().await;
        }
        self.hall.stored().is_none()
            || matches!(self.hall.syncing.get_untracked(), Syncing::Kept(_))
    }

    async fn sync(self) {
        if self.hall.busy.get_value() {
            self.sync_later();
            return;
        }
        self.hall.busy.set_value(true);
        self.hall.syncing.set(Syncing::Busy);
        let synced = self.meet().await;
        self.hall.busy.set_value(false);
        // Without a network its return begins the next try.
        if matches!(synced, Syncing::Failed(Trouble::Offline)) && browser::is_online() {
            self.sync_after(AGAIN);
        }
        self.hall.syncing.set(synced);
    }

    /// Looks at what the hall has, takes it in, and sends what it lacks.
    async fn meet(self) -> Syncing {
        let bundle = self.bundle_id();
        let Some(at) = self.hall.stored() else {
            return Syncing::Idle;
        };
        match api::draft(&bundle).await {
            Ok(view) if view.draft.revision != at.revision => self.take_in_from_hall(view),
            Ok(_) => {}
            Err(it) if it.is_not_found() && at.revision == 0 => {}
            Err(it) if it.is_not_found() => return self.gone().await,
            Err(trouble) => return Syncing::Failed(trouble),
        }
        for _ in 0..TRIES {
            let Some(at) = self.hall.stored() else {
                return Syncing::Idle;
            };
            let here = self.here();
            if here == at.base && at.revision != 0 {
                drop(self.save_surely().await);
                return Syncing::Kept(clock::now_ms());
            }
            match api::put_draft(&bundle, at.revision, &self.content()).await {
                Ok(PutDraft::Kept(line)) => self.hall.at.set(Some(AtHall {
                    revision: line.revision,
                    base: here,
                    ..at
                })),
                Ok(PutDraft::Stale(view)) => self.take_in_from_hall(*view),
                Err(it) if it.is_not_found() => return self.gone().await,
                Err(trouble) => return Syncing::Failed(trouble),
            }
        }
        Syncing::Failed(Trouble::Unreadable(412))
    }

    async fn gone(self) -> Syncing {
        self.hall.at.set(None);
        drop(self.save_surely().await);
        Syncing::Gone
    }

    fn content(self) -> DraftContent {
        let stored = self.snapshot();
        DraftContent {
            application: stored.application,
            conflicts: stored.conflicts,
            changes: stored.changes,
        }
    }

    /// Reconciles the page with what the hall has.
    fn take_in_from_hall(self, view: DraftView) {
        let plan = self.plan();
        let conflicts = view.content.conflicts.clone();
        let (mut application, changes) = rule_changes::opened(&plan, from_hall(view.content));
        application.meanings.clear();
        let theirs = Version {
            application,
            conflicts,
        };
        let Some(at) = self.hall.stored() else { return };
        let both = reconcile_holding(&at.base, &self.here(), &theirs, held().as_deref());
        self.changes.update(|mine| {
            let new = changes.into_iter().filter(|it| !mine.contains(it));
            let new: Vec<_> = new.collect();
            mine.extend(new);
        });
        self.hall.at.set(Some(AtHall {
            revision: view.draft.revision,
            base: theirs,
            ..at
        }));
        self.show(both);
    }
}

/// What the hall has, as this device keeps it.
pub fn from_hall(content: DraftContent) -> StoredDraft {
    StoredDraft {
        application: content.application,
        conflicts: content.conflicts,
        changes: content.changes,
        saved_at: clock::now_ms(),
        ..StoredDraft::default()
    }
}
