//! The places that a request names: only they may differ in the answer.

use std::collections::BTreeSet;

use crate::precheck::Precheck;

/// The places that may differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named(BTreeSet<String>);

impl Named {
    /// These places. Where services accept one document for another, naming one names the others.
    pub fn of<'a>(places: impl IntoIterator<Item = &'a str>, check: &Precheck) -> Self {
        let named: BTreeSet<String> = places.into_iter().map(str::to_owned).collect();
        let mut places = named.clone();
        for state in check.materials() {
            let mut same = check.alternatives(state);
            same.push(state.material);
            let same: Vec<String> = same.iter().map(|it| material(check, it.at())).collect();
            if same.iter().any(|it| named.contains(it)) {
                places.extend(same);
            }
        }
        Self(places)
    }

    /// Whether what stands at `at` may differ, as requests and findings spell it: the place itself, or a
    /// cell, a row or a column of something that was named.
    pub fn opens(&self, at: &str) -> bool {
        let Some((group, rest)) = at.split_once('[') else {
            return self.has(at)
                || at
                    .rsplit_once('.')
                    .is_some_and(|(group, _)| self.has(group));
        };
        let within = match rest.split_once("].") {
            Some((row, column)) => row
                .parse()
                .is_ok_and(|row| self.has_cell(group, row, column)),
            None => self.has(group),
        };
        within || self.has(at)
    }

    /// Whether the whole of a field, a group, a question or a material may differ.
    pub fn has(&self, at: &str) -> bool {
        self.0.contains(at)
    }

    /// Whether a cell may differ: it, its row, its column or the whole group was named.
    pub fn has_cell(&self, group: &str, row: usize, column: &str) -> bool {
        [
            format!("{group}[{row}].{column}"),
            format!("{group}[{row}]"),
            format!("{group}.{column}"),
            group.to_owned(),
        ]
        .iter()
        .any(|at| self.0.contains(at))
    }
}

/// The place of a material, by its position in the bundle.
pub(super) fn material(check: &Precheck, at: usize) -> String {
    let material = check.plan().bundle().materials.get(at);
    format!("material.{}", material.map_or("", |it| &it.id))
}
