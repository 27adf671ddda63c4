//! A division of the country by its six digits (GB/T 2260).
//!
//! Villages and townships have 9 or 12 digits and are addresses, not divisions of this standard. Names are not here:
//! the browser needs them for the address picker only, and gets them from there.

use super::ascii::all_digits;
use super::outcome::{Judgement, Passed};
use super::region::{Standing, standing};

pub(crate) fn check(text: &str) -> Judgement {
    if text.is_empty() || !all_digits(text) {
        return Err("charset".into());
    }
    if text.len() != 6 {
        return Err("length".into());
    }
    let passed = Passed::default();
    match standing(text) {
        Standing::Current => Ok(passed.fact("status", "current")),
        Standing::Retired => Ok(passed.fact("status", "retired")),
        // The demonstration is one city; other codes of 99 are typing errors.
        Standing::Demo if text.starts_with("9901") || text == "990000" => {
            Ok(passed.warn("region_demo").fact("status", "demo"))
        }
        Standing::Demo | Standing::Unknown => Err("unknown".into()),
    }
}
