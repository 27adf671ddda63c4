//! Merging the rows of a table.

use std::collections::{BTreeMap, BTreeSet};

use super::align::{Plain, align};
use super::cell::Cell;
use super::conflict::Held;

/// A row: its cells by the names of their columns.
pub(super) type Row = BTreeMap<String, Cell>;

/// Merges rows; `held` is the row and the column at which somebody is typing on my side. `None` if it
/// is not certain enough which row is which, or if a row was removed on one side and changed on the other.
pub(super) fn merged(
    base: &[Row],
    mine: &[Row],
    theirs: &[Row],
    held: Option<(usize, &str)>,
) -> Option<Vec<Row>> {
    let [base_plain, my_plain, their_plain] = [base, mine, theirs].map(plains);
    let in_mine = align(&base_plain, &my_plain);
    let in_theirs = align(&base_plain, &their_plain);
    // Per row of mine: its row in the base and in theirs.
    let mut origin = vec![None; mine.len()];
    for (row, (my, their)) in base.iter().zip(in_mine.iter().zip(&in_theirs)) {
        match (my, their.and_then(|it| theirs.get(it))) {
            (Some(my), found) => *origin.get_mut(*my)? = Some((row, found)),
            (None, Some(changed)) if changed != row => return None,
            (None, _) => {}
        }
    }
    let mut merged = Vec::new();
    for (number, (row, origin)) in mine.iter().zip(origin).enumerate() {
        let here = held.filter(|it| it.0 == number).map(|it| it.1);
        match origin {
            None => merged.push(row.clone()),
            Some((base, Some(their))) => merged.push(one(base, row, their, here)),
            Some((base, None)) if row == base && held.is_none_or(|it| it.0 < number) => {}
            Some((_, None)) => return None,
        }
    }
    let mut added: Vec<&Row> = not_among(mine.len(), &in_mine)
        .into_iter()
        .filter_map(|it| mine.get(it))
        .collect();
    for at in not_among(theirs.len(), &in_theirs) {
        let Some(row) = theirs.get(at) else { continue };
        // The same new row on both sides is one.
        match added.iter().position(|it| *it == row) {
            Some(same) => drop(added.swap_remove(same)),
            None => merged.push(row.clone()),
        }
    }
    Some(merged)
}

/// One row, cell by cell.
fn one(base: &Row, mine: &Row, theirs: &Row, held: Option<&str>) -> Row {
    let names: BTreeSet<&String> = [base, mine, theirs]
        .into_iter()
        .flat_map(BTreeMap::keys)
        .collect();
    let nothing = Cell::default();
    let mut merged = Row::new();
    for name in names {
        let [base, my, their] = [base, mine, theirs].map(|it| it.get(name).unwrap_or(&nothing));
        let cell = Cell::merged(base, my, their, held == Some(name));
        if cell != nothing {
            merged.insert(name.clone(), cell);
        }
    }
    merged
}

fn not_among(n: usize, aligned: &[Option<usize>]) -> Vec<usize> {
    let taken: BTreeSet<usize> = aligned.iter().flatten().copied().collect();
    (0..n).filter(|it| !taken.contains(it)).collect()
}

/// The rows as they stand.
pub(super) fn plains(rows: &[Row]) -> Vec<Plain> {
    rows.iter().map(plain).collect()
}

fn plain(row: &Row) -> Plain {
    let cells = row.iter().filter_map(|(name, cell)| match &cell.value {
        Held::Answer(answer) if !answer.is_empty() => Some((name.clone(), answer.clone())),
        _ => None,
    });
    cells.collect()
}
