//! 出生医学证明编号: a letter of the print batch, two digits of province, seven of serial.
//!
//! The first edition (1996 to 1998) had no letter; its nine digits belong in a field for old records.

use super::ascii::{all_digits, cut};
use super::outcome::{Judgement, Passed};
use super::region::is_province;

pub(crate) fn check(text: &str) -> Judgement {
    if text.chars().count() != 10 {
        return Err("length".into());
    }
    let (letter, province, serial) = (cut(text, 0, 1), cut(text, 1, 2), cut(text, 3, 7));
    let lettered = letter.len() == 1 && letter.bytes().all(|it| it.is_ascii_uppercase());
    if !text.is_ascii() || !lettered || !all_digits(province) || !all_digits(serial) {
        return Err("charset".into());
    }
    let demo = province == "99";
    if !is_province(province) && !demo {
        return Err("province".into());
    }
    Ok(Passed::default()
        .warn(demo.then_some("region_demo"))
        .fact("edition_letter", letter)
        .fact("province", province)
        .fact("serial", serial))
}
