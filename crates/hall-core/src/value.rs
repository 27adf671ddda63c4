//! Answers as they are typed, and the values that they turn out to be.

use std::collections::BTreeMap;
use std::fmt;

use chrono::{NaiveDate, NaiveDateTime};
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Serialize, Serializer};

use crate::decimal::Decimal;
use crate::known::Known;

/// What stands in a draft for one field: raw, as typed, whether it makes sense or not.
///
/// A draft must be able to hold nonsense, because a person who has typed half a number wants to find
/// it again after a reload.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Answer {
    /// Nothing; the same as not being there.
    #[default]
    Nothing,
    /// A yes-or-no answer.
    Bool(bool),
    /// Typed text, a number, a date, or the value of a chosen option.
    Text(String),
    /// The values of several chosen options.
    List(Vec<String>),
    /// The rows of a repeating group; each row maps column names to answers.
    Rows(Vec<BTreeMap<String, Answer>>),
}

impl Answer {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Bool(_) => false,
            Self::Text(text) => text.trim().is_empty(),
            Self::List(items) => items.is_empty(),
            Self::Rows(rows) => rows.is_empty(),
        }
    }
}

impl From<&str> for Answer {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl Serialize for Answer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nothing => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Rows(rows) => serializer.collect_seq(rows),
        }
    }
}

impl<'de> Deserialize<'de> for Answer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnswerVisitor)
    }
}

struct AnswerVisitor;

impl<'de> Visitor<'de> for AnswerVisitor {
    type Value = Answer;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a number, true or false, a list of texts, or a list of rows")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Answer, E> {
        Ok(Answer::Nothing)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Answer, E> {
        Ok(Answer::Bool(value))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Answer, E> {
        Ok(Answer::Text(value.to_string()))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Answer, E> {
        Ok(Answer::Text(value.to_string()))
    }

    // JSON knows only this kind of number. Its shortest decimal form is the same on every machine,
    // and that text is what we keep.
    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Answer, E> {
        Ok(Answer::Text(value.to_string()))
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Answer, E> {
        Ok(Answer::Text(value.to_owned()))
    }

    fn visit_string<E: de::Error>(self, value: String) -> Result<Answer, E> {
        Ok(Answer::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Answer, A::Error> {
        let mut items = Vec::new();
        let mut rows = Vec::new();
        while let Some(item) = seq.next_element::<Answer>()? {
            match item {
                Answer::Text(text) if rows.is_empty() => items.push(text),
                Answer::Rows(mut row) if items.is_empty() && row.len() == 1 => {
                    rows.append(&mut row);
                }
                _ => return Err(de::Error::custom("a list holds either texts or rows")),
            }
        }
        Ok(if rows.is_empty() {
            Answer::List(items)
        } else {
            Answer::Rows(rows)
        })
    }

    // One object is one row; `visit_seq` strings them together.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Answer, A::Error> {
        let mut row = BTreeMap::new();
        while let Some((key, value)) = map.next_entry::<String, Answer>()? {
            if matches!(value, Answer::Rows(_)) {
                return Err(de::Error::custom("a row cannot hold rows"));
            }
            row.insert(key, value);
        }
        Ok(Answer::Rows(vec![row]))
    }
}

/// One row of a repeating group: what is known of each column, in the order of the columns.
pub type Row = Vec<Known<Value>>;

/// An answer that has been understood as a value of its field's kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Text in its normal form, or the value of a chosen option.
    Text(String),
    /// A whole or decimal number.
    Number(Decimal),
    /// Yes or no.
    Bool(bool),
    /// A day; a month is its first day.
    Date(NaiveDate),
    /// A day with its time.
    Moment(NaiveDateTime),
    /// The values of the chosen options, in the order of the options.
    Choices(Vec<String>),
    /// The rows of a repeating group.
    Rows(Vec<Row>),
}

impl Value {
    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The day, of a date or a moment.
    pub fn as_date(&self) -> Option<NaiveDate> {
        match self {
            Self::Date(date) => Some(*date),
            Self::Moment(moment) => Some(moment.date()),
            _ => None,
        }
    }

    /// The number, if it is one.
    pub const fn as_number(&self) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }
}
