//! Passports of the People's Republic of China.
//!
//! A typed number cannot be verified: the check digits are in the machine-readable zone only.

use super::ascii::{all_digits, cut};
use super::outcome::{Judgement, Passed};

pub(crate) fn check(text: &str) -> Judgement {
    match text.chars().count() {
        9 => {}
        // The oldest official passports had seven digits.
        8 if text.starts_with(['P', 'S', 'D']) => {}
        _ => return Err("length".into()),
    }
    let class = class_of(text).ok_or("format")?;
    Ok(Passed::default().fact("class", class))
}

/// The class by prefix. Legacy classes have expired and are kept for records.
fn class_of(text: &str) -> Option<&'static str> {
    let (one, two) = (cut(text, 0, 1), cut(text, 0, 2));
    if !text.is_ascii() || !all_digits(cut(text, 2, 7)) {
        return None;
    }
    let digit_second = all_digits(cut(text, 1, 1));
    match (one, two) {
        (_, "PE") => Some("public_affairs"),
        (_, "SE") => Some("service"),
        (_, "DE") => Some("diplomatic"),
        (_, "14" | "15") => Some("ordinary_14_15_legacy"),
        ("E", _) if digit_second => Some("ordinary_e"),
        // I and O are left out because they look like 1 and 0.
        ("E", "EI" | "EO") => None,
        ("E", _) if two.bytes().all(|it| it.is_ascii_uppercase()) => Some("ordinary_e_alpha"),
        ("G", _) if digit_second => Some("ordinary_g_legacy"),
        ("P", _) if digit_second => Some("public_affairs_legacy"),
        ("S", _) if digit_second => Some("service_legacy"),
        ("D", _) if digit_second => Some("diplomatic_legacy"),
        _ => None,
    }
}
