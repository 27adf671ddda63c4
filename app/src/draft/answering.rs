//! A draft that answers a request of the hall (一次性告知, 补正): the whole application as it is now, of
//! which only what was asked for is open.

use std::sync::Arc;

use hall_core::application::Application;
use hall_core::catalog::Kind;
use hall_core::correction::Named;
use hall_core::plan::Plan;
use hall_core::precheck::Precheck;
use hall_core::sensitive::{places, put_back, take};
use leptos::prelude::WithValue;

use super::{Draft, Place, field_of};
use crate::clock;
use crate::storage::{Answering, StoredDraft};

/// The draft of an answer: as it was left, or else what the hall has. What of it the device did not keep
/// comes from the hall, except where something was asked for: there it is to be said again.
pub fn answer_to(
    plan: &Arc<Plan>,
    content: &Application,
    stored: Option<StoredDraft>,
    answering: Answering,
) -> StoredDraft {
    let is_same = |it: &StoredDraft| it.answering.as_ref() == Some(&answering);
    let revision = stored.as_ref().map_or(0.0, |it| it.revision);
    let Some(mut draft) = stored.filter(is_same) else {
        // An answer to an earlier request gives way.
        return StoredDraft {
            application: content.clone(),
            answering: Some(answering),
            revision,
            ..StoredDraft::default()
        };
    };
    if draft.gone.is_some() {
        let mut known = content.clone();
        let check = Precheck::open(Arc::clone(plan), clock::today(), &known);
        let named = named(&answering, &check);
        let mut closed = places(plan.bundle(), &known);
        closed.retain(|at| !named.opens(at));
        let known = take(&mut known, &closed);
        put_back(&mut draft.application, known);
        draft.sensitive.retain(|at| !closed.contains(at));
    }
    draft
}

impl Draft {
    /// The request that it answers, if it answers one.
    pub fn answering(self) -> Option<Answering> {
        self.state.with_value(|it| it.answering.clone())
    }

    /// The name of its row in the storage.
    pub fn row(self) -> String {
        let answering = self.answering();
        answering.map_or_else(
            || self.bundle_id(),
            |it| crate::storage::answer_row(&it.number),
        )
    }

    /// Whether it may say something else at a place than the hall has.
    pub(super) fn may_differ(self, at: &str) -> bool {
        self.state.with_value(|it| {
            let named = it.answering.as_ref().map(|of| named(of, &it.check));
            named.is_none_or(|it| it.opens(at))
        })
    }

    /// The fields and cells that a named place stands for: a field, a whole table, a row, a column or one
    /// cell. Nothing for what is no field.
    pub fn places_of(self, at: &str) -> Vec<Place> {
        let plan = self.plan();
        let Some(field) = field_of(&plan, at) else {
            return Vec::new();
        };
        let cell = |row: usize, column| Place::Cell {
            group: field,
            row,
            column,
        };
        match (at.split_once('['), plan.field(field)) {
            (Some((_, rest)), Some(table)) if rest.ends_with(']') => {
                let row = rest.trim_end_matches(']').parse().unwrap_or(0);
                match &table.kind {
                    Kind::Rows { columns, .. } => columns.iter().map(|it| cell(row, *it)).collect(),
                    _ => Vec::new(),
                }
            }
            (Some(_), _) => self.place_at(at).into_iter().collect(),
            (None, Some(it)) => match it.group {
                None => vec![Place::Field(field)],
                Some(group) => {
                    let table = plan.field(group).map(|it| it.key.clone());
                    let rows = table.map_or(0, |key| self.n_rows(&key));
                    (0..rows)
                        .map(|row| Place::Cell {
                            group,
                            row,
                            column: field,
                        })
                        .collect()
                }
            },
            (None, None) => Vec::new(),
        }
    }
}

fn named(answering: &Answering, check: &Precheck) -> Named {
    Named::of(answering.places.iter().map(String::as_str), check)
}
