//! Decimal numbers without floating point.
//!
//! Six decimals, because amounts on the forms are in 万元 and one 分 is 0.000001 万元.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A decimal number with exactly six decimals, from about −9.2 × 10¹² to 9.2 × 10¹².
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(i64);

const SCALE: i64 = 1_000_000;
const DECIMALS: usize = 6;

impl Decimal {
    /// Nought.
    pub const ZERO: Self = Self(0);

    /// A whole number; outside the range it sticks to the nearest end.
    pub const fn whole(n: i64) -> Self {
        Self(n.saturating_mul(SCALE))
    }

    /// The number in millionths.
    pub const fn millionths(self) -> i64 {
        self.0
    }

    /// A number of millionths.
    pub const fn from_millionths(n: i64) -> Self {
        Self(n)
    }

    /// Reads `-12.5`, `1,000` or `１２`; `None` for anything else, for more than six decimals that
    /// are not nought, and outside the range.
    ///
    /// ```
    /// use hall_core::decimal::Decimal;
    ///
    /// let tenth = Decimal::parse("0.1").unwrap();
    /// assert_eq!(tenth.millionths(), 100_000);
    /// assert_eq!(Decimal::parse("２００"), Some(Decimal::whole(200)));
    /// assert_eq!(Decimal::parse("about 5"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let mut digits: i64 = 0;
        let mut n_digits = 0_usize;
        let mut n_decimals: Option<usize> = None;
        let mut negative = false;
        for (position, c) in text.trim().chars().enumerate() {
            let c = narrow(c);
            match c {
                '-' if position == 0 => negative = true,
                '+' if position == 0 => {}
                ',' if n_digits > 0 && n_decimals.is_none() => {}
                '.' if n_digits > 0 && n_decimals.is_none() => n_decimals = Some(0),
                '0'..='9' => {
                    let digit = i64::from(c.to_digit(10)?);
                    n_digits += 1;
                    match n_decimals {
                        Some(n) if DECIMALS <= n => {
                            if digit != 0 {
                                return None;
                            }
                            continue;
                        }
                        Some(n) => n_decimals = Some(n + 1),
                        None => {}
                    }
                    digits = digits.checked_mul(10)?.checked_add(digit)?;
                }
                _ => return None,
            }
        }
        if n_digits == 0 {
            return None;
        }
        for _ in n_decimals.unwrap_or(0)..DECIMALS {
            digits = digits.checked_mul(10)?;
        }
        Some(Self(if negative { -digits } else { digits }))
    }

    /// The number of decimals that are needed to write it.
    pub fn n_decimals(self) -> u32 {
        let mut rest = self.0 % SCALE;
        let mut n = 6;
        while 0 < n && rest % 10 == 0 {
            rest /= 10;
            n -= 1;
        }
        n
    }

    /// The sum, or `None` outside the range.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The difference, or `None` outside the range.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// The whole number, if it is one.
    pub const fn to_whole(self) -> Option<i64> {
        if self.0 % SCALE == 0 {
            Some(self.0 / SCALE)
        } else {
            None
        }
    }
}

/// Full-width digits and signs to their ASCII form, as an input method often leaves them on.
fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        other => other,
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let magnitude = self.0.unsigned_abs();
        let scale = SCALE.unsigned_abs();
        let (whole, rest) = (magnitude / scale, magnitude % scale);
        if rest == 0 {
            return write!(f, "{sign}{whole}");
        }
        let decimals = format!("{rest:06}");
        write!(f, "{sign}{whole}.{}", decimals.trim_end_matches('0'))
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom("not a decimal number"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_reads_as_it_is_written() {
        for text in ["0", "200", "-12.5", "0.000001", "9000000000000"] {
            assert_eq!(Decimal::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn full_width_digits_and_thousands_commas_are_numbers() {
        assert_eq!(Decimal::parse("２００"), Some(Decimal::whole(200)));
        assert_eq!(Decimal::parse("1,000"), Some(Decimal::whole(1000)));
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "",
            "-",
            ".",
            "1.2.3",
            "1e3",
            "二百",
            "0.0000001",
            "99999999999999999999",
        ] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }
}
