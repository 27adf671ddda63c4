//! The empty form: every entry that the service's form can have, with boxes to tick and room to write.

use super::reading::options;
use super::{FormEntry, FormPart, first_column_use, label, under_headings};
use crate::catalog::{Bundle, Field, FieldIx, Kind, Need, Service, Use};

/// How many rows an empty table has.
const ROWS: usize = 3;
/// The most options that are printed as boxes; more would be a list to search, not a line to tick.
const BOXES: usize = 12;

/// The form of a service, empty. What hangs on a condition says so.
pub fn blank(bundle: &Bundle, service: &Service) -> Vec<FormPart> {
    under_headings(service, |it| entry(bundle, service, it))
}

fn entry(bundle: &Bundle, service: &Service, it: &Use) -> Option<FormEntry> {
    let field = bundle.fields.get(it.field.at())?;
    match (&field.kind, field.group) {
        (_, Some(group)) => {
            let is_first = first_column_use(bundle, service, group) == Some(it.field);
            let is_named = service.uses.iter().any(|it| it.field == group);
            let group = bundle.fields.get(group.at())?;
            (is_first && !is_named).then(|| table(bundle, service, group, group.label.clone()))
        }
        (Kind::Rows { .. }, None) => Some(table(bundle, service, field, marked(it, field))),
        (_, None) => Some(FormEntry {
            at: field.key.clone(),
            columns: Vec::new(),
            label: marked(it, field),
            value: room(bundle, field),
            table: Vec::new(),
        }),
    }
}

/// The label, with a mark where it need not be filled in by everybody.
fn marked(it: &Use, field: &Field) -> String {
    let mark = match (it.when.is_always(), it.need) {
        (true, Need::Required) => "",
        (true, Need::Optional) => "（选填）",
        (false, _) => "（如适用）",
    };
    format!("{}{mark}", label(it, field))
}

fn table(bundle: &Bundle, service: &Service, group: &Field, label: String) -> FormEntry {
    let head: Vec<String> = match &group.kind {
        Kind::Rows { columns, .. } => columns
            .iter()
            .filter_map(|ix| column(bundle, service, group, *ix))
            .collect(),
        _ => Vec::new(),
    };
    let empty = vec![String::new(); head.len()];
    let rows = std::iter::repeat_n(empty, ROWS);
    FormEntry {
        at: group.key.clone(),
        columns: Vec::new(),
        label,
        value: String::new(),
        table: std::iter::once(head).chain(rows).collect(),
    }
}

/// The head of a column that the service wants; a service that names only the table wants them all.
fn column(bundle: &Bundle, service: &Service, group: &Field, ix: FieldIx) -> Option<String> {
    let field = bundle.fields.get(ix.at())?;
    let own = service.uses.iter().find(|it| it.field == ix);
    let names_columns = service.uses.iter().any(|it| {
        let used = bundle.fields.get(it.field.at());
        used.and_then(|it| it.group)
            .and_then(|it| bundle.fields.get(it.at()))
            .is_some_and(|it| it.key == group.key)
    });
    match own {
        Some(own) => Some(label(own, field)),
        None if field.inline || !names_columns => Some(field.label.clone()),
        None => None,
    }
}

/// Room to write, in the shape of the answer.
fn room(bundle: &Bundle, field: &Field) -> String {
    let boxes = |labels: &[&str]| -> String {
        let boxes: Vec<String> = labels.iter().map(|it| format!("□ {it}")).collect();
        boxes.join("　")
    };
    match &field.kind {
        Kind::YesNo => boxes(&["是", "否"]),
        Kind::Consent => boxes(&["同意"]),
        Kind::Date => "　　　　年　　月　　日".to_owned(),
        Kind::Month => "　　　　年　　月".to_owned(),
        Kind::Moment => "　　　　年　　月　　日　　时　　分".to_owned(),
        Kind::Number { unit, .. } if !unit.is_empty() => format!("　　　　　　　{unit}"),
        Kind::Choice(_) | Kind::Choices(_) | Kind::Code { .. } => {
            let labels: Vec<&str> = options(bundle, field)
                .iter()
                .map(|it| it.label.as_str())
                .collect();
            if BOXES < labels.len() {
                String::new()
            } else {
                boxes(&labels)
            }
        }
        _ => String::new(),
    }
}
