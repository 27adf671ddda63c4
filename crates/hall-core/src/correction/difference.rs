//! Where an answer differs from what was submitted although nobody asked for it.

use std::collections::{BTreeMap, BTreeSet};

use crate::application::{Application, Provided};
use crate::precheck::Precheck;
use crate::value::Answer;

use super::named::Named;

/// One version of an application, and what the rules ask in it.
#[derive(Clone, Copy, Debug)]
pub struct Version<'a> {
    /// What counts of it.
    pub application: &'a Application,
    /// The rules over it.
    pub check: &'a Precheck,
}

/// Every place that differs and may not.
pub fn differences(was: Version<'_>, is: Version<'_>, named: &Named) -> Vec<String> {
    let mut places = situation(was, is, named);
    places.extend(answers(was, is, named));
    places.extend(materials(was, is, named));
    places
}

fn situation(was: Version<'_>, is: Version<'_>, named: &Named) -> Vec<String> {
    let (was, is) = (&was.application.situation, &is.application.situation);
    keys(was, is)
        .into_iter()
        .filter(|id| was.get(*id) != is.get(*id))
        .map(|id| format!("situation.{id}"))
        .filter(|at| !named.has(at))
        .collect()
}

fn answers(was: Version<'_>, is: Version<'_>, named: &Named) -> Vec<String> {
    let nothing = Answer::Nothing;
    let mut places = Vec::new();
    for key in keys(&was.application.answers, &is.application.answers) {
        let before = was.application.answers.get(key).unwrap_or(&nothing);
        let after = is.application.answers.get(key).unwrap_or(&nothing);
        if same(before, after) || named.has(key) || !both(was, is, |it| asked(it, key)) {
            continue;
        }
        match (before, after) {
            (Answer::Rows(before), Answer::Rows(after)) if before.len() == after.len() => {
                let rows = before.iter().zip(after).enumerate();
                places.extend(rows.flat_map(|(row, (before, after))| {
                    cells((key, row), (before, after), (was, is), named)
                }));
            }
            _ => places.push(key.clone()),
        }
    }
    places
}

type Row = BTreeMap<String, Answer>;

fn cells(
    (group, row): (&str, usize),
    (before, after): (&Row, &Row),
    (was, is): (Version<'_>, Version<'_>),
    named: &Named,
) -> Vec<String> {
    let nothing = Answer::Nothing;
    keys(before, after)
        .into_iter()
        .filter(|column| {
            let before = before.get(*column).unwrap_or(&nothing);
            !same(before, after.get(*column).unwrap_or(&nothing))
        })
        .filter(|column| !named.has_cell(group, row, column))
        .filter(|column| both(was, is, |it| cell_asked(it, group, row, column)))
        .map(|column| format!("{group}[{row}].{column}"))
        .collect()
}

fn materials(was: Version<'_>, is: Version<'_>, named: &Named) -> Vec<String> {
    let (before, after) = (by_id(was.application), by_id(is.application));
    keys(&before, &after)
        .into_iter()
        .filter(|id| before.get(*id) != after.get(*id))
        .filter(|id| !named.has(&format!("material.{id}")))
        .filter(|id| both(was, is, |it| required(it, id)))
        .map(|id| format!("material.{id}"))
        .collect()
}

fn by_id(application: &Application) -> BTreeMap<String, Vec<&Provided>> {
    let mut all: BTreeMap<String, Vec<&Provided>> = BTreeMap::new();
    for provided in &application.materials {
        all.entry(provided.id.clone()).or_default().push(provided);
    }
    all
}

fn same(before: &Answer, after: &Answer) -> bool {
    before == after || before.is_empty() && after.is_empty()
}

fn both(was: Version<'_>, is: Version<'_>, holds: impl Fn(&Precheck) -> bool) -> bool {
    holds(was.check) && holds(is.check)
}

fn asked(check: &Precheck, key: &str) -> bool {
    let field = check.plan().field_ix(key);
    field.is_some_and(|field| check.asked(field).counts())
}

fn cell_asked(check: &Precheck, group: &str, row: usize, column: &str) -> bool {
    let column = check.plan().field_ix(&format!("{group}.{column}"));
    column.is_some_and(|column| check.cell_asked(row, column).counts())
}

fn required(check: &Precheck, id: &str) -> bool {
    let materials = &check.plan().bundle().materials;
    let is = |at: usize| materials.get(at).is_some_and(|it| it.id == id);
    check
        .materials()
        .iter()
        .any(|state| is(state.material.at()))
}

fn keys<'a, T>(
    before: &'a BTreeMap<String, T>,
    after: &'a BTreeMap<String, T>,
) -> BTreeSet<&'a String> {
    before.keys().chain(after.keys()).collect()
}
