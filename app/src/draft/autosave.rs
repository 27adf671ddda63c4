//! Saving by itself: soon after the last keystroke, and never much later than the first.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::storage::Lost;
use crate::{clock, device};

/// How long the keyboard must rest before the draft is saved.
const REST: Duration = Duration::from_millis(250);
/// How long somebody who never rests has to wait at most: a killed browser loses less than a second.
const MOST_MS: f64 = 700.0;
/// After how long a save that has not ended counts as failed, until it ends.
const PATIENCE: Duration = Duration::from_millis(1500);
/// After how long what failed is tried again.
const AGAIN: Duration = Duration::from_secs(5);

/// Where the saving stands, as the status line shows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Saving {
    /// Nothing was changed yet.
    #[default]
    Untouched,
    /// There is something to save.
    Busy,
    /// Saved at this time, in milliseconds since 1970.
    Saved(f64),
    /// It could not be saved; the browser's word for why.
    Failed(String),
}

/// Saves one draft.
#[derive(Clone, Copy, Debug)]
pub(super) struct Autosave {
    saving: RwSignal<Saving>,
    timer: StoredValue<Option<TimeoutHandle>>,
    waiting_since: StoredValue<Option<f64>>,
}

impl Autosave {
    /// Nothing to save yet.
    pub(super) fn new() -> Self {
        Self {
            saving: RwSignal::default(),
            timer: StoredValue::new(None),
            waiting_since: StoredValue::new(None),
        }
    }

    /// Where the saving stands.
    pub(super) fn saving(self) -> RwSignal<Saving> {
        self.saving
    }

    /// The draft has changed.
    pub(super) fn touch(self, draft: super::Draft) {
        // What failed goes on being failed until something was saved.
        if self
            .saving
            .with_untracked(|it| matches!(it, Saving::Untouched | Saving::Saved(_)))
        {
            self.saving.set(Saving::Busy);
        }
        let now = clock::now_ms();
        let since = self.waiting_since.get_value().unwrap_or(now);
        self.waiting_since.set_value(Some(since));
        self.timer.update_value(|timer| {
            if let Some(timer) = timer.take() {
                timer.clear();
            }
        });
        if now - since >= MOST_MS {
            self.save(draft);
        } else {
            self.timer
                .set_value(clock::after(REST, move || self.save(draft)));
        }
    }

    /// Saves at once, if there is anything to save: the page is about to go. A save that is under way
    /// counts as none: a page that goes does not live to see it through.
    pub(super) fn hurry(self, draft: super::Draft) {
        let is_kept = |it: &Saving| matches!(it, Saving::Untouched | Saving::Saved(_));
        if draft.is_saving() || !self.saving.with_untracked(is_kept) {
            self.waiting_since.set_value(None);
            spawn_local(async move { self.ended(draft, draft.save_in_haste().await) });
        }
    }

    /// Forgets what was to be saved: the draft is gone.
    pub(super) fn stop(self) {
        self.timer.update_value(|timer| {
            if let Some(timer) = timer.take() {
                timer.clear();
            }
        });
        self.waiting_since.set_value(None);
        self.saving.set(Saving::Untouched);
    }

    fn save(self, draft: super::Draft) {
        self.waiting_since.set_value(None);
        if device::is_kiosk() {
            self.saving.set(Saving::Untouched);
            return;
        }
        let is_late = clock::after(PATIENCE, move || {
            self.report(Saving::Failed("TimeoutError".to_owned()));
        });
        spawn_local(async move {
            let saved = draft.save().await;
            if let Some(is_late) = is_late {
                is_late.clear();
            }
            self.ended(draft, saved);
        });
    }

    /// What became of a save. One that was already under way goes round once more and speaks for this
    /// one, too.
    fn ended(self, draft: super::Draft, saved: Option<Result<f64, Lost>>) {
        match saved {
            None => {}
            Some(Ok(at)) => {
                draft.sync_later();
                self.report(Saving::Saved(at));
            }
            Some(Err(lost)) => {
                self.report(Saving::Failed(lost.0));
                self.try_again(draft);
            }
        }
    }

    /// Somebody else's save has ended. If one of these came meanwhile, it went along and is over, too.
    pub(super) fn was_saved(self, at: f64) {
        let is_busy = |it: &Saving| *it == Saving::Busy;
        if self.saving.try_with_untracked(is_busy) == Some(true) {
            self.report(Saving::Saved(at));
        }
    }

    /// Something may have been typed while the disk was busy; then this is not the last word. That
    /// something failed is said all the same.
    fn report(self, saving: Saving) {
        let is_waiting = self.waiting_since.try_get_value().flatten().is_some();
        if !is_waiting || matches!(saving, Saving::Failed(_)) {
            self.saving.try_set(saving);
        }
    }

    /// What stood in the way may go: a tab is closed, room is made.
    fn try_again(self, draft: super::Draft) {
        clock::after(AGAIN, move || {
            let failed = |it: &Saving| matches!(it, Saving::Failed(_));
            if self.saving.try_with_untracked(failed) == Some(true) {
                self.save(draft);
            }
        });
    }
}
