//! What a request for a correction can name: every entry of the form and every material.

use hall_api::{CaseMaterial, FormEntry, FormPart};

use crate::words;

/// A place that can be named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// As an item names it: a key, a row, a cell, or `material.` and an id.
    pub at: String,
    /// The heading under which it stands.
    pub heading: String,
    /// What it is called.
    pub label: String,
}

/// The places of a statutory form and of its materials.
pub(crate) fn places(form: &[FormPart], materials: &[CaseMaterial]) -> Vec<Place> {
    let entries = form.iter().flat_map(|part| {
        let of_part = part.entries.iter().filter(|it| !it.at.is_empty());
        of_part.flat_map(|it| of_entry(&part.title, it))
    });
    entries.chain(of_materials(materials)).collect()
}

/// The places of materials.
pub(crate) fn of_materials(materials: &[CaseMaterial]) -> Vec<Place> {
    let named = materials.iter().filter(|it| !it.id.is_empty());
    let place = |it: &CaseMaterial| Place {
        at: format!("material.{}", it.id),
        heading: words::DESK_MATERIALS.to_owned(),
        label: it.label.clone(),
    };
    named.map(place).collect()
}

/// An entry, or each cell of a table.
fn of_entry(heading: &str, entry: &FormEntry) -> Vec<Place> {
    let place = |at: String, label: String| Place {
        at,
        heading: heading.to_owned(),
        label,
    };
    let Some((head, rows)) = entry.table.split_first() else {
        return vec![place(entry.at.clone(), entry.label.clone())];
    };
    let mut all = vec![place(entry.at.clone(), entry.label.clone())];
    for (row, _) in rows.iter().enumerate() {
        let cells = entry.columns.iter().zip(head);
        all.extend(cells.map(|(element, column)| {
            place(
                format!("{}[{row}].{element}", entry.at),
                words::cell_of(&entry.label, row.saturating_add(1), column),
            )
        }));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_of_a_table_can_be_named() {
        let text = |it: &str| it.to_owned();
        let table = FormEntry {
            at: text("baby"),
            columns: vec![text("name"), text("weight")],
            label: text("新生儿"),
            value: text("共 1 行"),
            table: vec![
                vec![text("姓名"), text("体重")],
                vec![text("林小满"), text("3300 克")],
            ],
        };
        let part = FormPart {
            title: text("基本情况"),
            entries: vec![table],
        };
        let at: Vec<String> = places(&[part], &[]).into_iter().map(|it| it.at).collect();
        assert_eq!(at, ["baby", "baby[0].name", "baby[0].weight"]);
    }
}
