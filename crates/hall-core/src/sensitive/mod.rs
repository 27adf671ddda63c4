//! The sensitive part of an application: what a device may keep only if the person says so.
//!
//! Sensitive are the answers that the catalogue marks (个人信息保护法 第28条: identity numbers, bank
//! accounts, health), every file with its name, and the numbers of e-licences. [`take`] cuts them out of
//! an application and [`put_back`] puts them in again; both undo each other exactly.
//!
//! Design assumptions:
//! - Places are spelled as in findings: `legal.id_no`, `holder[0].id_no`, `material.birth-certificate`.
//! - An answer whose field the bundle does not know counts as sensitive: nobody can say that it is not.
//! - What an application notes about a sensitive answer (its meaning: which option was chosen) is as
//!   sensitive as the answer.

mod part;

pub use part::{Part, put_back, take};

use std::collections::BTreeMap;

use crate::application::{Application, Provided};
use crate::catalog::{Bundle, Field, FieldIx, Kind};
use crate::rebase::Change;
use crate::value::Answer;

/// Whether a field takes something sensitive; a repeating group does if one of its columns does.
pub fn is_sensitive(bundle: &Bundle, field: &Field) -> bool {
    let column = |ix: &FieldIx| bundle.fields.get(ix.at()).is_none_or(|it| it.sensitive);
    match &field.kind {
        Kind::Rows { columns, .. } => field.sensitive || columns.iter().any(column),
        _ => field.sensitive,
    }
}

/// Whether something sensitive can stand at a place: that of an answer, a whole table, or a material.
pub fn is_sensitive_at(bundle: &Bundle, at: &str) -> bool {
    if at.starts_with("situation.") {
        return false;
    }
    let key = key_of(at);
    let field = bundle.fields.iter().find(|it| it.key == key);
    field.is_none_or(|it| is_sensitive(bundle, it))
}

/// The places of an application at which something sensitive stands, in the order of the file.
pub fn places(bundle: &Bundle, application: &Application) -> Vec<String> {
    let marks: BTreeMap<&str, bool> = bundle
        .fields
        .iter()
        .map(|it| (it.key.as_str(), it.sensitive))
        .collect();
    let is_marked = |key: &str| marks.get(key).copied().unwrap_or(true);
    let mut places = Vec::new();
    for (key, answer) in &application.answers {
        match answer {
            Answer::Rows(rows) if !is_marked(key) => {
                for (number, row) in rows.iter().enumerate() {
                    let cells = row.keys();
                    let marked = cells.filter(|it| is_marked(&format!("{key}.{it}")));
                    places.extend(marked.map(|it| format!("{key}[{number}].{it}")));
                }
            }
            Answer::Nothing => {}
            _ if is_marked(key) => places.push(key.clone()),
            _ => {}
        }
    }
    let materials = application.materials.iter().filter(|it| holds(it));
    places.extend(materials.map(|it| format!("material.{}", it.id)));
    places
}

/// A change of the rules without the answer that it tells of, where that answer may be sensitive.
pub fn without_answer(bundle: &Bundle, change: &Change) -> Change {
    let key = key_of(&change.at);
    let harmless = change.at.starts_with("situation.") || !is_marked(bundle, &key);
    Change {
        was: if harmless && !matches!(change.was, Answer::Rows(_)) {
            change.was.clone()
        } else {
            Answer::Nothing
        },
        provided: None,
        ..change.clone()
    }
}

/// Whether the bundle marks the field with this key, or does not know it.
fn is_marked(bundle: &Bundle, key: &str) -> bool {
    let field = bundle.fields.iter().find(|it| it.key == key);
    field.is_none_or(|it| it.sensitive)
}

/// The key of a place: without the number of the row.
fn key_of(at: &str) -> String {
    match at.split_once('[') {
        Some((group, rest)) => {
            let column = rest.split_once(']').map_or("", |it| it.1);
            format!("{group}{column}")
        }
        None => at.to_owned(),
    }
}

/// Whether a material has something that names a person: files, or a licence's number.
fn holds(provided: &Provided) -> bool {
    !provided.files.is_empty() || provided.licence.is_some()
}

/// The names under which the meanings of chosen options stand that tell a sensitive answer.
fn tells<'a>(
    meanings: &'a BTreeMap<String, String>,
    key: &'a str,
) -> impl Iterator<Item = (&'a String, &'a String)> {
    let is_option = move |name: &str| {
        name.strip_prefix(key)
            .is_some_and(|rest| rest.starts_with('='))
    };
    meanings.iter().filter(move |(name, _)| is_option(name))
}

#[cfg(test)]
mod tests;
