//! 公民身份号码: GB 11643-1999, and the 15 digits of GB 11643-1989 that old records still carry.

use chrono::NaiveDate;

use super::ascii::{all_digits, cut};
use super::gb11643::{Gb11643, Sex};
use super::outcome::{Code, Judgement, Passed};
use super::region::{self, is_province};
use super::{age, checksum, date};

/// What a citizen's number says about its holder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resident {
    /// The county of first registration, six digits.
    pub region: String,
    /// The day of birth.
    pub birth: NaiveDate,
    /// The sex on record.
    pub sex: Sex,
}

/// Reads a normalised 18-character number, for rules that compare it with other answers.
///
/// The number is no key: two people can share one by an old mistake, and one person can have had two.
pub fn read_resident(number: &str, today: NaiveDate) -> Result<Resident, Code> {
    if number.is_empty() {
        return Err("empty");
    }
    let parts = Gb11643::read(number)?;
    let region = parts.part(0, 6);
    right_document(region)?;
    let birth = parts.birth(today)?;
    parts.verify()?;
    Ok(Resident {
        region: region.to_owned(),
        birth,
        sex: parts.sex(),
    })
}

/// Tells a citizen's number from the numbers of other documents that have the same shape.
///
/// 99 is nobody's: a foreigner's number goes on with the province where it was issued, and no province begins
/// with 9. Examples and demonstrations use it.
fn right_document(region: &str) -> Result<(), Code> {
    match cut(region, 0, 2) {
        "99" => Ok(()),
        "81" | "82" | "83" => Err("wrong_type:hmt_residence_permit"),
        foreign if foreign.starts_with('9') => Err("wrong_type:foreigner_pr_2023"),
        province if is_province(province) => Ok(()),
        _ => Err("province"),
    }
}

/// What somebody should look at, though the number can be accepted.
fn remarks(resident: &Resident, today: NaiveDate) -> [Option<Code>; 2] {
    let age = age::full_years(resident.birth, today);
    let standing = region::standing(&resident.region);
    [standing.warning(), (age > 100).then_some("age_over_100")]
}

/// The verdict without the facts, for a form that checks at every keystroke.
pub(crate) fn verdict(text: &str, today: NaiveDate) -> Result<Vec<Code>, Code> {
    let resident = read_resident(text, today)?;
    Ok(remarks(&resident, today).into_iter().flatten().collect())
}

pub(crate) fn check(text: &str, today: NaiveDate) -> Judgement {
    let resident = read_resident(text, today)?;
    let age = age::full_years(resident.birth, today);
    let [standing, years] = remarks(&resident, today);
    Ok(Passed::default()
        .warn(standing)
        .warn(years)
        .fact("region", resident.region)
        .fact("birth", resident.birth)
        .fact("sex", resident.sex.letter())
        .fact("age", age)
        .fact("as_of", today))
}

/// A 15-digit number. It has been no valid document since 2013 and cannot be verified, having no check digit.
pub(crate) fn check_15(text: &str) -> Judgement {
    if text.chars().count() != 15 {
        return Err("length".into());
    }
    if !all_digits(text) {
        return Err("charset".into());
    }
    let region = cut(text, 0, 6);
    let province = cut(text, 0, 2);
    if !is_province(province) && province != "99" {
        return Err("province".into());
    }
    let (short_birth, sequence) = (cut(text, 6, 6), cut(text, 12, 3));
    let century = century_of(sequence);
    let birth = date::compact(&format!("{century}{short_birth}")).ok_or("date")?;
    let body = format!("{region}{century}{short_birth}{sequence}");
    let check = checksum::mod_11_2(&body).ok_or("charset")?;
    Ok(Passed::default()
        .warn("legacy_15_digit_not_a_valid_document_since_2013-01-01")
        .fact("upgraded18", format!("{body}{check}"))
        .fact("birth", birth)
        .fact("sex", Sex::of_sequence(sequence).letter()))
}

/// Sequence numbers 996 to 999 marked people over a hundred under GB 11643-1989. The 1999 edition dropped the rule,
/// so it holds for 15 digits only.
fn century_of(sequence: &str) -> &'static str {
    match sequence {
        "996" | "997" | "998" | "999" => "18",
        _ => "19",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();

    fn code(number: &str) -> Option<Code> {
        read_resident(number, TODAY).err()
    }

    #[test]
    fn the_examples_of_the_demonstration_are_accepted() {
        for number in [
            "990101199003070015",
            "990101198506120024",
            "990101199208151046",
            "990101196201010036",
            "99010120250901201X",
            "990101199503203021",
        ] {
            assert_eq!(code(number), None, "{number}");
        }
    }

    #[test]
    fn a_foreigner_is_sent_to_the_right_field() {
        assert_eq!(
            code("911124198108030024"),
            Some("wrong_type:foreigner_pr_2023")
        );
        assert_eq!(
            code("810000200002299913"),
            Some("wrong_type:hmt_residence_permit")
        );
    }

    #[test]
    fn somebody_born_in_1800_does_not_live() {
        assert_eq!(code("110105180001010011"), Some("date_implausible"));
    }

    #[test]
    fn every_single_wrong_digit_is_caught() {
        let right = "11010519491231002X";
        for (place, _) in right.char_indices() {
            for digit in '0'..='9' {
                let mut wrong = right.to_owned();
                wrong.replace_range(place..=place, &digit.to_string());
                assert!(wrong == right || code(&wrong).is_some(), "{wrong}");
            }
        }
    }

    #[test]
    fn every_swap_of_neighbours_is_caught() {
        let right = "11010519491231002X";
        for place in 0..17 {
            let mut bytes = right.as_bytes().to_vec();
            bytes.swap(place, place + 1);
            let wrong = String::from_utf8(bytes).unwrap();
            assert!(wrong == right || code(&wrong).is_some(), "{wrong}");
        }
    }
}
