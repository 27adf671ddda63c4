//! 机动车号牌, GA 36-2018. I and O occur nowhere, because they look like 1 and 0.
//!
//! Blue and yellow plates share a pattern, so the colour follows from the type of vehicle. Plates of motorcycles, farm
//! vehicles and electric bicycles differ by city; those of the army and the armed police are types of their own.

use super::normalise;
use super::outcome::{Judgement, Passed};

const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

/// What a plate says about the vehicle.
enum Class {
    Ordinary,
    NewEnergy { size: &'static str, letter: char },
    Special(&'static str),
}

/// Drops the dot that plates print between the authority and the serial.
pub(crate) fn normalise(raw: &str) -> String {
    normalise::code(raw)
        .chars()
        .filter(|it| !matches!(it, '·' | '•' | '・'))
        .collect()
}

pub(crate) fn check(text: &str) -> Judgement {
    if let Some(digits) = text.strip_prefix('使') {
        let digits: Vec<char> = digits.chars().collect();
        return if is_digits(&digits, 6) {
            Ok(Passed::default().fact("class", "embassy"))
        } else {
            Err("format".into())
        };
    }
    let mut rest = text.chars();
    let province = rest.next().filter(|it| PROVINCES.contains(*it));
    let province = province.ok_or("province")?;
    if text.contains(['I', 'O']) {
        return Err("letter_io".into());
    }
    let authority = rest.next().filter(char::is_ascii_uppercase);
    let authority = authority.ok_or("format")?;
    let serial: Vec<char> = rest.collect();
    let passed = Passed::default();
    Ok(
        match class_of(province, authority, &serial).ok_or("format")? {
            Class::Ordinary => passed
                .fact("class", "ordinary")
                .fact("province", province)
                .fact("authority", authority),
            Class::NewEnergy { size, letter } => {
                passed.fact("class", size).fact("power", power(letter))
            }
            Class::Special(class) => passed.fact("class", class),
        },
    )
}

fn class_of(province: char, authority: char, serial: &[char]) -> Option<Class> {
    let (body, class) = match serial {
        [body @ .., '应', '急'] => {
            let fire_and_rescue = matches!(authority, 'S' | 'X') && is_digits(body, 4);
            return fire_and_rescue.then_some(Class::Special("emergency"));
        }
        [body @ .., '领'] => {
            return is_digits(body, 4).then_some(Class::Special("consulate"));
        }
        [body @ .., '港' | '澳'] if (province, authority) == ('粤', 'Z') => (body, "hk_mo"),
        [body @ .., '挂'] => (body, "trailer"),
        [body @ .., '学'] => (body, "training"),
        [body @ .., '警'] => (body, "police"),
        [body @ .., '试'] => (body, "test"),
        [body @ .., '超'] => (body, "oversize"),
        _ => return without_suffix(serial),
    };
    is_alphanumeric(body, 4).then_some(Class::Special(class))
}

/// Cars: five characters of which at most two letters, or six with the letter of new energy, which small cars carry
/// first and large ones last.
fn without_suffix(serial: &[char]) -> Option<Class> {
    let letters = serial.iter().filter(|it| it.is_ascii_uppercase()).count();
    match serial {
        _ if is_alphanumeric(serial, 5) => (letters <= 2).then_some(Class::Ordinary),
        [letter @ 'A'..='K', second, digits @ ..]
            if is_alphanumeric(&[*second], 1) && is_digits(digits, 4) =>
        {
            Some(Class::NewEnergy {
                size: "nev_small",
                letter: *letter,
            })
        }
        [digits @ .., letter @ 'A'..='K'] if is_digits(digits, 5) => Some(Class::NewEnergy {
            size: "nev_large",
            letter: *letter,
        }),
        _ => None,
    }
}

/// D came first; A, B, C and E joined it for purely electric cars since about 2021.
fn power(letter: char) -> &'static str {
    match letter {
        'A'..='E' => "BEV",
        _ => "non_BEV",
    }
}

fn is_digits(part: &[char], length: usize) -> bool {
    part.len() == length && part.iter().all(char::is_ascii_digit)
}

fn is_alphanumeric(part: &[char], length: usize) -> bool {
    part.len() == length
        && part
            .iter()
            .all(|it| it.is_ascii_digit() || it.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passes(plate: &str) -> bool {
        check(plate).is_ok()
    }

    #[test]
    fn plates_of_special_vehicles_are_known() {
        for plate in ["京A1234学", "京A1234超", "粤Z1234港", "京S0001应急"] {
            assert!(passes(plate), "{plate}");
        }
        assert!(!passes("京Z1234港") && !passes("京A0001应急"));
    }

    #[test]
    fn three_letters_are_too_many() {
        assert!(passes("京AAB123") && !passes("京AABC12"));
    }
}
