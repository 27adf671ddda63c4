//! The numbers that people read out on the phone.
//!
//! `2026-1121-4821-0937-4`: the day, eight random digits, a check digit. Random, because a running
//! number would tell everybody how many applications there are and what the neighbour's number is. The
//! check digit (ISO 7064 MOD 11,10) finds every single wrong digit and nearly every swapped pair.

use chrono::NaiveDate;

use crate::random::Random;

/// How many random numbers a day has.
const PER_DAY: u64 = 100_000_000;

/// A new number for an application received on `day`.
pub fn application(day: NaiveDate, random: &dyn Random) -> String {
    let digits = format!("{}{:08}", day.format("%Y%m%d"), random.below(PER_DAY));
    grouped(&digits, check_digit(&digits))
}

/// The number of an application's case: the application's with the lane's position from 01.
pub fn case(application: &str, position: usize) -> String {
    format!("{application}-{:02}", position.saturating_add(1))
}

/// The number of the application that a case belongs to.
pub fn of_case(case: &str) -> Option<&str> {
    case.rsplit_once('-').map(|(number, _)| number)
}

/// Whether `number` could be an application's number.
pub fn is_application(number: &str) -> bool {
    let digits: String = number.chars().filter(|c| *c != '-').collect();
    match digits.char_indices().last() {
        Some((16, check)) if digits.chars().all(|c| c.is_ascii_digit()) => {
            let (body, _) = digits.split_at(16);
            check.to_digit(10) == Some(check_digit(body))
                && grouped(body, check_digit(body)) == number
        }
        _ => false,
    }
}

fn grouped(digits: &str, check: u32) -> String {
    let mut number = String::with_capacity(21);
    for (position, digit) in digits.chars().enumerate() {
        if position % 4 == 0 && position != 0 {
            number.push('-');
        }
        number.push(digit);
    }
    format!("{number}-{check}")
}

/// ISO 7064 MOD 11,10 over decimal digits.
fn check_digit(digits: &str) -> u32 {
    let mut product = 10;
    for digit in digits.chars().filter_map(|c| c.to_digit(10)) {
        let sum = (product + digit) % 10;
        product = (if sum == 0 { 10 } else { sum }) * 2 % 11;
    }
    (11 - product) % 10
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::SeededRandom;

    fn number() -> String {
        application(
            NaiveDate::from_ymd_opt(2026, 11, 21).unwrap(),
            &SeededRandom::new(1),
        )
    }

    #[test]
    fn a_number_begins_with_the_day_and_ends_with_its_check_digit() {
        let number = number();
        assert!(number.starts_with("2026-1121-"), "{number}");
        assert_eq!(number.len(), 21);
        assert!(is_application(&number));
    }

    #[test]
    fn one_wrong_digit_is_found() {
        let number = number();
        for (position, digit) in number.char_indices().filter(|(_, c)| *c != '-') {
            let other = if digit == '9' { '0' } else { '9' };
            let wrong: String = number
                .char_indices()
                .map(|(at, c)| if at == position { other } else { c })
                .collect();
            assert!(!is_application(&wrong), "{wrong}");
        }
    }
}
