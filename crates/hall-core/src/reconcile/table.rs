//! A repeating group: its rows, and what is open about it as a whole.

use super::cell::{Cell, has_chosen, open};
use super::conflict::Held;
use super::rows::{self, Row};
use crate::value::Answer;

/// A repeating group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    pub(super) rows: Vec<Row>,
    /// Other versions of the whole table.
    pub(super) others: Vec<Held>,
    /// What it was before, where something is open about it as a whole.
    pub(super) base: Held,
}

impl Table {
    /// Merges a table; `held` is where in it somebody is typing on my side.
    pub(super) fn merged(
        base: &Self,
        mine: &Self,
        theirs: &Self,
        held: Option<(usize, &str)>,
    ) -> Self {
        let [was, my, their] = [base, mine, theirs].map(Self::standing);
        let i_chose = has_chosen((&was, &base.others), (&my, &mine.others));
        let they_chose = has_chosen((&was, &base.others), (&their, &theirs.others));
        let i_changed = i_chose || mine.rows != base.rows;
        let they_changed = they_chose || theirs.rows != base.rows;
        let rows = match (i_changed, they_changed) {
            (_, false) => Some(mine.rows.clone()),
            (false, true) if held.is_none() => Some(theirs.rows.clone()),
            _ if mine.rows == theirs.rows => Some(mine.rows.clone()),
            _ if i_chose || they_chose => None,
            _ => rows::merged(&base.rows, &mine.rows, &theirs.rows, held),
        };
        let conflict = rows.is_none();
        let mut merged = Self {
            rows: rows.unwrap_or_else(|| mine.rows.clone()),
            // Whoever changed a row has not thereby decided against the rest of the table as it was.
            others: open(
                &base.others.iter().collect::<Vec<_>>(),
                (&my, &mine.others),
                (&their, &theirs.others),
            ),
            base: Held::default(),
        };
        let standing = merged.standing();
        if conflict {
            for it in theirs.variants() {
                if !merged.others.contains(&it) {
                    merged.others.push(it);
                }
            }
        }
        merged.others.retain(|it| *it != standing);
        merged.base = if merged.others.is_empty() {
            Held::default()
        } else if conflict {
            was
        } else {
            let open = [base, mine, theirs]
                .into_iter()
                .find(|it| !it.others.is_empty());
            open.map(|it| it.base.clone()).unwrap_or_default()
        };
        merged
    }

    /// The rows as they stand.
    pub(super) fn standing(&self) -> Held {
        Held::answer(&Answer::Rows(rows::plains(&self.rows)))
    }

    /// The rows as they stand, and once more for each value that is open in one of their cells.
    fn variants(&self) -> Vec<Held> {
        let plain = rows::plains(&self.rows);
        let mut variants = vec![self.standing()];
        for (number, row) in self.rows.iter().enumerate() {
            for (name, cell) in row {
                variants.extend(cell.others.iter().filter_map(|other| {
                    let mut rows = plain.clone();
                    let Held::Answer(answer) = other else {
                        return None;
                    };
                    rows.get_mut(number)?.insert(name.clone(), answer.clone());
                    Some(Held::Answer(Answer::Rows(rows)))
                }));
            }
        }
        variants
    }

    /// The table as one place, for where the other side has something that is no table.
    pub(super) fn into_cell(self) -> Cell {
        let mut cell = Cell {
            value: self.standing(),
            base: self.base.clone(),
            ..Cell::default()
        };
        for it in self.variants().into_iter().chain(self.others) {
            cell.add(it);
        }
        cell
    }
}
