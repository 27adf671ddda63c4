//! Whether a name still means what it meant, and the list of what does not.

use std::collections::BTreeMap;

use super::change::{Change, ChangeCode};
use super::meaning::{Symbol, parts};
use super::{Rebased, record};
use crate::application::{Application, Provided};
use crate::catalog::Bundle;
use crate::value::Answer;

/// How a name stands under the new catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It means what it meant.
    Same,
    /// Nobody knows what it meant.
    Unverified,
    /// There is no such thing any more.
    Gone,
    /// It means something else.
    Changed {
        /// The meaning now.
        now: String,
    },
}

/// A draft on its way to another catalogue.
#[derive(Debug)]
pub(super) struct Moving<'a> {
    /// The bundle that it moves to.
    pub(super) bundle: &'a Bundle,
    /// What its names meant.
    then: BTreeMap<String, String>,
    /// What has arrived.
    pub(super) arrived: Application,
    changes: Vec<Change>,
}

impl<'a> Moving<'a> {
    pub(super) fn new(application: &Application, old: Option<&Bundle>, bundle: &'a Bundle) -> Self {
        let made_under = |it: &&Bundle| {
            it.id == application.bundle && application.catalog.as_ref() == Some(&it.catalog)
        };
        let mut then = application.meanings.clone();
        // The bundle itself knows better than what the draft says of it.
        then.extend(
            old.filter(made_under)
                .map(|it| record::meanings(it, application))
                .unwrap_or_default(),
        );
        Self {
            bundle,
            then,
            arrived: Application {
                bundle: bundle.id.clone(),
                catalog: Some(bundle.catalog.clone()),
                submitted_by: application.submitted_by.clone(),
                ..Application::default()
            },
            changes: Vec::new(),
        }
    }

    /// How a name stands.
    pub(super) fn standing(&self, symbol: Symbol<'_>) -> Standing {
        match (symbol.meaning(self.bundle), self.meant(symbol)) {
            (None, _) => Standing::Gone,
            (Some(_), None) => Standing::Unverified,
            (Some(now), Some(then)) if now == *then => Standing::Same,
            (Some(now), Some(_)) => Standing::Changed { now },
        }
    }

    /// What a name meant when the draft was made.
    pub(super) fn meant(&self, symbol: Symbol<'_>) -> Option<&String> {
        self.then.get(&symbol.to_string())
    }

    /// Lists an answer that leaves the draft.
    pub(super) fn drop_answer(
        &mut self,
        at: &str,
        code: ChangeCode,
        symbol: Symbol<'_>,
        was: &Answer,
    ) {
        let change = self.change(at, code, symbol);
        self.changes.push(Change {
            was: was.clone(),
            ..change
        });
    }

    /// Lists a material that leaves the draft.
    pub(super) fn drop_material(&mut self, code: ChangeCode, symbol: Symbol<'_>, was: &Provided) {
        let change = self.change(&format!("material.{}", was.id), code, symbol);
        self.changes.push(Change {
            provided: Some(was.clone()),
            ..change
        });
    }

    /// Lists an answer that stays although nobody knows what it meant; a column once for all rows.
    pub(super) fn doubt(&mut self, at: &str, symbol: Symbol<'_>) {
        let column;
        let at = if let Symbol::Column(..) = symbol {
            column = symbol.to_string();
            &column
        } else {
            at
        };
        let code = ChangeCode::Unverified;
        if !self.changes.iter().any(|it| it.code == code && it.at == at) {
            let change = self.change(at, code, symbol);
            self.changes.push(Change {
                now: None,
                ..change
            });
        }
    }

    fn change(&self, at: &str, code: ChangeCode, symbol: Symbol<'_>) -> Change {
        let then = self.meant(symbol).cloned();
        let now = symbol.meaning(self.bundle);
        Change {
            at: at.to_owned(),
            code,
            now: now.filter(|now| then.as_ref() != Some(now)),
            then,
            was: Answer::Nothing,
            provided: None,
        }
    }

    /// The draft is of another bundle: nothing of it has a place here.
    pub(super) fn everything_is_gone(&mut self, application: &Application) {
        let code = ChangeCode::BundleGone;
        for (id, value) in &application.situation {
            let was = Answer::Text(value.clone());
            let at = format!("situation.{id}");
            self.drop_answer(&at, code, Symbol::Question(id), &was);
        }
        for (key, answer) in &application.answers {
            self.drop_answer(key, code, Symbol::Field(key), answer);
        }
        for entry in &application.materials {
            self.drop_material(code, Symbol::Material(&entry.id), entry);
        }
    }

    /// What has arrived, with its meanings under the new catalogue written down.
    pub(super) fn finish(mut self, application: &Application) -> Rebased {
        self.arrived.prefilled = application
            .prefilled
            .iter()
            .filter(|(key, _)| self.arrived.answers.contains_key(*key))
            .map(|(key, source)| (key.clone(), source.clone()))
            .collect();
        self.arrived.meanings = record::meanings(self.bundle, &self.arrived);
        Rebased {
            application: self.arrived,
            changes: self.changes,
        }
    }
}

/// In what two meanings of a field differ.
pub(super) fn difference(then: &str, now: &str) -> ChangeCode {
    let ((label_then, kind_then), (label_now, kind_now)) = (parts(then), parts(now));
    let first = |it: &str| it.split(' ').next().unwrap_or_default().to_owned();
    if first(kind_then) != first(kind_now) {
        ChangeCode::KindChanged
    } else if label_then != label_now {
        ChangeCode::Renamed
    } else if first(kind_then) == "number" {
        ChangeCode::UnitChanged
    } else {
        ChangeCode::KindChanged
    }
}
