//! What of a draft is sensitive, what of it a reload would lose, and what an earlier one has lost.

use hall_core::catalog::Way;
use hall_core::rebase::Change;
use hall_core::sensitive::{is_sensitive, is_sensitive_at, places, without_answer};
use leptos::prelude::*;

use super::{Draft, Saving, State, field_of};
use crate::device;
use crate::storage::{self, Gone, Keeping, Secret, change_place};

/// Sensitive values that were in the draft once and are not any more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct NotThere {
    /// Where they stood.
    pub places: Vec<String>,
    /// Why they are gone.
    pub why: Option<Gone>,
}

/// The sensitive places of a draft as it is stored.
pub(super) fn stored_places(state: &State, changes: &[Change]) -> Vec<String> {
    let bundle = state.check.plan().bundle();
    let mut all = places(bundle, &state.application);
    let hidden = changes.iter().enumerate();
    let hidden = hidden.filter(|(_, it)| without_answer(bundle, it) != **it);
    all.extend(hidden.map(|(position, _)| change_place(position)));
    all
}

impl Draft {
    /// Whether the draft has something sensitive in it.
    pub fn has_sensitive(self) -> bool {
        !self.sensitive_places().is_empty()
    }

    /// Whether the form asks for something sensitive at all. What stands on a photograph nobody can tell
    /// beforehand, so every file counts.
    pub fn takes_sensitive(self) -> bool {
        let plan = self.plan();
        let bundle = plan.bundle();
        let mut ways = bundle.materials.iter().flat_map(|it| &it.ways);
        bundle.fields.iter().any(|it| is_sensitive(bundle, it))
            || ways.any(|it| matches!(it, Way::Upload { .. }))
    }

    /// What a reload would lose, by the labels of the questions.
    pub fn at_risk(self, keeping: Keeping) -> Vec<String> {
        if device::is_kiosk() {
            return Vec::new();
        }
        let is_kept = match keeping {
            Keeping::OnDevice => true,
            Keeping::Unasked => self.was_kept(),
            Keeping::InMemory => false,
        };
        if is_kept {
            self.labels(&self.files_in_memory())
        } else {
            let mut places = self.sensitive_places();
            // What the hall has is not lost.
            places.retain(|at| self.may_differ(at));
            self.labels(&places)
        }
    }

    /// What was lost, and is still open.
    pub fn lost(self) -> Option<(Gone, Vec<String>)> {
        let lost = self.lost.get();
        let now = self.sensitive_places();
        let open: Vec<String> = lost
            .places
            .into_iter()
            .filter(|it| !now.contains(it))
            .collect();
        Some((lost.why.filter(|_| !open.is_empty())?, self.labels(&open)))
    }

    /// Saves it as it is, for the way of saving has changed.
    pub fn resave(self) {
        self.autosave.touch(self);
    }

    /// The draft as a file that another device can open.
    pub fn as_file(self) -> String {
        serde_json::to_string_pretty(&self.snapshot().application).unwrap_or_default()
    }

    /// Whether the browser could not keep it.
    pub fn is_unsaved(self) -> bool {
        let saving = self.autosave.saving();
        saving.with_untracked(|it| matches!(it, Saving::Failed(_)))
    }

    /// The places of what is sensitive, and of what was and is not filled in again yet.
    pub(super) fn sensitive_in(self, state: &State) -> Vec<String> {
        let mut places = stored_places(state, &self.changes.get_untracked());
        let lost = self.lost.with_untracked(|it| it.places.clone());
        let open: Vec<String> = lost.into_iter().filter(|it| !places.contains(it)).collect();
        places.extend(open);
        places
    }

    /// What is sensitive beside the application: in what is to be chosen, and in what the hall had.
    pub(super) fn secret_in(self, state: &State) -> Secret {
        let bundle = state.check.plan().bundle();
        let conflicts = self.here().conflicts.into_iter().map(|it| it.at);
        let hall = self.hall.stored();
        Secret {
            conflicts: conflicts.filter(|at| is_sensitive_at(bundle, at)).collect(),
            hall: hall.map_or_else(Vec::new, |it| places(bundle, &it.base.application)),
        }
    }

    fn was_kept(self) -> bool {
        self.state.with_value(|it| it.was_kept)
    }

    fn sensitive_places(self) -> Vec<String> {
        let plan = self.plan();
        self.application(|it| places(plan.bundle(), it))
    }

    /// The materials with a file that the disk did not take.
    fn files_in_memory(self) -> Vec<String> {
        self.application(|it| {
            let in_memory = it.materials.iter().filter(|it| {
                let mut files = it.files.iter();
                files.any(|it| storage::is_only_in_memory(&it.sha256))
            });
            in_memory.map(|it| format!("material.{}", it.id)).collect()
        })
    }

    /// The labels of some places, each once.
    fn labels(self, places: &[String]) -> Vec<String> {
        let plan = self.plan();
        let mut labels: Vec<String> = Vec::new();
        for at in places {
            let label = match at.strip_prefix("material.") {
                Some(id) => {
                    let material = plan.bundle().materials.iter().find(|it| it.id == id);
                    material.map(|it| it.name.clone())
                }
                None => field_of(&plan, at)
                    .and_then(|it| plan.field(it))
                    .map(|_| hall_core::words::place_of(plan.bundle(), at)),
            };
            labels.extend(label.filter(|it| !labels.contains(it)));
        }
        labels
    }
}
