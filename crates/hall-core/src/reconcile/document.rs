//! A version taken apart into its cells, and put together again.

use std::collections::{BTreeMap, BTreeSet};

use super::cell::Cell;
use super::conflict::{Conflict, Held};
use super::rows::Row;
use super::table::Table;
use super::{Version, materials};
use crate::application::{Application, Provided};
use crate::value::Answer;

/// A version in cells.
#[derive(Clone, Debug, Default)]
pub(super) struct Document {
    situation: BTreeMap<String, Cell>,
    answers: BTreeMap<String, Entry>,
    materials: BTreeMap<String, Cell>,
    /// The materials in their order.
    order: Vec<String>,
}

/// What stands under a key.
#[derive(Clone, Debug)]
enum Entry {
    Plain(Cell),
    Table(Table),
}

/// A place by its parts. A place in a row that is not there any more has been decided with it.
pub(super) enum Spot<'a> {
    Situation(&'a str),
    Material(&'a str),
    Key(&'a str),
    Cell(&'a str, usize, &'a str),
}

impl<'a> Spot<'a> {
    pub(super) fn of(at: &'a str) -> Self {
        let inside = || {
            let (group, rest) = at.split_once('[')?;
            let (row, column) = rest.split_once("].")?;
            Some(Self::Cell(group, row.parse().ok()?, column))
        };
        if let Some(id) = at.strip_prefix("situation.") {
            Self::Situation(id)
        } else if let Some(id) = at.strip_prefix("material.") {
            Self::Material(id)
        } else {
            inside().unwrap_or(Self::Key(at))
        }
    }
}

impl Document {
    pub(super) fn of(version: &Version) -> Self {
        let application = &version.application;
        let mut document = Self::default();
        for (id, value) in &application.situation {
            let value = Held::answer(&Answer::Text(value.clone()));
            document.situation.insert(id.clone(), Cell::of(value));
        }
        for (key, answer) in &application.answers {
            let mark = application.prefilled.get(key).cloned();
            document
                .answers
                .insert(key.clone(), Entry::of(answer, mark));
        }
        for provided in &application.materials {
            document.provide(provided);
        }
        for conflict in &version.conflicts {
            document.open(conflict);
        }
        document
    }

    fn provide(&mut self, provided: &Provided) {
        let cell = self.materials.entry(provided.id.clone()).or_default();
        match &mut cell.value {
            Held::Provided(entries) => entries.push(provided.clone()),
            Held::Answer(_) => {
                cell.value = Held::Provided(vec![provided.clone()]);
                self.order.push(provided.id.clone());
            }
        }
    }

    fn open(&mut self, conflict: &Conflict) {
        let cell = match Spot::of(&conflict.at) {
            Spot::Situation(id) => self.situation.entry(id.to_owned()).or_default(),
            Spot::Material(id) => self.materials.entry(id.to_owned()).or_default(),
            Spot::Key(key) => match self.answers.entry(key.to_owned()).or_default() {
                Entry::Plain(cell) => cell,
                Entry::Table(table) => {
                    table.base = conflict.base.normal();
                    table
                        .others
                        .extend(conflict.others.iter().map(Held::normal));
                    let standing = table.standing();
                    table.others.retain(|it| *it != standing);
                    return;
                }
            },
            Spot::Cell(group, row, column) => {
                let Some(Entry::Table(table)) = self.answers.get_mut(group) else {
                    return;
                };
                let Some(row) = table.rows.get_mut(row) else {
                    return;
                };
                row.entry(column.to_owned()).or_default()
            }
        };
        cell.base = conflict.base.normal();
        for other in &conflict.others {
            cell.add(other.normal());
        }
    }

    /// Merges, place by place.
    pub(super) fn merged(base: &Self, mine: &Self, theirs: &Self, held: Option<&str>) -> Self {
        let spot = held.map(Spot::of);
        let mut merged = Self::default();
        let nothing = Cell::default();
        for id in keys([&base.situation, &mine.situation, &theirs.situation]) {
            let [b, m, t] = [base, mine, theirs].map(|it| it.situation.get(id).unwrap_or(&nothing));
            let here = matches!(spot, Some(Spot::Situation(it)) if it == id);
            merged
                .situation
                .insert(id.clone(), Cell::merged(b, m, t, here));
        }
        for key in keys([&base.answers, &mine.answers, &theirs.answers]) {
            let sides =
                [base, mine, theirs].map(|it| it.answers.get(key).cloned().unwrap_or_default());
            merged
                .answers
                .insert(key.clone(), Entry::merged(sides, key, spot.as_ref()));
        }
        for id in keys([&base.materials, &mine.materials, &theirs.materials]) {
            let [b, m, t] = [base, mine, theirs].map(|it| it.materials.get(id).unwrap_or(&nothing));
            merged
                .materials
                .insert(id.clone(), materials::merged(b, m, t));
        }
        let (first, then) = if mine.order == base.order {
            (&theirs.order, &mine.order)
        } else {
            (&mine.order, &theirs.order)
        };
        merged.order.clone_from(first);
        let new = then.iter().filter(|it| !first.contains(it));
        merged.order.extend(new.cloned());
        merged
    }

    /// Puts the version together; what has no cells comes from the two that were merged.
    pub(super) fn into_version(self, mine: &Application, theirs: &Application) -> Version {
        let mut meanings = theirs.meanings.clone();
        meanings.extend(mine.meanings.clone());
        let mut version = Version::from(Application {
            bundle: mine.bundle.clone(),
            catalog: mine.catalog.clone(),
            meanings,
            submitted_by: mine.submitted_by.clone(),
            ..Application::default()
        });
        for (id, cell) in self.situation {
            if let Held::Answer(Answer::Text(value)) = &cell.value {
                version
                    .application
                    .situation
                    .insert(id.clone(), value.clone());
            }
            version.list(format!("situation.{id}"), cell.base, cell.others);
        }
        for (key, entry) in self.answers {
            entry.into_version(key, &mut version);
        }
        let mut materials = self.materials;
        for id in self.order {
            if let Some(Held::Provided(entries)) = materials.get(&id).map(|it| &it.value) {
                version
                    .application
                    .materials
                    .extend(entries.iter().cloned());
            }
            if let Some(cell) = materials.remove(&id) {
                version.list(format!("material.{id}"), cell.base, cell.others);
            }
        }
        for (id, cell) in materials {
            version.list(format!("material.{id}"), cell.base, cell.others);
        }
        version
    }
}

impl Default for Entry {
    fn default() -> Self {
        Self::Plain(Cell::default())
    }
}

impl Entry {
    fn of(answer: &Answer, mark: Option<String>) -> Self {
        let Answer::Rows(rows) = answer else {
            let value = Held::answer(answer);
            let mark = mark.filter(|_| !value.is_nothing());
            return Self::Plain(Cell {
                mark,
                ..Cell::of(value)
            });
        };
        let rows = rows.iter().map(|row| {
            let cells = row.iter().filter(|(_, it)| !it.is_empty());
            let cell = |(name, it): (&String, &Answer)| (name.clone(), Cell::of(Held::answer(it)));
            cells.map(cell).collect::<Row>()
        });
        Self::Table(Table {
            rows: rows.collect(),
            ..Table::default()
        })
    }

    fn merged(sides: [Self; 3], key: &str, held: Option<&Spot<'_>>) -> Self {
        let tables = sides
            .iter()
            .filter(|it| matches!(it, Self::Table(_)))
            .count();
        if tables != 0 && sides.iter().all(Self::may_be_table) {
            let inside = match held {
                Some(Spot::Cell(group, row, column)) if *group == key => Some((*row, *column)),
                _ => None,
            };
            let [base, mine, theirs] = sides.map(Self::into_table);
            return Self::Table(Table::merged(&base, &mine, &theirs, inside));
        }
        let here = matches!(held, Some(Spot::Key(it)) if *it == key);
        let [base, mine, theirs] = sides.map(|it| match it {
            Self::Plain(cell) => cell,
            Self::Table(table) => table.into_cell(),
        });
        Self::Plain(Cell::merged(&base, &mine, &theirs, here))
    }

    fn may_be_table(&self) -> bool {
        match self {
            Self::Plain(cell) => cell.value.is_nothing(),
            Self::Table(_) => true,
        }
    }

    fn into_table(self) -> Table {
        match self {
            Self::Plain(cell) => Table {
                rows: Vec::new(),
                others: cell.others,
                base: cell.base,
            },
            Self::Table(table) => table,
        }
    }

    fn into_version(self, key: String, version: &mut Version) {
        let table = match self {
            Self::Plain(cell) => {
                if let (Some(mark), false) = (cell.mark, cell.value.is_nothing()) {
                    version.application.prefilled.insert(key.clone(), mark);
                }
                version.put(&key, cell.value);
                version.list(key, cell.base, cell.others);
                return;
            }
            Self::Table(table) => table,
        };
        version.put(&key, table.standing());
        version.list(key.clone(), table.base, table.others);
        for (number, row) in table.rows.into_iter().enumerate() {
            for (name, cell) in row {
                version.list(format!("{key}[{number}].{name}"), cell.base, cell.others);
            }
        }
    }
}

impl Version {
    fn put(&mut self, key: &str, value: Held) {
        if let Held::Answer(answer) = value
            && !answer.is_empty()
        {
            self.application.answers.insert(key.to_owned(), answer);
        }
    }

    fn list(&mut self, at: String, base: Held, others: Vec<Held>) {
        if !others.is_empty() {
            self.conflicts.push(Conflict { at, base, others });
        }
    }
}

fn keys<T>(of: [&BTreeMap<String, T>; 3]) -> BTreeSet<&String> {
    of.into_iter().flat_map(BTreeMap::keys).collect()
}
