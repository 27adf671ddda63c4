//! Permits to travel to the mainland. Their first eight digits stay with a person for life and are what is stored;
//! the renewal count behind them changes with every card.

use super::ascii::{all_digits, cut, number};
use super::outcome::{Judgement, Passed};

/// 港澳居民来往内地通行证: a letter and eight digits, on cards before 2013 followed by two of renewals.
pub(crate) fn check_hk_mo(text: &str) -> Judgement {
    let length = text.chars().count();
    if length != 9 && length != 11 {
        return Err("length".into());
    }
    let origin = match text.chars().next() {
        Some('H') => "HK",
        Some('M') => "MO",
        _ => return Err("prefix".into()),
    };
    let digits = text.trim_start_matches(['H', 'M']);
    if digits.len() + 1 != length || !all_digits(digits) {
        return Err("charset".into());
    }
    let passed = Passed::default()
        .fact("origin", origin)
        .fact("lifelong_no", cut(text, 1, 8));
    Ok(match number(cut(text, 9, 2)) {
        Some(renewals) => passed
            .warn("legacy_11_strip_renewal")
            .fact("renewal_count", renewals)
            .written(cut(text, 0, 9)),
        None => passed,
    })
}

/// 台湾居民来往大陆通行证: eight digits, before 2008 followed by two of issues and the issuer in brackets.
///
/// Leading zeros count, so it is a text everywhere and never a number.
pub(crate) fn check_tw(text: &str) -> Judgement {
    if let Some((digits, issuer)) = legacy(text) {
        let lifelong = cut(digits, 0, 8);
        return Ok(Passed::default()
            .warn("legacy_suffix_stripped")
            .fact("lifelong_no", lifelong)
            .fact("renewal_count", number(cut(digits, 8, 2)).unwrap_or(0))
            .fact("issuer", issuer)
            .written(lifelong));
    }
    if text.is_empty() || !all_digits(text) {
        return Err("charset".into());
    }
    if text.len() != 8 {
        return Err("length".into());
    }
    Ok(Passed::default().fact("lifelong_no", text))
}

/// `1234567801(B)`: ten digits and the issuer. Neither stands without the other.
fn legacy(text: &str) -> Option<(&str, &str)> {
    let (digits, issuer) = text.strip_suffix(')')?.split_once('(')?;
    let one_letter = issuer.len() == 1 && issuer.bytes().all(|it| it.is_ascii_uppercase());
    (digits.len() == 10 && all_digits(digits) && one_letter).then_some((digits, issuer))
}
