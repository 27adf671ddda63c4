//! Divisions of the country by their GB/T 2260 codes.
//!
//! Tables lag behind announcements and codes on issued documents never change, so a county that is not in the table
//! earns a warning at most. Only the two digits of the province can be wrong for certain.

use super::ascii::cut;
use super::outcome::Code;

/// A line per prefecture, readable and reviewable; see the README beside it. Fewer than 4 KB after compression,
/// which is why it was not packed further.
const TABLE: &str = include_str!("region/codes.txt");

const PROVINCES: &str =
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65";

/// What the table knows about a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// In use.
    Current,
    /// Abolished, and still right on documents issued before.
    Retired,
    /// 99xxxx: no such place, used by examples and demonstrations so that no real person can be meant.
    Demo,
    /// Not in the table.
    Unknown,
}

/// Whether two digits are a province that registers residents.
///
/// 71, 81 and 82 are divisions too, but no resident identity card is numbered with them.
pub fn is_province(two_digits: &str) -> bool {
    two_digits.len() == 2 && PROVINCES.split(' ').any(|it| it == two_digits)
}

/// Looks up a six-digit code.
pub fn standing(code: &str) -> Standing {
    let (prefecture, county) = (cut(code, 0, 4), cut(code, 4, 2));
    if code.len() != 6 || county.is_empty() {
        return Standing::Unknown;
    }
    if code.starts_with("99") {
        return Standing::Demo;
    }
    let Some(line) = line_of(prefecture) else {
        return Standing::Unknown;
    };
    let (current, retired) = line.split_once('/').unwrap_or((line, ""));
    if lists(current, county) {
        Standing::Current
    } else if lists(retired, county) {
        Standing::Retired
    } else {
        Standing::Unknown
    }
}

/// The rest of the line of a prefecture. The table is sorted, so the search halves it at a line break
/// again and again; a number is checked at every keystroke.
fn line_of(prefecture: &str) -> Option<&'static str> {
    let (mut from, mut to) = (0, TABLE.len());
    while from < to {
        let middle = from.midpoint(to);
        let start = TABLE.get(..middle)?.rfind('\n').map_or(0, |it| it + 1);
        let line = TABLE.get(start..)?.lines().next()?;
        match line.get(..4)?.cmp(prefecture) {
            std::cmp::Ordering::Equal => return line.get(4..),
            std::cmp::Ordering::Less => from = start + line.len() + 1,
            std::cmp::Ordering::Greater => to = start,
        }
    }
    None
}

fn lists(runs: &str, county: &str) -> bool {
    runs.split_whitespace()
        .any(|run| match run.split_once('-') {
            Some((first, last)) => (first..=last).contains(&county),
            None => run == county,
        })
}

impl Standing {
    /// The warning that a document numbered in such a division earns.
    pub(crate) fn warning(self) -> Option<Code> {
        match self {
            Self::Current => None,
            Self::Retired => Some("region_retired"),
            Self::Demo => Some("region_demo"),
            Self::Unknown => Some("region_unknown"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counties_have_a_standing() {
        assert_eq!(standing("110105"), Standing::Current);
        assert_eq!(standing("441900"), Standing::Current);
        assert_eq!(standing("330113"), Standing::Current);
        assert_eq!(standing("440183"), Standing::Retired);
        assert_eq!(standing("110199"), Standing::Unknown);
        assert_eq!(standing("990101"), Standing::Demo);
        assert_eq!(standing("省市县"), Standing::Unknown);
        assert_eq!(standing(""), Standing::Unknown);
    }

    #[test]
    fn development_zones_are_not_divisions() {
        assert_eq!(standing("130171"), Standing::Unknown);
    }

    #[test]
    fn the_table_is_sorted_and_well_formed() {
        let prefectures: Vec<&str> = TABLE.lines().map(|it| cut(it, 0, 4)).collect();
        assert!(prefectures.is_sorted());
        for line in TABLE.lines() {
            let digits = line.chars().filter(char::is_ascii_digit).count();
            assert!(digits >= 6 && digits % 2 == 0, "{line}");
        }
    }
}
