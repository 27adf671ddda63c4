//! Choosing, and keeping the list of what is open in step with the rows.

use std::collections::BTreeMap;

use super::Version;
use super::conflict::{Conflict, Held};
use super::document::Spot;
use crate::application::Application;
use crate::value::Answer;

impl Version {
    /// Chooses what stands at a place; what was open there is decided. A table as a whole takes what is
    /// open in its cells along.
    pub fn settle(&mut self, at: &str, chosen: &Held) {
        self.conflicts.retain(|it| it.at != at);
        let application = &mut self.application;
        match (Spot::of(at), chosen) {
            (Spot::Situation(id), Held::Answer(Answer::Text(value))) => {
                application.situation.insert(id.to_owned(), value.clone());
            }
            (Spot::Situation(id), _) => drop(application.situation.remove(id)),
            (Spot::Material(id), chosen) => {
                application.materials.retain(|it| it.id != id);
                if let Held::Provided(entries) = chosen {
                    application.materials.extend(entries.iter().cloned());
                }
            }
            (Spot::Key(key), Held::Answer(answer)) => {
                application.prefilled.remove(key);
                let inside = format!("{key}[");
                let whole = application.answers.get(key) != Some(answer);
                put(&mut application.answers, key, answer);
                if whole {
                    self.conflicts.retain(|it| !it.at.starts_with(&inside));
                }
            }
            (Spot::Cell(group, row, column), Held::Answer(answer)) => {
                if let Some(Answer::Rows(rows)) = application.answers.get_mut(group)
                    && let Some(cells) = rows.get_mut(row)
                {
                    put(cells, column, answer);
                }
            }
            (Spot::Key(_) | Spot::Cell(..), Held::Provided(_)) => {}
        }
    }
}

/// What stands in a draft at a place.
pub fn standing(application: &Application, at: &str) -> Held {
    match Spot::of(at) {
        Spot::Situation(id) => application
            .situation
            .get(id)
            .map_or_else(Held::default, |it| Held::answer(&Answer::Text(it.clone()))),
        Spot::Material(id) => {
            let entries = application.materials.iter().filter(|it| it.id == id);
            Held::Provided(entries.cloned().collect()).normal()
        }
        Spot::Key(key) => application
            .answers
            .get(key)
            .map_or_else(Held::default, Held::answer),
        Spot::Cell(group, row, column) => {
            let Some(Answer::Rows(rows)) = application.answers.get(group) else {
                return Held::default();
            };
            let cell = rows.get(row).and_then(|it| it.get(column));
            cell.map_or_else(Held::default, Held::answer)
        }
    }
}

fn put(answers: &mut BTreeMap<String, Answer>, key: &str, answer: &Answer) {
    if answer.is_empty() {
        answers.remove(key);
    } else {
        answers.insert(key.to_owned(), answer.clone());
    }
}

/// A row is about to be taken away: what was open in it is decided, and the rows after it move up.
pub fn row_removed(conflicts: &mut Vec<Conflict>, group: &str, row: usize) {
    conflicts.retain_mut(|it| match Spot::of(&it.at) {
        Spot::Cell(of, at, column) if of == group => {
            if row < at {
                it.at = format!("{group}[{}].{column}", at - 1);
            }
            at != row
        }
        _ => true,
    });
}
