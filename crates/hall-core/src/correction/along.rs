//! What an asked-for change brings along: the places that are asked only because of it.

use crate::catalog::{FieldIx, Kind};
use crate::precheck::{Asked, Precheck};

use super::difference::{cell_asked, required};
use super::named::{Named, material};

/// The places that are to be filled in now, were not asked before, and were not named, in the order of the
/// bundle. Exactly these may be filled in beside the named ones.
pub fn brought_along(was: &Precheck, is: &Precheck, named: &Named) -> Vec<String> {
    let mut places = Vec::new();
    for (position, field) in is.plan().bundle().fields.iter().enumerate() {
        let ix = FieldIx::new(position);
        if field.group.is_some() || named.has(&field.key) {
            continue;
        }
        let before = was.plan().field_ix(&field.key);
        let is_old = before.is_some_and(|it| was.asked(it).counts());
        match &field.kind {
            _ if !is_old && to_fill_in(is, 0, ix) => places.push(field.key.clone()),
            Kind::Rows { columns, .. } if is_old => {
                places.extend(cells(was, is, (&field.key, ix, columns), named));
            }
            _ => {}
        }
    }
    places.extend(materials(was, is, named));
    places
}

fn cells(
    was: &Precheck,
    is: &Precheck,
    (group, ix, columns): (&str, FieldIx, &[FieldIx]),
    named: &Named,
) -> Vec<String> {
    let mut places = Vec::new();
    for row in 0..is.n_rows(ix) {
        for column in columns.iter().filter(|it| to_fill_in(is, row, **it)) {
            let key = is.plan().field(*column).map_or("", |it| it.key.as_str());
            let name = key.rsplit('.').next().unwrap_or_default();
            if !cell_asked(was, group, row, name) && !named.has_cell(group, row, name) {
                places.push(format!("{group}[{row}].{name}"));
            }
        }
    }
    places
}

fn materials(was: &Precheck, is: &Precheck, named: &Named) -> Vec<String> {
    let wanted = is.materials().iter();
    let wanted = wanted.filter(|it| !it.maybe && it.settled.is_none());
    let places = wanted.map(|it| material(is, it.material.at()));
    let is_new = |at: &String| {
        let id = at.strip_prefix("material.").unwrap_or_default();
        !required(was, id) && !named.has(at)
    };
    places.filter(is_new).collect()
}

fn to_fill_in(check: &Precheck, row: usize, field: FieldIx) -> bool {
    matches!(check.cell_asked(row, field), Asked::Yes { .. })
}
