//! What one service demands of one value: `at_least: 200`, `not_before: today + 365`.

use chrono::NaiveDate;
use hall_core::catalog::DateBound;
use hall_core::decimal::Decimal;

use crate::fault::FaultLog;
use crate::place::{Place, Text};
use crate::yaml::{KeyShape, MapReader, Node, Read, Shape, read_list};

/// One demand, with the place of its value.
#[derive(Clone, Debug)]
pub struct CheckEntry {
    /// Where the value stands.
    pub place: Place,
    /// The demand.
    pub check: Demand,
}

/// A demand whose options are still to be looked up.
#[derive(Clone, Debug)]
pub enum Demand {
    /// A number of at least this.
    AtLeast(Decimal),
    /// A number of more than this.
    MoreThan(Decimal),
    /// A number of at most this.
    AtMost(Decimal),
    /// One of these options.
    OneOf(Vec<Text>),
    /// None of these options, as a warning.
    Discouraged(Vec<Text>),
    /// All of these options.
    Includes(Vec<Text>),
    /// At least so many rows.
    MinRows(u16),
    /// At most so many rows.
    MaxRows(u16),
    /// A day on this bound or later.
    NotBefore(DateBound),
    /// A day on this bound or earlier.
    NotAfter(DateBound),
}

impl Demand {
    /// The key that it is written under.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::AtLeast(_) => "at_least",
            Self::MoreThan(_) => "more_than",
            Self::AtMost(_) => "at_most",
            Self::OneOf(_) => "one_of",
            Self::Discouraged(_) => "discouraged",
            Self::Includes(_) => "includes",
            Self::MinRows(_) => "min_rows",
            Self::MaxRows(_) => "max_rows",
            Self::NotBefore(_) => "not_before",
            Self::NotAfter(_) => "not_after",
        }
    }
}

impl CheckEntry {
    /// Reads the demands among the keys of a use.
    pub fn read_all(map: &mut MapReader<'_>) -> Option<Vec<Self>> {
        let read = [
            some(map, "at_least", Demand::AtLeast),
            some(map, "more_than", Demand::MoreThan),
            some(map, "at_most", Demand::AtMost),
            some(map, "one_of", |it: Listed| Demand::OneOf(it.0)),
            some(map, "discouraged", |it: Listed| Demand::Discouraged(it.0)),
            some(map, "includes", |it: Listed| Demand::Includes(it.0)),
            some(map, "min_rows", Demand::MinRows),
            some(map, "max_rows", Demand::MaxRows),
            some(map, "not_before", |it: Bound| Demand::NotBefore(it.0)),
            some(map, "not_after", |it: Bound| Demand::NotAfter(it.0)),
        ];
        let read: Option<Vec<Vec<Self>>> = read.into_iter().collect();
        Some(read?.into_iter().flatten().collect())
    }

    /// The keys of the demands.
    pub fn keys() -> [KeyShape; 10] {
        [
            KeyShape::optional("at_least", Decimal::shape()),
            KeyShape::optional("more_than", Decimal::shape()),
            KeyShape::optional("at_most", Decimal::shape()),
            KeyShape::optional("one_of", Listed::shape()),
            KeyShape::optional("discouraged", Listed::shape()),
            KeyShape::optional("includes", Listed::shape()),
            KeyShape::optional("min_rows", u16::shape()),
            KeyShape::optional("max_rows", u16::shape()),
            KeyShape::optional("not_before", Bound::shape()),
            KeyShape::optional("not_after", Bound::shape()),
        ]
    }
}

/// The demand under `key`, none if the key is not there; `None` if it cannot be read.
fn some<T: Read>(
    map: &mut MapReader<'_>,
    key: &'static str,
    demand: impl FnOnce(T) -> Demand,
) -> Option<Vec<CheckEntry>> {
    let Some(node) = map.take(key) else {
        return Some(Vec::new());
    };
    let check = demand(T::read(node, map.log)?);
    Some(vec![CheckEntry {
        place: node.place,
        check,
    }])
}

struct Listed(Vec<Text>);

impl Read for Listed {
    fn read(node: &Node, log: &mut FaultLog) -> Option<Self> {
        read_list(node, log).map(Self)
    }

    fn shape() -> Shape {
        Shape::List(Box::new(Text::shape()))
    }
}

/// `2026-05-01`, `today`, `today + 365` or `today - 30`.
struct Bound(DateBound);

impl Read for Bound {
    fn read(node: &Node, log: &mut FaultLog) -> Option<Self> {
        let bound = node.text().and_then(|it| bound(it.value.trim()));
        if bound.is_none() {
            log.add(
                node.place,
                "not_a_day_bound",
                "这里应当是一个日期或者以今天为准的日子",
                "写成 2026-05-01、today、today + 365（今天起 365 天）或 today - 30",
            );
        }
        bound.map(Self)
    }

    fn shape() -> Shape {
        Shape::Form(r"\d{4}-\d{2}-\d{2}|today( *[-+] *\d+)?")
    }
}

fn bound(text: &str) -> Option<DateBound> {
    if let Ok(date) = text.parse::<NaiveDate>() {
        return Some(DateBound::On(date));
    }
    let rest = text.strip_prefix("today")?.trim();
    if rest.is_empty() {
        return Some(DateBound::Today(0));
    }
    let days = |digits: &str| digits.trim().parse::<u16>().ok().map(i32::from);
    match rest.strip_prefix('+') {
        Some(after) => days(after).map(DateBound::Today),
        None => days(rest.strip_prefix('-')?).map(|it| DateBound::Today(-it)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_days_or_so_many_days_from_today() {
        assert_eq!(bound("today + 365"), Some(DateBound::Today(365)));
        assert_eq!(bound("today-30"), Some(DateBound::Today(-30)));
        assert_eq!(bound("today"), Some(DateBound::Today(0)));
        assert_eq!(bound("tomorrow"), None);
        assert_eq!(bound("2026-02-30"), None);
    }
}
