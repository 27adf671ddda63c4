//! The eighteen characters of GB 11643, which citizens, residents from Hong Kong, Macao and Taiwan, and (since 2023)
//! foreign permanent residents share: 6 characters of origin, birth, 3 of sequence, 1 of check.

use chrono::{Months, NaiveDate};

use super::ascii::{all_digits, cut, digits};
use super::outcome::Code;
use super::{checksum, date};

/// Nobody living was born earlier. People over 100 are real and are not refused.
const OLDEST_YEARS: u32 = 150;

/// A number of the right length and characters.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Gb11643<'a>(&'a str);

impl<'a> Gb11643<'a> {
    pub(crate) fn read(text: &'a str) -> Result<Self, Code> {
        if text.chars().count() != 18 {
            return Err("length");
        }
        let digits_then_check = text.is_ascii()
            && all_digits(cut(text, 0, 17))
            && (text.ends_with('X') || all_digits(text));
        if digits_then_check {
            Ok(Self(text))
        } else {
            Err("charset")
        }
    }

    pub(crate) fn part(self, start: usize, length: usize) -> &'a str {
        cut(self.0, start, length)
    }

    /// The day of birth, which must have come by `today`.
    pub(crate) fn birth(self, today: NaiveDate) -> Result<NaiveDate, Code> {
        let born = date::compact(self.part(6, 8)).ok_or("date")?;
        let earliest = today.checked_sub_months(Months::new(OLDEST_YEARS * 12));
        if today < born {
            Err("date_future")
        } else if earliest.is_some_and(|earliest| born < earliest) {
            Err("date_implausible")
        } else {
            Ok(born)
        }
    }

    pub(crate) fn sex(self) -> Sex {
        Sex::of_sequence(self.part(14, 3))
    }

    /// The check character catches every single wrong digit and every swap of neighbours. It says nothing about
    /// whether the person exists; only the police can.
    pub(crate) fn verify(self) -> Result<(), Code> {
        if checksum::mod_11_2(self.part(0, 17)) == self.0.chars().next_back() {
            Ok(())
        } else {
            Err("checksum")
        }
    }
}

/// Sex as the number records it: the last digit of the sequence is odd for men.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sex {
    /// 女.
    Female,
    /// 男.
    Male,
}

impl Sex {
    pub(crate) fn of_sequence(sequence: &str) -> Self {
        match digits(sequence).next_back() {
            Some(last) if last % 2 == 1 => Self::Male,
            _ => Self::Female,
        }
    }

    /// `F` or `M`.
    pub const fn letter(self) -> &'static str {
        match self {
            Self::Female => "F",
            Self::Male => "M",
        }
    }
}
