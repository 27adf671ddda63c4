//! Fixed lines: area code and local number. Extensions have a field of their own.

use super::ascii::{all_digits, cut};
use super::outcome::{Code, Judgement, Passed};

/// Areas of three digits with local numbers of eight.
///
/// This and the next table are the fixed-line pattern for China in the metadata of libphonenumber (Apache-2.0), as
/// of October 2026, written out. A run such as `510-519` is inclusive.
const EIGHT_DIGITS: &str = "311 371 377 379 411 431-433 435 451 510-519 523 527 531 532 551 571 573-577 579 591 595 731 754 755 \
    757 760 769 791 851 871 898";

/// Areas of three digits with local numbers of seven. Some areas are changing over and stand in both.
const SEVEN_DIGITS: &str = "310 312-319 335 349-359 370 372-376 391-396 398 412 415-419 421 427 429 433-439 452-459 464 467-479 \
    482 483 530 533-539 543 546 550 552-559 561-564 566 570 572 578 580 592-594 596-599 631-633 635 660 \
    662 663 668 691 692 701 710-719 722 724 728 730 734-739 743-746 750-754 756 758 759 762 763 766 768 \
    770-779 790 792-799 812 813 816-818 825-827 830-839 851 854-859 870 872-879 883 886-888 891-897 \
    901-903 906 908 909 911-917 919 930-939 941 943 951-955 970-979 990-999";

pub(crate) fn check(text: &str) -> Judgement {
    let text: String = text.chars().filter(|it| !matches!(it, '(' | ')')).collect();
    let national = national(&text)?;
    let area = area_of(national).ok_or("area_unassigned")?;
    let local = national.strip_prefix(area).unwrap_or_default();
    if !local_lengths(area).contains(&local.len()) {
        return Err("length".into());
    }
    Ok(Passed::default()
        .fact("e164", format!("+86{area}{local}"))
        .written(format!("0{area}-{local}")))
}

/// The number without its country code and trunk zero, once it cannot be another kind of number.
fn national(text: &str) -> Result<&str, Code> {
    let international = text
        .strip_prefix("+86")
        .or_else(|| text.strip_prefix("0086"));
    let digits = international.unwrap_or(text);
    if text.is_empty() {
        return Err("empty");
    }
    if !all_digits(digits) {
        return Err("charset");
    }
    let trunk = digits.strip_prefix('0');
    let national = trunk.unwrap_or(digits);
    if is_mobile(national) {
        return Err("wrong_kind");
    }
    if trunk.is_none() && international.is_none() {
        return Err(if is_another_kind(digits) {
            "wrong_kind"
        } else {
            "area_missing"
        });
    }
    Ok(national)
}

fn is_mobile(national: &str) -> bool {
    national.len() == 11 && matches!(cut(national, 0, 2).as_bytes(), [b'1', b'3'..=b'9'])
}

/// Shared-cost numbers, short codes, and Hong Kong, Macao and Taiwan, which have country codes of their own.
fn is_another_kind(digits: &str) -> bool {
    match digits.len() {
        3..=6 => true,
        10 => matches!(cut(digits, 0, 3), "400" | "800"),
        11.. => matches!(cut(digits, 0, 3), "852" | "853" | "886"),
        _ => false,
    }
}

/// The area code at the start of a national number: 10, 2x, or three digits. 26 was never given out, and 910 became
/// part of 29 in 2006.
fn area_of(national: &str) -> Option<&str> {
    let (two, three) = (cut(national, 0, 2), cut(national, 0, 3));
    match two {
        "10" | "20" | "21" | "22" | "23" | "24" | "25" | "27" | "28" | "29" => Some(two),
        _ if lists(EIGHT_DIGITS, three) || lists(SEVEN_DIGITS, three) => Some(three),
        _ => None,
    }
}

fn local_lengths(area: &str) -> &'static [usize] {
    match (
        area.len() == 2 || lists(EIGHT_DIGITS, area),
        lists(SEVEN_DIGITS, area),
    ) {
        (true, false) => &[8],
        (false, _) => &[7],
        (true, true) => &[7, 8],
    }
}

fn lists(runs: &str, area: &str) -> bool {
    area.len() == 3
        && runs
            .split_whitespace()
            .any(|run| match run.split_once('-') {
                Some((first, last)) => (first..=last).contains(&area),
                None => run == area,
            })
}
