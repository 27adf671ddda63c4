//! Tables: the table as such, then cell by cell.

use std::collections::BTreeMap;

use super::meaning::{Symbol, column};
use super::standing::{Moving, Standing, difference};
use crate::catalog::Field;
use crate::value::Answer;

impl Moving<'_> {
    /// What is kept of a table's rows. A row whose cells are all gone stays as an empty row, so that
    /// the rows after it keep their number; a table without any cell left goes.
    pub(super) fn table(
        &mut self,
        key: &str,
        table: &Field,
        answer: &Answer,
        rows: &[BTreeMap<String, Answer>],
    ) -> Option<Answer> {
        let symbol = Symbol::Field(key);
        match self.standing(symbol) {
            Standing::Changed { now } => {
                let code = difference(self.meant(symbol).map_or("", String::as_str), &now);
                self.drop_answer(key, code, symbol, answer);
                return None;
            }
            Standing::Unverified => self.doubt(key, symbol),
            Standing::Same | Standing::Gone => {}
        }
        let kept: Vec<BTreeMap<String, Answer>> = rows
            .iter()
            .enumerate()
            .map(|(number, row)| self.row(&table.key, number, row))
            .collect();
        let had = rows.iter().any(|it| !it.is_empty());
        let has = kept.iter().any(|it| !it.is_empty());
        (has || !had).then_some(Answer::Rows(kept))
    }

    fn row(
        &mut self,
        group: &str,
        number: usize,
        row: &BTreeMap<String, Answer>,
    ) -> BTreeMap<String, Answer> {
        let mut kept = BTreeMap::new();
        for (name, answer) in row {
            let found = column(self.bundle, group, name);
            let at = format!("{group}[{number}].{name}");
            let key = format!("{group}.{name}");
            let cell = self.answer(&at, &key, Symbol::Column(group, name), found, answer);
            kept.extend(cell.map(|it| (name.clone(), it)));
        }
        kept
    }
}
