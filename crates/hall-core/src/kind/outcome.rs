//! What a check needs and what it says.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::calendar::Calendar;

/// What a check may lean on besides the value itself.
///
/// Both are arguments because the browser and the server must reach the same verdict, whichever clock is wrong.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The day of the check, in China.
    pub today: NaiveDate,
    /// The working days that are known on that day.
    pub calendar: &'a Calendar,
}

/// A stable name of an error or a warning; the words for people are made elsewhere.
pub type Code = &'static str;

/// What a value says about its holder or its date, by name.
pub type Facts = BTreeMap<&'static str, Fact>;

/// One thing that a value says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Fact {
    /// A word, a code or a day.
    Text(String),
    /// A count.
    Integer(i64),
    /// Yes or no.
    Bool(bool),
    /// Several of them, in order.
    List(Vec<Fact>),
    /// The question is sensible and the answer is "none": the name of the holiday on an ordinary day.
    Nothing,
}

/// The verdict on one value.
///
/// It never repeats the value in an error: identity numbers are sensitive personal information (GB/T 35273), and
/// codes end up in logs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// Whether the value can be accepted.
    pub valid: bool,
    /// Why not, when it cannot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<Code>,
    /// The value as it should be stored and compared.
    pub normalized: String,
    /// Accepted, but somebody should look.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warn: Vec<Code>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    /// What the value says; of a refused one, what could still be read.
    pub facts: Facts,
    /// Whether a form may take a refused value with a warning, because the rule behind the code is known to lag.
    #[serde(skip)]
    pub soft: bool,
}

/// The judgement of one kind, before the dispatcher adds the normalised text.
pub(crate) type Judgement = Result<Passed, Refused>;

#[derive(Debug, Default)]
pub(crate) struct Passed {
    normalized: Option<String>,
    warn: Vec<Code>,
    facts: Facts,
}

#[derive(Debug)]
pub(crate) struct Refused {
    code: Code,
    soft: bool,
    facts: Facts,
}

impl Passed {
    #[must_use]
    pub(crate) fn fact(mut self, name: &'static str, fact: impl Into<Fact>) -> Self {
        self.facts.insert(name, fact.into());
        self
    }

    #[must_use]
    pub(crate) fn warn(mut self, code: impl Into<Option<Code>>) -> Self {
        self.warn.extend(code.into());
        self
    }

    /// Says that the value is better stored in another spelling than the folded one.
    #[must_use]
    pub(crate) fn written(mut self, normalized: impl Into<String>) -> Self {
        self.normalized = Some(normalized.into());
        self
    }

    /// Turns a finished judgement into a refusal that keeps what was found out.
    pub(crate) fn refuse(self, code: Code) -> Refused {
        Refused {
            code,
            soft: false,
            facts: self.facts,
        }
    }
}

impl Refused {
    #[must_use]
    pub(crate) fn softly(mut self) -> Self {
        self.soft = true;
        self
    }
}

impl From<Code> for Refused {
    fn from(code: Code) -> Self {
        Self {
            code,
            soft: false,
            facts: Facts::new(),
        }
    }
}

impl Outcome {
    pub(crate) fn new(text: String, judgement: Judgement) -> Self {
        match judgement {
            Ok(passed) => Self {
                valid: true,
                code: None,
                normalized: passed.normalized.unwrap_or(text),
                warn: passed.warn,
                facts: passed.facts,
                soft: false,
            },
            Err(refused) => Self {
                valid: false,
                code: Some(refused.code),
                normalized: text,
                warn: Vec::new(),
                facts: refused.facts,
                soft: refused.soft,
            },
        }
    }
}

impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Fact {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<char> for Fact {
    fn from(letter: char) -> Self {
        Self::Text(letter.to_string())
    }
}

impl From<NaiveDate> for Fact {
    fn from(day: NaiveDate) -> Self {
        Self::Text(day.to_string())
    }
}

impl From<u32> for Fact {
    fn from(number: u32) -> Self {
        Self::Integer(number.into())
    }
}

impl From<i32> for Fact {
    fn from(number: i32) -> Self {
        Self::Integer(number.into())
    }
}

impl From<usize> for Fact {
    fn from(number: usize) -> Self {
        Self::Integer(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<bool> for Fact {
    fn from(truth: bool) -> Self {
        Self::Bool(truth)
    }
}

impl<T: Into<Fact>> From<Option<T>> for Fact {
    fn from(fact: Option<T>) -> Self {
        fact.map_or(Self::Nothing, Into::into)
    }
}

impl<T: Into<Fact>> From<Vec<T>> for Fact {
    fn from(facts: Vec<T>) -> Self {
        Self::List(facts.into_iter().map(Into::into).collect())
    }
}
