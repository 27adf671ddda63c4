//! One draft in several windows: saving over nothing that was not seen, and taking in what others saved.
//!
//! A page remembers what it and the storage last had in common (its base). A save goes through only if
//! the storage still has that; else what is there now is reconciled with what stands on the page, and
//! the save tried again. A field in which somebody is typing keeps what stands in it: what another
//! window wrote there goes on the list to choose from.

use std::collections::BTreeMap;
use std::sync::Arc;

use hall_core::application::Application;
use hall_core::precheck::Precheck;
use hall_core::rebase::Change;
use hall_core::reconcile::{Conflict, Held, Version, reconcile, reconcile_holding, standing};
use hall_core::sensitive::{is_sensitive_at, places, put_back, take};
use hall_core::value::Answer;
use leptos::prelude::*;

use super::{Draft, State, rule_changes};
use crate::channel::{self, Said, Typed};
use crate::storage::{self, Extent, Lost, StoredDraft, Swapped};
use crate::{browser, clock, device};

/// How often a save is tried when other windows are faster each time.
const TRIES: usize = 12;
/// How long to wait before looking again whether a save has ended.
const PAUSE_MS: i32 = 15;

/// What a page knows of the other versions of its draft.
#[derive(Clone, Debug, Default)]
pub(super) struct Versions {
    /// What the page and the storage last had in common.
    pub(super) base: Version,
    /// What was on the list of changed rules then.
    changes: Vec<Change>,
    /// The revision of it in the storage.
    pub(super) revision: f64,
    /// What is open to be chosen.
    pub(super) conflicts: Vec<Conflict>,
    saving: bool,
    again: bool,
}

impl Versions {
    pub(super) fn of(stored: &StoredDraft, opened: &State, changes: &[Change]) -> Self {
        let mut versions = Self {
            changes: changes.to_vec(),
            revision: stored.revision,
            conflicts: stored.conflicts.clone(),
            ..Self::default()
        };
        versions.base = if stored.revision < 0.5 {
            // It was never saved from a page: what the bundle already has is reconciled with it.
            let application = Application {
                bundle: opened.application.bundle.clone(),
                catalog: opened.application.catalog.clone(),
                ..Application::default()
            };
            application.into()
        } else {
            version(opened, &versions.conflicts)
        };
        versions
    }
}

/// What stands on the page, with what is open in it. What the answers mean is written down anew at each
/// save and is nothing to reconcile.
pub(super) fn version(state: &State, conflicts: &[Conflict]) -> Version {
    let application = state.application.clone();
    let conflicts = conflicts.iter();
    Version {
        conflicts: conflicts
            .filter_map(|it| still_open(it, &application))
            .collect(),
        application,
    }
}

/// A conflict without the values that stand in the application anyway; `None` if no other is left.
fn still_open(conflict: &Conflict, application: &Application) -> Option<Conflict> {
    let stands = standing(application, &conflict.at);
    let mut open = conflict.clone();
    open.others.retain(|other| *other != stands);
    (!open.others.is_empty()).then_some(open)
}

impl Draft {
    /// What is open to be chosen, because two windows or devices wrote different things.
    pub fn conflicts(self) -> Vec<Conflict> {
        self.version.track();
        self.here().conflicts
    }

    /// What is open at a place.
    pub fn conflict_at(self, at: &str) -> Option<Conflict> {
        self.track_at(at);
        self.peek_application(|application| {
            self.versions.with_value(|it| {
                let here = it.conflicts.iter().find(|it| it.at == at)?;
                still_open(here, application)
            })
        })
    }

    /// What stands at a place.
    pub fn standing(self, at: &str) -> Held {
        self.application(|it| standing(it, at))
    }

    /// Chooses what stands at a place.
    pub fn settle_conflict(self, at: &str, chosen: &Held) {
        let mut version = self.here();
        version.settle(at, chosen);
        self.show(version);
        self.autosave.touch(self);
    }

    /// What stands on the page now.
    pub(super) fn here(self) -> Version {
        self.state
            .with_value(|state| self.versions.with_value(|it| version(state, &it.conflicts)))
    }

