//! From an answer as typed to a value of its field's kind.
//!
//! Reading never fails: it gives a value, nothing, or says what is wrong with the answer. What a
//! service demands beyond the kind is checked later, where the service stands.

use chrono::{NaiveDate, NaiveDateTime};

use crate::catalog::{Bundle, CodeTable, Field, Kind, Opt};
use crate::decimal::Decimal;
use crate::kind::{self, Context, ValueKind};
use crate::value::{Answer, Value};

/// What came of reading an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Read {
    /// Nothing was answered.
    Nothing,
    /// A value, with warnings about it.
    Value(Value, Vec<&'static str>),
    /// It is no value of this kind.
    Wrong(Fault),
}

/// Why an answer is no value of its field's kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The finding's code.
    pub code: String,
    /// What the words need besides.
    pub args: Vec<(&'static str, String)>,
}

impl Fault {
    fn new(code: &str) -> Self {
        Self {
            code: code.to_owned(),
            args: Vec::new(),
        }
    }

    fn with(mut self, name: &'static str, value: impl std::fmt::Display) -> Self {
        self.args.push((name, format!("{value}")));
        self
    }
}

/// Reads one answer. `certificate` is the form that a certificate number has, if its type is known.
///
/// Repeating groups are read row by row by the pre-check and never come here.
pub fn read(
    bundle: &Bundle,
    field: &Field,
    answer: &Answer,
    certificate: Option<ValueKind>,
    context: &Context<'_>,
) -> Read {
    if answer.is_empty() {
        return Read::Nothing;
    }
    match (&field.kind, answer) {
        (Kind::YesNo, Answer::Bool(value)) => good(Value::Bool(*value)),
        (Kind::YesNo, Answer::Text(text)) => yes_or_no(text),
        (Kind::Consent, Answer::Bool(value)) => consent(*value),
        (Kind::Consent, Answer::Text(text)) => consent(text == "true"),
        (Kind::Choices(options), Answer::List(chosen)) => choices(options, chosen),
        (Kind::Choices(options), Answer::Text(one)) => choices(options, std::slice::from_ref(one)),
        (kind, Answer::Text(text)) => text_as(bundle, kind, text, certificate, context),
        _ => Read::Wrong(Fault::new("wrong_type")),
    }
}

fn text_as(
    bundle: &Bundle,
    kind: &Kind,
    text: &str,
    certificate: Option<ValueKind>,
    context: &Context<'_>,
) -> Read {
    match kind {
        Kind::Text { min, max, lines } => free_text(text, *min, *max, *lines),
        Kind::Address => free_text(text, 6, 200, false),
        Kind::Signature { .. } => free_text(text, 1, 60, false),
        Kind::Checked(kind) => checked(*kind, text, context),
        Kind::Certificate { .. } => match certificate {
            Some(kind) => checked(kind, text, context),
            None => free_text(text, 1, 50, false),
        },
        Kind::Number {
            unit,
            decimals,
            min,
            max,
        } => number(text, unit, *decimals, *min, *max),
        Kind::Date => date(text),
        Kind::Month => match NaiveDate::parse_from_str(&format!("{}-01", narrow(text)), "%Y-%m-%d")
        {
            Ok(first) => good(Value::Date(first)),
            Err(_) => Read::Wrong(Fault::new("not_a_month")),
        },
        Kind::Moment => moment(text),
        Kind::Choice(options) => choice(options, text),
        Kind::Code { table } => {
            let table: Option<&CodeTable> = bundle.tables.get(usize::from(*table));
            choice(table.map_or(&[][..], |it| &it.options), text)
        }
        Kind::YesNo | Kind::Consent | Kind::Choices(_) | Kind::Rows { .. } => {
            Read::Wrong(Fault::new("wrong_type"))
        }
    }
}

const fn good(value: Value) -> Read {
    Read::Value(value, Vec::new())
}

fn yes_or_no(text: &str) -> Read {
    match text {
        "true" => good(Value::Bool(true)),
        "false" => good(Value::Bool(false)),
        _ => Read::Wrong(Fault::new("wrong_type")),
    }
}

fn consent(given: bool) -> Read {
    if given {
        good(Value::Bool(true))
    } else {
        Read::Nothing
    }
}

fn free_text(text: &str, min: u16, max: u16, lines: bool) -> Read {
    let trimmed = text.trim();
    if let Some(fault) = trimmed.chars().find_map(|c| unprintable(c, lines)) {
        return Read::Wrong(fault);
    }
    let n = trimmed.chars().count();
    if n < usize::from(min) {
        return Read::Wrong(Fault::new("too_short").with("min", min));
    }
    if usize::from(max) < n {
        return Read::Wrong(Fault::new("too_long").with("max", max).with("length", n));
    }
    good(Value::Text(trimmed.to_owned()))
}

