//! The names that an expression may use.

use std::collections::BTreeMap;

use hall_core::catalog::{FieldIx, QuestionIx};

use super::sort::{Options, Sort};

/// The fields and guiding questions that exist, by name.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    fields: BTreeMap<String, FieldWord>,
    questions: BTreeMap<String, (QuestionIx, Options)>,
}

/// A field as expressions see it.
#[derive(Clone, Debug)]
pub struct FieldWord {
    /// The field.
    pub field: FieldIx,
    /// The sort of its value; of a column, of one cell.
    pub sort: Sort,
    /// The repeating group whose column it is.
    pub group: Option<FieldIx>,
}

/// The repeating group whose row is at hand, if any: its columns mean the row's cells.
pub type RowScope = Option<FieldIx>;

impl Vocabulary {
    /// Adds a field.
    pub fn add_field(&mut self, key: &str, word: FieldWord) {
        self.fields.insert(key.to_owned(), word);
    }

    /// Adds a guiding question with the values of its options.
    pub fn add_question(&mut self, id: &str, question: QuestionIx, options: Options) {
        self.questions.insert(id.to_owned(), (question, options));
    }

    /// The field of that key.
    pub fn field(&self, key: &str) -> Option<&FieldWord> {
        self.fields.get(key)
    }

    /// The question of that id, and its options.
    pub fn question(&self, id: &str) -> Option<(QuestionIx, &Options)> {
        self.questions
            .get(id)
            .map(|(question, options)| (*question, options))
    }

    /// All field keys.
    pub fn field_keys(&self) -> impl Iterator<Item = &str> {
        self.fields.keys().map(String::as_str)
    }

    /// All question ids.
    pub fn question_ids(&self) -> impl Iterator<Item = &str> {
        self.questions.keys().map(String::as_str)
    }
}
