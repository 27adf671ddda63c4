//! 组织机构代码 (GB 11714-1997) and the 15-digit registration number (GS 15-2006): what companies had before the
//! unified code, still the key in old records.

use super::ascii::{all_alphanumeric, all_digits, cut, digits};
use super::checksum;
use super::outcome::{Judgement, Passed};

/// Eight characters and a check, stored with the hyphen with which the standard prints it.
pub(crate) fn check_organisation(text: &str) -> Judgement {
    if text.chars().count() != 9 {
        return Err("length".into());
    }
    let (body, check) = (cut(text, 0, 8), cut(text, 8, 1));
    if !text.is_ascii() || !all_alphanumeric(body) || !(all_digits(check) || check == "X") {
        return Err("charset".into());
    }
    if !checksum::mod_11(body).is_some_and(|it| check.chars().eq([it])) {
        return Err("checksum".into());
    }
    Ok(Passed::default().written(format!("{body}-{check}")))
}

/// Registrar, serial and check; the first digit of the serial tells the class.
pub(crate) fn check_registration_15(text: &str) -> Judgement {
    if text.chars().count() != 15 {
        return Err("length".into());
    }
    if !all_digits(text) {
        return Err("charset".into());
    }
    if checksum::mod_11_10(cut(text, 0, 14)) != text.chars().next_back() {
        return Err("checksum".into());
    }
    let class = match digits(cut(text, 6, 1)).next() {
        Some(0..=3) => "domestic",
        Some(4 | 5) => "foreign_invested",
        _ => "individual",
    };
    Ok(Passed::default()
        .warn("legacy_replaced_by_uscc")
        .fact("authority", cut(text, 0, 6))
        .fact("class", class))
}