    /// Puts another version on the page.
    pub(super) fn show(self, version: Version) {
        let mut places: Vec<String> = version.conflicts.iter().map(|it| it.at.clone()).collect();
        self.versions.update_value(|it| {
            places.extend(it.conflicts.drain(..).map(|it| it.at));
            it.conflicts = version.conflicts;
        });
        self.state.update_value(|state| {
            if state.application == version.application {
                return;
            }
            let plan = Arc::clone(state.check.plan());
            let holdings = state.check.holdings().clone();
            state.application = version.application;
            state.check = Precheck::open(plan, state.check.today(), &state.application);
            state.check.set_holdings(holdings);
        });
        self.rise();
        for at in places {
            self.raise_at(&at);
        }
    }

    /// Saves, one save at a time; `None` if one is under way, which then goes round once more.
    pub(super) async fn save(self) -> Option<Result<f64, Lost>> {
        let mut busy = false;
        self.versions.update_value(|it| {
            busy = it.saving;
            it.again = busy;
            it.saving = true;
        });
        if busy {
            return None;
        }
        loop {
            let saved = self.save_once().await;
            let mut again = false;
            self.versions.try_update_value(|it| {
                again = it.again && saved.is_ok();
                it.again = false;
                it.saving = again;
            });
            if !again {
                return Some(saved);
            }
        }
    }

    /// Whether a save is under way.
    pub(super) fn is_saving(self) -> bool {
        self.versions.with_value(|it| it.saving)
    }

    /// Saves, and waits until what stands on the page now is kept.
    pub(super) async fn save_surely(self) -> Result<f64, Lost> {
        loop {
            if let Some(saved) = self.save().await {
                if let Ok(at) = saved {
                    self.autosave.was_saved(at);
                }
                return saved;
            }
            clock::wait(PAUSE_MS).await;
        }
    }

    async fn save_once(self) -> Result<f64, Lost> {
        if device::is_kiosk() {
            return Ok(clock::now_ms());
        }
        for _ in 0..TRIES {
            let stored = self.snapshot();
            let saved_as = self.here();
            match storage::swap_draft(&stored).await? {
                Swapped::Done(revision, missing) => {
                    let row = stored.row();
                    self.note_saved(saved_as, stored.changes, revision);
                    channel::saved();
                    channel::tell(&Said::Saved(row));
                    return missing.map_or(Ok(stored.saved_at), Err);
                }
                Swapped::Stale(theirs) => self.take_in(*theirs),
                Swapped::Outrun => {}
            }
        }
        Err(Lost("BusyError".to_owned()))
    }

    /// Saves what the page has, which may be about to go. Where no other window is open nothing can be
    /// saved over; else the others are told what was typed, in case the save does not come through.
    pub(super) async fn save_in_haste(self) -> Option<Result<f64, Lost>> {
        if device::is_kiosk() {
            return None;
        }
        if !channel::is_alone() {
            let version = self.here();
            let bundle = self.row();
            let (revision, base) = self
                .versions
                .with_value(|it| (it.revision, it.base.clone()));
            channel::tell(&Said::Typed(Box::new(Typed {
                bundle,
                revision,
                base,
                version,
            })));
            return self.save().await;
        }
        let (stored, saved_as) = (self.snapshot(), self.here());
        let kept = storage::keep_draft(&stored).await.map(|revision| {
            self.note_saved(saved_as, stored.changes, revision);
            stored.saved_at
        });
        Some(kept)
    }

    fn note_saved(self, base: Version, changes: Vec<Change>, revision: f64) {
        self.versions.update_value(|it| {
            it.base = base;
            it.changes = changes;
            it.revision = revision;
        });
        // What is on the disk is this draft.
        self.state.try_update_value(|it| it.unread = false);
    }

    /// Keeps what a window has typed that may be gone by now.
    pub async fn keep_typed(self, typed: Typed) {
        if self.versions.with_value(|it| it.revision < typed.revision) {
            self.look().await;
        }
        let here = self.here();
        let both = reconcile_holding(&typed.base, &here, &typed.version, held().as_deref());
        if both != here {
            self.show(both);
            self.autosave.touch(self);
        }
    }

    /// Takes in what was typed before the draft was there. Both stay to be chosen where it says otherwise.
    pub fn take_typed(self, answers: BTreeMap<String, Answer>) {
        if answers.is_empty() {
            return;
        }
        let here = self.here();
        let mut base = here.clone();
        base.application
            .answers
            .retain(|key, _| !answers.contains_key(key));
        base.conflicts.retain(|it| !answers.contains_key(&it.at));
        let mut typed = base.clone();
        typed.application.answers.extend(answers);
        let both = reconcile(&base, &here, &typed);
        if both != here {
            self.show(both);
            self.autosave.touch(self);
        }
    }

