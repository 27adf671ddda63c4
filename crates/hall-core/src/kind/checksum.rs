//! The check characters of the national code standards.
//!
//! Every function takes the body of a code, whose length and characters the caller has verified, and gives the
//! character that belongs at its end. A character outside the alphabet gives `None`.

use super::ascii::digits;

const BASE_36: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// GB 32100 leaves out I, O, S, V and Z, which are misread as 1, 0, 5, U and 2.
pub(crate) const BASE_31: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

fn values<'a>(body: &'a str, alphabet: &'a str) -> impl Iterator<Item = Option<usize>> + 'a {
    body.chars().map(|it| alphabet.find(it))
}

fn weighted(body: &str, alphabet: &str, weights: &[usize]) -> Option<usize> {
    values(body, alphabet)
        .zip(weights)
        .try_fold(0_usize, |sum, (value, weight)| Some(sum + value? * weight))
}

/// ISO 7064 MOD 11-2 over the 17 digits of a GB 11643 number.
pub(crate) fn mod_11_2(body: &str) -> Option<char> {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum = weighted(body, "0123456789", &weights)?;
    "10X98765432".chars().nth(sum % 11)
}

/// GB 32100: weights are the powers of 3 modulo 31.
///
/// The outer modulus matters: a remainder of zero gives the character `0`, not "no character", and one company in
/// 31 has it.
pub(crate) fn mod_31(body: &str) -> Option<char> {
    let weights = [
        1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28,
    ];
    let sum = weighted(body, BASE_31, &weights)?;
    BASE_31.chars().nth((31 - sum % 31) % 31)
}

/// GB 11714, the organisation code: a remainder of 1 gives `X`, of 0 gives `0`.
pub(crate) fn mod_11(body: &str) -> Option<char> {
    let sum = weighted(body, BASE_36, &[3, 7, 9, 10, 5, 8, 4, 2])?;
    "0123456789X".chars().nth((11 - sum % 11) % 11)
}

/// The 7-3-1 digit of machine-readable documents (ICAO 9303).
pub(crate) fn mod_10_icao(body: &str) -> Option<char> {
    let weights = [7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3];
    let sum = weighted(body, BASE_36, &weights)?;
    BASE_36.chars().nth(sum % 10)
}

/// ISO 7064 MOD 11,10, used by the old business registration number.
pub(crate) fn mod_11_10(body: &str) -> Option<char> {
    hybrid(body, 10)
}

/// ISO 7064 MOD 37,36, used by e-licence identifiers (GB/T 36904).
pub(crate) fn mod_37_36(body: &str) -> Option<char> {
    hybrid(body, 36)
}

fn hybrid(body: &str, modulus: usize) -> Option<char> {
    let product = values(body, BASE_36).try_fold(modulus, |product, value| {
        let sum = match (product + value?) % modulus {
            0 => modulus,
            sum => sum,
        };
        Some(sum * 2 % (modulus + 1))
    })?;
    BASE_36.chars().nth((modulus + 1 - product) % modulus)
}

/// Whether a card number passes the Luhn test of ISO/IEC 7812, its own last digit included.
pub(crate) fn passes_luhn(number: &str) -> bool {
    let sum: usize = digits(number)
        .rev()
        .enumerate()
        .map(|(place, digit)| match (place % 2, digit * 2) {
            (0, _) => digit,
            (_, doubled) if doubled > 9 => doubled - 9,
            (_, doubled) => doubled,
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standards_examples_verify() {
        assert_eq!(mod_11_2("11010519491231002"), Some('X'));
        assert_eq!(mod_31("91110000600037341"), Some('L'));
        assert_eq!(mod_31("91110105MA474C8A8"), Some('0'));
        assert_eq!(mod_11("D2143569"), Some('X'));
        assert_eq!(mod_10_icao("CAN11008108031"), Some('0'));
        assert_eq!(mod_11_10("11010800000001"), Some('6'));
    }

    #[test]
    fn a_foreign_character_has_no_checksum() {
        assert_eq!(mod_31("9111000060003734I"), None);
        assert_eq!(mod_11_2("身份证"), None);
    }
}
