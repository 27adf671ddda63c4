//! The rows of repeating groups.

use std::collections::BTreeMap;

use hall_core::reconcile::row_removed;
use hall_core::value::Answer;
use leptos::prelude::UpdateValue;

use super::{Draft, State};

impl Draft {
    /// The number of rows of a group.
    pub fn n_rows(self, group: &str) -> usize {
        self.application(|it| match it.answers.get(group) {
            Some(Answer::Rows(rows)) => rows.len(),
            _ => 0,
        })
    }

    /// Adds an empty row.
    pub fn add_row(self, group: &str) {
        self.with_rows(group, |rows| rows.push(BTreeMap::new()));
    }

    /// Takes a row away, and what was open in it.
    pub fn remove_row(self, group: &str, row: usize) {
        self.versions
            .update_value(|it| row_removed(&mut it.conflicts, group, row));
        self.with_rows(group, |rows| {
            if row < rows.len() {
                rows.remove(row);
            }
        });
    }

    /// Answers one cell. The pre-check looks only at what hangs on it.
    pub(super) fn set_cell(self, group: &str, row: usize, column: &str, answer: Answer) {
        self.change(|state| {
            state.check.set_cell(group, row, column, &answer);
            if let Some(cells) = rows_of(state, group).and_then(|it| it.get_mut(row)) {
                put(cells, column, answer);
            }
        });
    }

    fn with_rows(self, group: &str, change: impl FnOnce(&mut Vec<BTreeMap<String, Answer>>)) {
        self.change(|state| {
            let Some(rows) = rows_of(state, group) else {
                return;
            };
            change(rows);
            let answer = Answer::Rows(rows.clone());
            state.check.set_answer(group, &answer);
        });
    }
}

/// Puts an answer down; nothing is not put down.
pub(super) fn put(answers: &mut BTreeMap<String, Answer>, key: &str, answer: Answer) {
    if answer == Answer::Nothing {
        answers.remove(key);
    } else {
        answers.insert(key.to_owned(), answer);
    }
}

/// The rows of a group; anything else that stood there gives way to none.
fn rows_of<'a>(state: &'a mut State, group: &str) -> Option<&'a mut Vec<BTreeMap<String, Answer>>> {
    let answer = state
        .application
        .answers
        .entry(group.to_owned())
        .or_default();
    if !matches!(answer, Answer::Rows(_)) {
        *answer = Answer::Rows(Vec::new());
    }
    match answer {
        Answer::Rows(rows) => Some(rows),
        _ => None,
    }
}
