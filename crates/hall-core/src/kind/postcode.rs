//! Postal codes: six digits, the first two of which are a postal province.

use super::ascii::{all_digits, cut};
use super::outcome::{Judgement, Passed};

/// Which second digits follow each first digit.
const ZONES: [(&str, &str); 9] = [
    ("0", "1234567"),
    ("1", "01356"),
    ("2", "01234567"),
    ("3", "0123456"),
    ("4", "01234567"),
    ("5", "1234567"),
    ("6", "1234567"),
    ("7", "12345"),
    ("8", "1345"),
];

/// 999077 and 999078 are typed for Hong Kong and Macao by habit only; they have no postal codes.
pub(crate) fn check(text: &str) -> Judgement {
    if text.is_empty() {
        return Err("empty".into());
    }
    if !all_digits(text) {
        return Err("charset".into());
    }
    if text.len() != 6 {
        return Err("length".into());
    }
    let (first, second) = (cut(text, 0, 1), cut(text, 1, 1));
    let zone = ZONES
        .into_iter()
        .any(|(zone, seconds)| zone == first && seconds.contains(second));
    if zone {
        Ok(Passed::default())
    } else {
        Err("prefix".into())
    }
}
