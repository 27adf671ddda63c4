//! Cutting the sensitive part out of an application, and putting it in again.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{key_of, tells};
use crate::application::{Application, FileRef};
use crate::value::Answer;

/// What was cut out of an application, by its place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Answers: `legal.id_no`, `holder[0].id_no`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<String, Answer>,
    /// What was handed in for a material, by the material's id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub materials: BTreeMap<String, Held>,
    /// What those answers meant.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub meanings: BTreeMap<String, String>,
}

/// What a material holds that names a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// The files.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileRef>,
    /// The number of the e-licence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
}

/// Cuts out what stands at these places. Rows and materials stay, without it.
pub fn take(application: &mut Application, places: &[String]) -> Part {
    let mut part = Part::default();
    for at in places {
        let told = key_of(at);
        part.meanings.extend(
            tells(&application.meanings, &told).map(|(name, it)| (name.clone(), it.clone())),
        );
        if let Some(id) = at.strip_prefix("material.") {
            let provided = application.materials.iter_mut().find(|it| it.id == *id);
            let held = provided.map(|it| Held {
                files: std::mem::take(&mut it.files),
                licence: it.licence.take(),
            });
            part.materials.extend(held.map(|it| (id.to_owned(), it)));
        } else {
            let answer = match cell(application, at) {
                Some((cells, column)) => cells.remove(column),
                None => application.answers.remove(at),
            };
            part.answers.extend(answer.map(|it| (at.clone(), it)));
        }
    }
    for name in part.meanings.keys() {
        application.meanings.remove(name);
    }
    part
}

/// Puts a part in again. What has no place any more, because a row or a material is gone, is left out.
pub fn put_back(application: &mut Application, part: Part) {
    for (at, answer) in part.answers {
        if let Some((cells, column)) = cell(application, &at) {
            cells.insert(column.to_owned(), answer);
        } else if !at.contains('[') {
            application.answers.insert(at, answer);
        }
    }
    for (id, held) in part.materials {
        if let Some(provided) = application.materials.iter_mut().find(|it| it.id == id) {
            provided.files = held.files;
            provided.licence = held.licence;
        }
    }
    application.meanings.extend(part.meanings);
}

/// The row that a cell stands in, and the name of its column.
fn cell<'a, 'b>(
    application: &'a mut Application,
    at: &'b str,
) -> Option<(&'a mut BTreeMap<String, Answer>, &'b str)> {
    let (group, rest) = at.split_once('[')?;
    let (row, column) = rest.split_once("].")?;
    let Answer::Rows(rows) = application.answers.get_mut(group)? else {
        return None;
    };
    Some((rows.get_mut(row.parse::<usize>().ok()?)?, column))
}
