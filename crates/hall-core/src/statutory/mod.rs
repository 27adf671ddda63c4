//! A service's statutory form, in its own order and with its own labels: as the reviewer reads it, as
//! the applicant prints it, and empty to fill in by hand.

mod blank;
mod reading;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::catalog::{Bundle, Field, FieldIx, Kind, Service, Use};
use crate::split::Part;
use crate::value::Answer;

pub use blank::blank;
pub use reading::read;

/// One part of a statutory form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormPart {
    /// Its heading.
    pub title: String,
    /// Its entries.
    pub entries: Vec<FormEntry>,
}

/// One entry of a statutory form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormEntry {
    /// The field's key, or the group's; a request for a correction names it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub at: String,
    /// For a table: the elements of its columns. With a row they name a cell: `baby[0].weight`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
    /// The label on the form.
    pub label: String,
    /// What was answered, as it is read; empty if it was left out.
    pub value: String,
    /// For a table: the head and the rows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub table: Vec<Vec<String>>,
}

/// Values that came with earlier results, by field key; a cell's key is `baby[0].id_no`.
pub type Yields<'a> = BTreeMap<&'a str, &'a str>;

/// The form of `service`, filled from its part and from the results of earlier services.
///
/// What was not answered is left out where it hangs on a condition, and stands empty where it was
/// simply optional.
pub fn form(bundle: &Bundle, service: &Service, part: &Part, yields: &Yields<'_>) -> Vec<FormPart> {
    under_headings(service, |it| entry(bundle, service, it, part, yields))
}

/// The entries of all uses that have one, under the headings of the form.
fn under_headings(
    service: &Service,
    mut entry: impl FnMut(&Use) -> Option<FormEntry>,
) -> Vec<FormPart> {
    let mut parts: Vec<FormPart> = Vec::new();
    for it in &service.uses {
        let Some(entry) = entry(it) else {
            continue;
        };
        match parts.last_mut() {
            Some(last) if last.title == it.place => last.entries.push(entry),
            _ => parts.push(FormPart {
                title: it.place.clone(),
                entries: vec![entry],
            }),
        }
    }
    parts
}

fn entry(
    bundle: &Bundle,
    service: &Service,
    it: &Use,
    part: &Part,
    yields: &Yields<'_>,
) -> Option<FormEntry> {
    let field = bundle.fields.get(it.field.at())?;
    match (&field.kind, field.group) {
        // A column stands in its table. The table stands where the service names it, or where it
        // names the first of its columns.
        (_, Some(group)) => {
            let is_first = first_column_use(bundle, service, group) == Some(it.field);
            let group_used = service.uses.iter().any(|it| it.field == group);
            if group_used || !is_first {
                return None;
            }
            table(bundle, service, group, part, yields)
        }
        (Kind::Rows { .. }, None) => table(bundle, service, it.field, part, yields),
        (_, None) => {
            let value = match (part.fields.get(&field.key), yields.get(field.key.as_str())) {
                (Some(answer), _) => read(bundle, field, answer),
                (None, Some(value)) => read(bundle, field, &Answer::from(*value)),
                (None, None) if it.when.is_always() => String::new(),
                (None, None) => return None,
            };
            Some(FormEntry {
                at: field.key.clone(),
                columns: Vec::new(),
                label: label(it, field),
                value,
                table: Vec::new(),
            })
        }
    }
}

fn first_column_use(bundle: &Bundle, service: &Service, group: FieldIx) -> Option<FieldIx> {
    let in_group = |it: &&Use| {
        bundle
            .fields
            .get(it.field.at())
            .is_some_and(|field| field.group == Some(group))
    };
    service.uses.iter().find(in_group).map(|it| it.field)
}

fn table(
    bundle: &Bundle,
    service: &Service,
    group: FieldIx,
    part: &Part,
    yields: &Yields<'_>,
) -> Option<FormEntry> {
    let field = bundle.fields.get(group.at())?;
    let Some(Answer::Rows(rows)) = part.fields.get(&field.key) else {
        return None;
    };
    let columns = columns(bundle, service, field, rows, yields);
    let head = columns.iter().map(|column| column.label.clone()).collect();
    let body = rows.iter().enumerate().map(|(row, cells)| {
        columns
            .iter()
            .map(|column| column.cell(bundle, field, row, cells, yields))
            .collect()
    });
    let own = service.uses.iter().find(|it| it.field == group);
    let elements = columns.iter().map(|column| column.element.to_owned());
    Some(FormEntry {
        at: field.key.clone(),
        columns: elements.collect(),
        label: own.map_or_else(|| field.label.clone(), |it| label(it, field)),
        value: format!("共 {} 行", rows.len()),
        table: std::iter::once(head).chain(body).collect(),
    })
}

struct Column<'a> {
    field: &'a Field,
    element: &'a str,
    label: String,
}

impl Column<'_> {
    fn cell(
        &self,
        bundle: &Bundle,
        group: &Field,
        row: usize,
        cells: &BTreeMap<String, Answer>,
        yields: &Yields<'_>,
    ) -> String {
        let came = format!("{}[{row}].{}", group.key, self.element);
        match (cells.get(self.element), yields.get(came.as_str())) {
            (Some(answer), _) => read(bundle, self.field, answer),
            (None, Some(value)) => read(bundle, self.field, &Answer::from(*value)),
            (None, None) => String::new(),
        }
    }
}

/// The columns that this service received in at least one row.
fn columns<'a>(
    bundle: &'a Bundle,
    service: &Service,
    group: &'a Field,
    rows: &[BTreeMap<String, Answer>],
    yields: &Yields<'_>,
) -> Vec<Column<'a>> {
    let Kind::Rows { columns, .. } = &group.kind else {
        return Vec::new();
    };
    columns
        .iter()
        .filter_map(|ix| {
            let field = bundle.fields.get(ix.at())?;
            let element = field.key.rsplit('.').next()?;
            let own = service.uses.iter().find(|it| it.field == *ix);
            let came = format!("].{element}");
            let shown = rows.iter().any(|cells| cells.contains_key(element))
                || own.is_some() && yields.keys().any(|key| key.ends_with(&came));
            let label = own.map_or_else(|| field.label.clone(), |it| label(it, field));
            shown.then_some(Column {
                field,
                element,
                label,
            })
        })
        .collect()
}

fn label(it: &Use, field: &Field) -> String {
    if it.label.is_empty() {
        field.label.clone()
    } else {
        it.label.clone()
    }
}
