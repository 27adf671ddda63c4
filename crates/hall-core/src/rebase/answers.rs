//! Answers to the fields of the form.

use chrono::NaiveDate;

use super::change::ChangeCode;
use super::meaning::{Symbol, field, options};
use super::record::values;
use super::standing::{Moving, Standing, difference};
use crate::application::Application;
use crate::calendar::Calendar;
use crate::catalog::{Field, Kind};
use crate::kind::Context;
use crate::reading::{Read, read};
use crate::value::Answer;

impl Moving<'_> {
    /// Takes the answers to the fields over.
    pub(super) fn answers(&mut self, application: &Application) {
        for (key, answer) in &application.answers {
            let symbol = Symbol::Field(key);
            let found = field(self.bundle, key).filter(|it| it.group.is_none());
            let kept = match (answer, found) {
                (Answer::Rows(rows), Some(it)) if matches!(it.kind, Kind::Rows { .. }) => {
                    self.table(key, it, answer, rows)
                }
                _ => self.answer(key, key, symbol, found, answer),
            };
            if let Some(kept) = kept {
                self.arrived.answers.insert(key.clone(), kept);
            }
        }
    }

    /// One field or cell: what is kept of its answer. `key` is the field's whole key.
    pub(super) fn answer(
        &mut self,
        at: &str,
        key: &str,
        symbol: Symbol<'_>,
        field: Option<&Field>,
        answer: &Answer,
    ) -> Option<Answer> {
        let standing = self.standing(symbol);
        let field = field.filter(|_| standing != Standing::Gone);
        if answer.is_empty() {
            return field.map(|_| answer.clone());
        }
        let Some(field) = field else {
            let code = match symbol {
                Symbol::Column(..) => ChangeCode::ColumnGone,
                _ => ChangeCode::FieldGone,
            };
            self.drop_answer(at, code, symbol, answer);
            return None;
        };
        if let Standing::Changed { now } = &standing {
            let code = difference(self.meant(symbol).map_or("", String::as_str), now);
            self.drop_answer(at, code, symbol, answer);
            return None;
        }
        if !options(self.bundle, &field.kind).is_empty() {
            return self.choice(at, key, symbol, &standing, answer);
        }
        if standing == Standing::Unverified {
            if !self.fits(field, answer) {
                self.drop_answer(at, ChangeCode::DoesNotFit, symbol, answer);
                return None;
            }
            self.doubt(at, symbol);
        }
        Some(answer.clone())
    }

    /// A choice: the options that are still there and still say the same.
    fn choice(
        &mut self,
        at: &str,
        key: &str,
        symbol: Symbol<'_>,
        standing: &Standing,
        answer: &Answer,
    ) -> Option<Answer> {
        let mut kept = Vec::new();
        let mut doubtful = *standing == Standing::Unverified;
        for value in values(answer) {
            let option = Symbol::Option(key, value);
            let code = match self.standing(option) {
                Standing::Gone => ChangeCode::OptionGone,
                Standing::Changed { .. } => ChangeCode::OptionRenamed,
                other => {
                    doubtful |= other == Standing::Unverified;
                    kept.push(value.clone());
                    continue;
                }
            };
            self.drop_answer(at, code, option, &Answer::Text(value.clone()));
        }
        if values(answer).is_empty() {
            self.drop_answer(at, ChangeCode::DoesNotFit, symbol, answer);
            return None;
        }
        if kept.is_empty() {
            return None;
        }
        let kept = match answer {
            Answer::Text(_) => Answer::Text(kept.concat()),
            _ => Answer::List(kept),
        };
        if doubtful {
            self.doubt(at, symbol);
        }
        Some(kept)
    }

    /// Whether an answer is of this sort at all. One that only breaks a limit is for the pre-check to
    /// complain about; so is a number with a form of its own, which is known by more than its looks.
    fn fits(&self, field: &Field, answer: &Answer) -> bool {
        if matches!(field.kind, Kind::Checked(_) | Kind::Certificate { .. }) {
            return matches!(answer, Answer::Text(_));
        }
        let calendar = Calendar::default();
        let context = Context {
            today: NaiveDate::default(),
            calendar: &calendar,
        };
        match read(self.bundle, field, answer, None, &context) {
            Read::Wrong(fault) => !OF_ANOTHER_SORT.contains(&fault.code.as_str()),
            Read::Nothing | Read::Value(..) => true,
        }
    }
}

/// What reading says of an answer that is no value of its field's kind in any reading.
const OF_ANOTHER_SORT: [&str; 6] = [
    "wrong_type",
    "not_an_option",
    "not_a_number",
    "not_a_date",
    "not_a_month",
    "not_a_moment",
];
