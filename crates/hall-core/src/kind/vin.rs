//! Vehicle identification numbers: GB 16735-2019, ISO 3779.

use super::ascii::{all_digits, cut};
use super::outcome::{Judgement, Passed, Refused};

const WEIGHTS: [u32; 17] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

pub(crate) fn check(text: &str) -> Judgement {
    if text.chars().count() != 17 {
        return Err("length".into());
    }
    if text.contains(['I', 'O', 'Q']) {
        return Err("letter_ioq".into());
    }
    let values: Option<Vec<u32>> = text.chars().map(value).collect();
    let values = values.ok_or("charset")?;
    let maker = cut(text, 0, 3);
    let year = cut(text, 9, 1);
    // The year cycles through 30 characters; U, Z and 0 are skipped besides I, O and Q.
    if matches!(year, "U" | "Z" | "0") {
        return Err("year_char".into());
    }
    if !all_digits(cut(text, 13, 4)) {
        return Err("last4_not_digits".into());
    }
    // H has been given to Chinese makers since 2019.
    let chinese = maker.starts_with(['L', 'H']);
    if check_character(&values) != text.chars().nth(8) {
        // Cars imported from Europe often have no check digit.
        let wrong = Refused::from("checksum");
        return Err(if chinese { wrong } else { wrong.softly() });
    }
    Ok(Passed::default()
        .warn((!chinese).then_some("not_china_wmi"))
        .fact("wmi", maker)
        .fact("year_char", year)
        // Makers of fewer than a thousand cars a year share a code that ends in 9.
        .fact("low_volume_maker", maker.ends_with('9')))
}

/// Transliteration: the letters count 1 to 9 in three rows from which I, O and Q are missing.
fn value(letter: char) -> Option<u32> {
    let row = |first: char, value: u32| {
        u32::from(letter)
            .checked_sub(u32::from(first))
            .map(|steps| steps + value)
    };
    match letter {
        '0'..='9' => letter.to_digit(10),
        'A'..='H' => row('A', 1),
        'J'..='N' | 'P' | 'R' => row('J', 1),
        'S'..='Z' => row('S', 2),
        _ => None,
    }
}

fn check_character(values: &[u32]) -> Option<char> {
    let sum: u32 = values
        .iter()
        .zip(WEIGHTS)
        .map(|(value, weight)| value * weight)
        .sum();
    match sum % 11 {
        10 => Some('X'),
        digit => char::from_digit(digit, 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_car_of_the_demonstration_is_accepted() {
        assert!(check("LZZZZ5ZZ1JA000001").is_ok());
    }
}