/// Control characters and bidirectional overrides: invisible in print, and able to make one text look
/// like another.
fn unprintable(c: char, lines: bool) -> Option<Fault> {
    let refused = match c {
        '\n' | '\r' | '\t' => !lines,
        '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}'
        | '\u{FFFD}' => true,
        other => other.is_control(),
    };
    refused.then(|| Fault::new("unprintable_character"))
}

fn checked(kind: ValueKind, text: &str, context: &Context<'_>) -> Read {
    match kind::verdict(kind, text, context) {
        Ok((normalized, remarks)) => Read::Value(Value::Text(normalized), remarks),
        Err(code) => {
            let fault = Fault::new("malformed").with("kind", kind.id());
            Read::Wrong(fault.with("reason", code))
        }
    }
}

fn number(
    text: &str,
    unit: &str,
    decimals: u8,
    min: Option<Decimal>,
    max: Option<Decimal>,
) -> Read {
    let Some(number) = Decimal::parse(text) else {
        return Read::Wrong(Fault::new("not_a_number").with("unit", unit));
    };
    if u32::from(decimals) < number.n_decimals() {
        return Read::Wrong(if decimals == 0 {
            Fault::new("not_whole")
        } else {
            Fault::new("too_many_decimals").with("decimals", decimals)
        });
    }
    if let Some(min) = min.filter(|min| number < *min) {
        return Read::Wrong(
            Fault::new("below_minimum")
                .with("min", min)
                .with("unit", unit),
        );
    }
    if let Some(max) = max.filter(|max| *max < number) {
        return Read::Wrong(
            Fault::new("above_maximum")
                .with("max", max)
                .with("unit", unit),
        );
    }
    good(Value::Number(number))
}

/// The years in which a date on a form can lie. Outside, somebody's finger slipped.
const YEARS: std::ops::RangeInclusive<i32> = 1850..=2200;

fn date(text: &str) -> Read {
    use chrono::Datelike;
    match read_date(text) {
        Some(date) if YEARS.contains(&date.year()) => good(Value::Date(date)),
        Some(_) => Read::Wrong(Fault::new("implausible_date")),
        None => Read::Wrong(Fault::new("not_a_date")),
    }
}

fn moment(text: &str) -> Read {
    use chrono::Datelike;
    let text = narrow(text).replace(' ', "T");
    let read = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(&text, form).ok());
    match read {
        Some(moment) if YEARS.contains(&moment.year()) => good(Value::Moment(moment)),
        Some(_) => Read::Wrong(Fault::new("implausible_date")),
        None => Read::Wrong(Fault::new("not_a_moment")),
    }
}

/// Reads `2026-11-21`, `2026/11/21`, `2026.11.21`, `20261121` or `2026年11月21日`.
fn read_date(text: &str) -> Option<NaiveDate> {
    let text = narrow(text);
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return NaiveDate::parse_from_str(&text, "%Y%m%d").ok();
    }
    let mut parts = text
        .split(['-', '/', '.', '年', '月', '日'])
        .filter(|it| !it.is_empty());
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// Full-width characters to ASCII, without surrounding space.
fn narrow(text: &str) -> String {
    text.trim()
        .chars()
        .map(|c| match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
            '\u{3000}' => ' ',
            other => other,
        })
        .collect()
}

fn choice(options: &[Opt], text: &str) -> Read {
    match options.iter().find(|it| it.value == text) {
        Some(option) => good(Value::Text(option.value.clone())),
        None => Read::Wrong(Fault::new("not_an_option")),
    }
}

fn choices(options: &[Opt], chosen: &[String]) -> Read {
    if let Some(_unknown) = chosen
        .iter()
        .find(|it| !options.iter().any(|o| o.value == **it))
    {
        return Read::Wrong(Fault::new("not_an_option"));
    }
    let in_order: Vec<String> = options
        .iter()
        .filter(|option| chosen.contains(&option.value))
        .map(|option| option.value.clone())
        .collect();
    good(Value::Choices(in_order))
}

/// A value of a kind as an application file writes it.
pub fn written(kind: &Kind, value: &Value) -> Answer {
    match value {
        Value::Date(first) if *kind == Kind::Month => {
            Answer::Text(first.format("%Y-%m").to_string())
        }
        Value::Text(text) => Answer::Text(text.clone()),
        Value::Number(number) => Answer::Text(number.to_string()),
        Value::Bool(value) => Answer::Bool(*value),
        Value::Date(date) => Answer::Text(date.to_string()),
        Value::Moment(moment) => Answer::Text(moment.format("%Y-%m-%dT%H:%M").to_string()),
        Value::Choices(choices) => Answer::List(choices.clone()),
        Value::Rows(_) => Answer::Nothing,
    }
}
