//! Bank card numbers: ISO/IEC 7812, JR/T 0008.
//!
//! No table of issuers: the open ones are stale and the others are not free. The name of the bank comes from the
//! payment service.

use super::ascii::{all_digits, cut, number};
use super::checksum::passes_luhn;
use super::outcome::{Judgement, Passed};

pub(crate) fn check(text: &str) -> Judgement {
    if text.is_empty() {
        return Err("empty".into());
    }
    if !all_digits(text) {
        return Err("charset".into());
    }
    if !(13..=19).contains(&text.len()) {
        return Err("length".into());
    }
    // A row of equal digits is a placeholder, and a row of zeros passes the Luhn test.
    if text.bytes().zip(text.bytes().skip(1)).all(|(a, b)| a == b) {
        return Err("all_equal".into());
    }
    if !passes_luhn(text) {
        return Err("checksum".into());
    }
    Ok(Passed::default()
        .fact("scheme", scheme(text))
        .fact("length", text.len()))
}

fn scheme(text: &str) -> &'static str {
    match number(cut(text, 0, 4)).unwrap_or(0) {
        6200..=6299 => "UnionPay-62",
        4000..=4999 => "Visa",
        5100..=5599 | 2221..=2720 => "Mastercard",
        3500..=3599 => "JCB/35",
        3400..=3499 | 3700..=3799 => "Amex",
        _ => "other",
    }
}
