//! A draft that was made under other rules: what became of its answers, and putting one back.

use std::sync::Arc;

use hall_core::application::Application;
use hall_core::plan::Plan;
use hall_core::rebase::{Change, rebase};
use hall_core::reconcile::Version;
use hall_core::value::Answer;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Draft, Place, field_of};
use crate::storage::{self, AtHall, StoredDraft};

/// A stored draft under the rules of today, with what was not simply kept, now or earlier.
pub(super) fn opened(plan: &Arc<Plan>, stored: StoredDraft) -> (Application, Vec<Change>) {
    let rebased = rebase(&stored.application, None, plan);
    let mut application = rebased.application;
    application.bundle.clone_from(&plan.bundle().id);
    application.catalog = Some(plan.bundle().catalog.clone());
    let mut changes = stored.changes;
    changes.extend(rebased.changes);
    (application, changes)
}

/// What the hall had, under the rules of today, so that it can still be told apart from what is here.
pub(super) fn at_hall(plan: &Arc<Plan>, at: AtHall) -> AtHall {
    let mut application = rebase(&at.base.application, None, plan).application;
    application.meanings.clear();
    application.catalog = Some(plan.bundle().catalog.clone());
    AtHall {
        base: Version {
            application,
            conflicts: at.base.conflicts,
        },
        ..at
    }
}

impl Draft {
    /// What was not simply kept when the rules changed, and was not put aside yet.
    pub fn rule_changes(self) -> Vec<Change> {
        self.changes.get()
    }

    /// How many answers there are.
    pub fn n_answers(self) -> usize {
        self.application(|it| it.situation.len() + it.answers.len() + it.materials.len())
    }

    /// Puts the list aside for good; files that only it still knew are forgotten.
    pub fn forget_rule_changes(self) {
        let gone = self.changes.get_untracked();
        self.changes.set(Vec::new());
        self.change(|_| {});
        let files: Vec<String> = gone
            .iter()
            .filter_map(|it| it.provided.as_ref())
            .flat_map(|it| &it.files)
            .map(|it| it.sha256.clone())
            .filter(|sha256| {
                let used = |it: &Application| {
                    let mut files = it.materials.iter().flat_map(|it| &it.files);
                    files.any(|it| it.sha256 == *sha256)
                };
                !self.application(used)
            })
            .collect();
        spawn_local(async move {
            for sha256 in files {
                drop(storage::forget_file(&sha256).await);
            }
        });
    }

    /// Whether there is a place for an old answer, and nothing was put there since.
    pub fn is_open_at(self, at: &str) -> bool {
        if let Some(id) = at.strip_prefix("situation.") {
            return self.application(|it| !it.situation.contains_key(id));
        }
        if let Some(id) = at.strip_prefix("material.") {
            return self.provided(id).is_none();
        }
        self.place_at(at)
            .is_some_and(|place| self.answer(place).is_empty())
    }

    /// Puts an answer back: the person says that it still means the same.
    pub fn put_back(self, change: &Change) {
        self.changes.update(|it| it.retain(|it| it != change));
        if let (Some(id), Answer::Text(value)) = (change.at.strip_prefix("situation."), &change.was)
        {
            self.set_situation(id, value);
        } else if let Some(provided) = &change.provided {
            self.provide(provided.clone());
        } else if let Some(place) = self.place_at(&change.at) {
            self.set(place, change.was.clone());
        }
    }

    /// The field or cell that findings spell so.
    pub fn place_at(self, at: &str) -> Option<Place> {
        let plan = self.plan();
        let field = field_of(&plan, at)?;
        let Some((_, rest)) = at.split_once('[') else {
            return Some(Place::Field(field));
        };
        Some(Place::Cell {
            group: plan.field(field)?.group?,
            row: rest.split_once(']')?.0.parse().ok()?,
            column: field,
        })
    }
}
