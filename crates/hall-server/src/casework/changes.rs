//! What an answer changed in a case, entry by entry as the service's own form has it.

use std::collections::BTreeMap;

use hall_api::Changed;
use hall_core::catalog::{Bundle, Service};
use hall_core::split::Part;
use hall_core::statutory::{FormEntry, Yields, form};

use super::materials::materials;

/// The entries and materials that read otherwise than before.
pub fn changes(
    bundle: &Bundle,
    service: &Service,
    (before, after): (&Part, &Part),
    yields: &Yields<'_>,
) -> Vec<Changed> {
    let (before, order) = read(bundle, service, before, yields);
    let (after, later) = read(bundle, service, after, yields);
    let new = later.into_iter().filter(|it| !order.contains(it));
    let all: Vec<String> = order.iter().cloned().chain(new).collect();
    let text =
        |of: &BTreeMap<String, String>, label: &str| of.get(label).cloned().unwrap_or_default();
    all.into_iter()
        .map(|label| Changed {
            before: text(&before, &label),
            after: text(&after, &label),
            label,
        })
        .filter(|it| it.before != it.after)
        .collect()
}

/// Everything that is read, by its label, and the labels in the order of the form.
fn read(
    bundle: &Bundle,
    service: &Service,
    part: &Part,
    yields: &Yields<'_>,
) -> (BTreeMap<String, String>, Vec<String>) {
    let parts = form(bundle, service, part, yields);
    let entries = parts.iter().flat_map(|part| {
        let entries = part.entries.iter();
        entries.flat_map(|entry| lines(&part.title, entry))
    });
    let materials = materials(bundle, service, part).into_iter().map(|it| {
        let files = it.files.iter().map(|file| file.name.as_str());
        let files: Vec<&str> = files.collect();
        let hashes: String = it.files.iter().map(|file| &file.sha256).cloned().collect();
        let mark: String = hashes.chars().take(8).collect();
        let text = match files.as_slice() {
            [] => it.note,
            files => format!("{}（{}，{mark}）", it.note, files.join("、")),
        };
        (it.label, text)
    });
    let all: Vec<(String, String)> = entries.chain(materials).collect();
    let order = all.iter().map(|(label, _)| label.clone()).collect();
    (all.into_iter().collect(), order)
}

/// An entry as a line; a table as one line for each cell.
fn lines(part: &str, entry: &FormEntry) -> Vec<(String, String)> {
    let Some((head, rows)) = entry.table.split_first() else {
        return vec![(format!("{part} {}", entry.label), entry.value.clone())];
    };
    let cells = rows.iter().enumerate().flat_map(|(row, cells)| {
        let named = head.iter().zip(cells);
        named.map(move |(column, cell)| {
            let label = format!("{} 第 {} 行 {column}", entry.label, row.saturating_add(1));
            (label, cell.clone())
        })
    });
    cells.collect()
}
