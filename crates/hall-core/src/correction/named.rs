//! The places that a request names: only they may differ in the answer.

use std::collections::BTreeSet;

use crate::precheck::Precheck;

/// The places that may differ.
#[derive(Debug)]
pub struct Named(BTreeSet<String>);

impl Named {
    /// These places. Where services accept one document for another, naming one names the others.
    pub fn of<'a>(places: impl IntoIterator<Item = &'a str>, check: &Precheck) -> Self {
        let mut places: BTreeSet<String> = places.into_iter().map(str::to_owned).collect();
        for state in check.materials() {
            if places.contains(&material(check, state.material.at())) {
                let others = check.alternatives(state).into_iter();
                places.extend(others.map(|it| material(check, it.at())));
            }
        }
        Self(places)
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

fn material(check: &Precheck, at: usize) -> String {
    let material = check.plan().bundle().materials.get(at);
    format!("material.{}", material.map_or("", |it| &it.id))
}
