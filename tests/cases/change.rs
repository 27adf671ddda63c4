//! Making a case's application out of the complete one.
//!
//! The order in which a file lists its changes does not matter: whole answers come first, then new rows,
//! then cells, and rows are taken away last.

use std::collections::BTreeMap;

use hall_core::application::{Application, FileRef, Provided};
use hall_core::catalog::WayKind;
use hall_core::value::Answer;

use crate::file::{CaseFile, Provision, UploadedFile};

type Row = BTreeMap<String, Answer>;

/// The complete application with the case's changes.
pub(crate) fn changed(complete: &Application, case: &CaseFile) -> Result<Application, String> {
    let mut application = complete.clone();
    for (question, option) in &case.situation {
        put(&mut application.situation, question, option.clone());
    }
    for (id, provision) in &case.materials {
        application.materials.retain(|it| it.id != *id);
        let provided = provision.as_ref().map(|it| provided(id, it));
        application.materials.extend(provided);
    }
    let mut changes: Vec<(Place<'_>, &Answer)> = Vec::new();
    for (at, answer) in &case.change {
        changes.push((Place::read(at)?, answer));
    }
    changes.sort_by_key(|(place, _)| place.turn());
    for (place, answer) in changes {
        apply(&mut application.answers, place, answer)?;
    }
    Ok(application)
}

fn put<T>(map: &mut BTreeMap<String, T>, key: &str, value: Option<T>) {
    match value {
        Some(value) => map.insert(key.to_owned(), value),
        None => map.remove(key),
    };
}

/// What a change is about.
#[derive(Clone, Copy, Debug)]
enum Place<'a> {
    /// `org.name`: a whole answer.
    Answer(&'a str),
    /// `+staff`: one more row.
    NewRow(&'a str),
    /// `staff[0].name`: a cell.
    Cell(&'a str, usize, &'a str),
    /// `staff[0]`: a row.
    Row(&'a str, usize),
}

impl<'a> Place<'a> {
    fn read(at: &'a str) -> Result<Self, String> {
        if let Some(group) = at.strip_prefix('+') {
            return Ok(Self::NewRow(group));
        }
        let Some((group, rest)) = at.split_once('[') else {
            return Ok(Self::Answer(at));
        };
        let place = rest.split_once(']').and_then(|(row, column)| {
            let row = row.parse().ok()?;
            match column.strip_prefix('.') {
                Some(column) => Some(Self::Cell(group, row, column)),
                None if column.is_empty() => Some(Self::Row(group, row)),
                None => None,
            }
        });
        place.ok_or_else(|| format!("`{at}` is no place: write group[0].column"))
    }

    /// When its turn is; rows are taken away from the last to the first.
    const fn turn(self) -> (u8, usize) {
        match self {
            Self::Answer(_) => (0, 0),
            Self::NewRow(_) => (1, 0),
            Self::Cell(..) => (2, 0),
            Self::Row(_, row) => (3, usize::MAX - row),
        }
    }
}

fn apply(
    answers: &mut BTreeMap<String, Answer>,
    place: Place<'_>,
    answer: &Answer,
) -> Result<(), String> {
    let said = (*answer != Answer::Nothing).then(|| answer.clone());
    match place {
        Place::Answer(key) => put(answers, key, said),
        Place::NewRow(group) => {
            let Answer::Rows(new) = answer else {
                return Err(format!("+{group} takes a row, or a list of rows"));
            };
            let rows = rows(answers, group)?;
            for cells in new {
                let mut row = rows.last().cloned().unwrap_or_default();
                for (column, answer) in cells {
                    let said = (*answer != Answer::Nothing).then(|| answer.clone());
                    put(&mut row, column, said);
                }
                rows.push(row);
            }
        }
        Place::Cell(group, row, column) => {
            let rows = rows(answers, group)?;
            let cells = rows
                .get_mut(row)
                .ok_or_else(|| format!("{group} has no row {row}"))?;
            put(cells, column, said);
        }
        Place::Row(group, row) => {
            let rows = rows(answers, group)?;
            if said.is_some() || rows.len() <= row {
                return Err(format!(
                    "{group}[{row}] can only be taken away, and must be there"
                ));
            }
            rows.remove(row);
        }
    }
    Ok(())
}

fn rows<'a>(
    answers: &'a mut BTreeMap<String, Answer>,
    group: &str,
) -> Result<&'a mut Vec<Row>, String> {
    let answer = answers.entry(group.to_owned()).or_default();
    if answer.is_empty() {
        *answer = Answer::Rows(Vec::new());
    }
    match answer {
        Answer::Rows(rows) => Ok(rows),
        _ => Err(format!("{group} has no rows")),
    }
}

/// Who signs, where the case says nothing else.
const SIGNATORY: &str = "林一舟";

fn provided(id: &str, provision: &Provision) -> Provided {
    let mut provided = Provided {
        id: id.to_owned(),
        way: WayKind::Upload,
        files: Vec::new(),
        licence: None,
        signed: None,
    };
    match provision {
        Provision::Way(WayKind::Upload) => provided.files = vec![proper_file(id)],
        Provision::Way(way) => {
            let signs = [WayKind::Commitment, WayKind::Deferral, WayKind::Generated];
            provided.way = *way;
            provided.signed = signs.contains(way).then(|| SIGNATORY.to_owned());
        }
        Provision::Signed(it) => {
            provided.way = it.way;
            provided.signed = Some(it.signed.clone());
        }
        Provision::Files(files) => {
            provided.files = files.iter().enumerate().map(stored).collect();
        }
    }
    provided
}

fn proper_file(id: &str) -> FileRef {
    let file = UploadedFile {
        name: format!("{id}.pdf"),
        media_type: "application/pdf".to_owned(),
        size: 120_000,
    };
    stored((0, &file))
}

fn stored((number, file): (usize, &UploadedFile)) -> FileRef {
    FileRef {
        name: file.name.clone(),
        media_type: file.media_type.clone(),
        size: file.size,
        sha256: format!("{number:064x}"),
    }
}