    /// Takes in what another window has saved. What was typed here in between has its own save coming; a
    /// save because of what was taken in would only go to and fro between two windows that both hold on to
    /// what stands under their fingers.
    pub async fn look(self) {
        let bundle = self.row();
        // A save that is under way finds out by itself.
        if self.versions.with_value(|it| it.saving) {
            return;
        }
        let Ok(Some(stored)) = storage::draft(&bundle).await else {
            return;
        };
        let (seen, saving) = self.versions.with_value(|it| (it.revision, it.saving));
        if !saving && 0.5 < stored.revision - seen {
            self.take_in(stored);
        }
    }

    /// Another window has submitted this draft or thrown it away. What was typed here and is not saved
    /// stays.
    pub fn gone_elsewhere(self) {
        let unsaved = self.versions.with_value(|it| it.base != self.here());
        if !unsaved {
            self.clear();
        }
    }

    /// Reconciles the page with what the storage has.
    fn take_in(self, mut stored: StoredDraft) {
        let plan = self.plan();
        if stored.extent == Extent::Part {
            self.fill_in(&mut stored);
        }
        let (revision, hall, key) = (stored.revision, stored.hall.clone(), stored.key.clone());
        let conflicts = stored.conflicts.clone();
        let (mut application, changes) = rule_changes::opened(&plan, stored);
        application.meanings.clear();
        let theirs = Version {
            application,
            conflicts,
        };
        let base = self.versions.with_value(|it| it.base.clone());
        let both = reconcile_holding(&base, &self.here(), &theirs, held().as_deref());
        let known = self.versions.with_value(|it| it.changes.clone());
        self.changes
            .update(|mine| *mine = listed(&known, mine, &changes));
        self.note_saved(theirs, changes, revision);
        self.state.update_value(|it| it.key = it.key.take().or(key));
        self.hall.take_in(hall);
        self.show(both);
    }

    /// What is only in a window's memory does not come by way of the disk: that another window has not
    /// saved it does not mean that it was taken away there.
    fn fill_in(self, stored: &mut StoredDraft) {
        let plan = self.plan();
        self.versions.with_value(|it| {
            let mut base = it.base.application.clone();
            let places = places(plan.bundle(), &base);
            let mut known = take(&mut base, &places);
            // A row gets only what it had itself.
            let answers = std::mem::take(&mut known.answers).into_iter();
            let there = &stored.application;
            let answers = answers.filter_map(|(at, it)| Some((same_row(&base, there, &at)?, it)));
            known.answers = answers.collect();
            put_back(&mut stored.application, known);
            let hidden = |at: &str| is_sensitive_at(plan.bundle(), at);
            let open = it.base.conflicts.iter().filter(|it| hidden(&it.at));
            stored.conflicts.extend(open.cloned());
            stored.changes.clone_from(&it.changes);
        });
    }
}

/// A place in a row of one application as it is spelled in another: where the row with the same open
/// part stands there. Any other place is spelled the same.
fn same_row(of: &Application, there: &Application, at: &str) -> Option<String> {
    let Some((group, rest)) = at.split_once('[') else {
        return Some(at.to_owned());
    };
    let (row, column) = rest.split_once("].")?;
    let (Some(Answer::Rows(of)), Some(Answer::Rows(there))) =
        (of.answers.get(group), there.answers.get(group))
    else {
        return None;
    };
    let number: usize = row.parse().ok()?;
    let row = of.get(number)?;
    let number = match there.get(number) {
        Some(same) if same == row => number,
        _ => there.iter().position(|it| it == row)?,
    };
    Some(format!("{group}[{number}].{column}"))
}

/// Where in this window somebody is typing.
pub(super) fn held() -> Option<String> {
    Some(browser::focused()?.strip_prefix("f-")?.to_owned())
}

/// Two lists of what was not simply kept: what either has found, without what either has put aside.
fn listed(base: &[Change], mine: &[Change], theirs: &[Change]) -> Vec<Change> {
    let stays = |it: &&Change, other: &[Change]| !base.contains(it) || other.contains(it);
    let mut all: Vec<Change> = mine
        .iter()
        .filter(|it| stays(it, theirs))
        .cloned()
        .collect();
    let new = theirs
        .iter()
        .filter(|it| stays(it, mine) && !mine.contains(it));
    all.extend(new.cloned());
    all
}
