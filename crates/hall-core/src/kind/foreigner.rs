//! 外国人永久居留身份证: the cards of 2023 with 18 digits, and those of 2004 and 2017 with 15 characters.
//!
//! Both are valid in parallel and the new one prints the old number, so a person may have to give either.

use chrono::NaiveDate;

use super::ascii::{all_digits, cut};
use super::gb11643::Gb11643;
use super::outcome::{Code, Judgement, Passed};
use super::region::is_province;
use super::{checksum, country, date};

/// `9`, province of application, country, birth, sequence, check: the shape of a citizen's number on purpose, so
/// that systems with an 18-digit field take it.
pub(crate) fn check_2023(text: &str, today: NaiveDate) -> Judgement {
    let parts = Gb11643::read(text)?;
    if parts.part(0, 1) != "9" {
        return Err("wrong_type".into());
    }
    let (province, numeric) = (parts.part(1, 2), parts.part(3, 3));
    if !is_province(province) {
        return Err("province".into());
    }
    if country::is_chinese(numeric) {
        return Err("country_chinese".into());
    }
    let birth = parts.birth(today)?;
    parts.verify()?;
    let alpha3 = country::alpha3(numeric);
    Ok(Passed::default()
        .warn(country_warning(numeric, alpha3))
        .fact("province", province)
        .fact("country_numeric", numeric)
        .fact("country_alpha3", alpha3)
        .fact("birth", birth)
        .fact("sex", parts.sex().letter()))
}

/// 000 is a stateless person; any other number outside ISO 3166-1 may be a country that is younger than the table.
fn country_warning(numeric: &str, alpha3: Option<&str>) -> Option<Code> {
    match (numeric, alpha3) {
        (_, Some(_)) => None,
        ("000", None) => Some("stateless"),
        (_, None) => Some("country_unknown"),
    }
}

/// Three letters of country, four digits of place, `YYMMDD`, a sequence digit and an ICAO 9303 check digit.
///
/// The century is not in the number: 050424 may be 1905 or 2005, so the form has to ask for the birthday.
pub(crate) fn check_2004_2017(text: &str) -> Judgement {
    if text.chars().count() != 15 {
        return Err("length".into());
    }
    let letters = cut(text, 0, 3);
    let all_letters = letters.len() == 3 && letters.bytes().all(|it| it.is_ascii_uppercase());
    if !all_letters || !all_digits(cut(text, 3, 12)) || !text.is_ascii() {
        return Err("charset".into());
    }
    if country::is_chinese(letters) {
        return Err("country_chinese".into());
    }
    if !country::has_alpha3(letters) {
        return Err("country".into());
    }
    let (region, short_birth) = (cut(text, 3, 4), cut(text, 7, 6));
    if !is_province(cut(region, 0, 2)) {
        return Err("province".into());
    }
    let possible = ["19", "20"]
        .iter()
        .any(|century| date::compact(&format!("{century}{short_birth}")).is_some());
    if !possible {
        return Err("date".into());
    }
    if checksum::mod_10_icao(cut(text, 0, 14)) != text.chars().next_back() {
        return Err("checksum".into());
    }
    Ok(Passed::default()
        .warn("century_ambiguous")
        .fact("country_alpha3", letters)
        .fact("region4", region)
        .fact("birth_yymmdd", short_birth))
}
