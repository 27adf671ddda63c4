//! What the answers of a draft mean, written down for later.

use std::collections::BTreeMap;

use super::meaning::{Symbol, column, field, options};
use crate::application::Application;
use crate::catalog::{Bundle, Field};
use crate::value::Answer;

/// The meaning of everything that a draft speaks of, under the bundle that it is filled in with. What
/// has no place in the bundle has no meaning.
pub fn meanings(bundle: &Bundle, application: &Application) -> BTreeMap<String, String> {
    let mut record = Record {
        bundle,
        lines: BTreeMap::new(),
    };
    for (id, value) in &application.situation {
        record.note(Symbol::Question(id));
        record.note(Symbol::Answer(id, value));
    }
    for (key, answer) in &application.answers {
        record.note(Symbol::Field(key));
        match answer {
            Answer::Rows(rows) => rows.iter().for_each(|row| record.row(key, row)),
            _ => record.chosen(key, field(bundle, key), answer),
        }
    }
    for entry in &application.materials {
        record.note(Symbol::Material(&entry.id));
        record.note(Symbol::Way(&entry.id, entry.way));
    }
    record.lines
}

struct Record<'a> {
    bundle: &'a Bundle,
    lines: BTreeMap<String, String>,
}

impl Record<'_> {
    fn note(&mut self, symbol: Symbol<'_>) {
        let name = symbol.to_string();
        // Rows repeat their columns; one look at each is enough.
        if !self.lines.contains_key(&name) {
            let meaning = symbol.meaning(self.bundle);
            self.lines.extend(meaning.map(|it| (name, it)));
        }
    }

    fn row(&mut self, group: &str, row: &BTreeMap<String, Answer>) {
        for (name, answer) in row {
            let found = column(self.bundle, group, name);
            self.note(Symbol::Column(group, name));
            self.chosen(&format!("{group}.{name}"), found, answer);
        }
    }

    fn chosen(&mut self, key: &str, field: Option<&Field>, answer: &Answer) {
        if field.is_none_or(|it| options(self.bundle, &it.kind).is_empty()) {
            return;
        }
        for value in values(answer) {
            self.note(Symbol::Option(key, value));
        }
    }
}

/// The options that an answer chooses.
pub(super) fn values(answer: &Answer) -> &[String] {
    match answer {
        Answer::Text(one) => std::slice::from_ref(one),
        Answer::List(several) => several,
        _ => &[],
    }
}
