//! 统一社会信用代码: GB 32100-2015 with Amendment 1 of 2016.

use super::ascii::{all_digits, cut};
use super::checksum::{self, BASE_31};
use super::outcome::{Code, Judgement, Passed};
use super::region::{self, Standing};

/// Registering departments with the categories that the amendment lists; 9 is "other" everywhere.
///
/// Implementations that want digits in the first places refuse A, N and Y, and with N hundreds of thousands of rural
/// collectives.
const DEPARTMENTS: [(&str, &str, &str); 12] = [
    ("1", "机构编制", "1239"),
    ("2", "外交", "19"),
    ("3", "司法行政", "123459"),
    ("4", "文化", "19"),
    ("5", "民政", "1239"),
    ("6", "旅游", "129"),
    ("7", "宗教", "129"),
    ("8", "工会", "19"),
    ("9", "工商/市场监管", "1239"),
    ("A", "中央军委改革和编制办公室", "19"),
    ("N", "农业", "1239"),
    ("Y", "其他", "1"),
];

/// Whether a normalised code is sound; for codes that contain one.
pub(crate) fn verify(text: &str) -> Result<(), Code> {
    read(text).map(|_| ())
}

fn read(text: &str) -> Result<(&'static str, &'static str), Code> {
    if text.chars().count() != 18 {
        return Err("length");
    }
    // A typing slip that can be told: these five letters cannot occur, so the form can offer 1 0 5 U 2 instead.
    if text.contains(['I', 'O', 'S', 'V', 'Z']) {
        return Err("charset_iosvz");
    }
    if !text.chars().all(|it| BASE_31.contains(it)) {
        return Err("charset");
    }
    let (_, name, categories) = DEPARTMENTS
        .into_iter()
        .find(|(letter, ..)| *letter == cut(text, 0, 1))
        .ok_or("dept")?;
    if !all_digits(cut(text, 2, 6)) {
        return Err("region_charset");
    }
    if checksum::mod_31(cut(text, 0, 17)) != text.chars().next_back() {
        return Err("checksum");
    }
    Ok((name, categories))
}

pub(crate) fn check(text: &str) -> Judgement {
    let (name, categories) = read(text)?;
    let (category, region) = (cut(text, 1, 1), cut(text, 2, 6));
    let (organisation, own_check) = (cut(text, 8, 8), cut(text, 16, 1));
    // The inner check belongs to GB 11714. Real codes break it, so it only warns.
    let inner_holds = checksum::mod_11(organisation).is_some_and(|it| own_check.chars().eq([it]));
    // The region is the registrar's and may long be retired; only the demonstration's is worth a word.
    let region_warning = match region::standing(region) {
        Standing::Demo => Some("region_demo"),
        _ => None,
    };
    Ok(Passed::default()
        .warn((!categories.contains(category)).then_some("category_unlisted"))
        .warn(region_warning)
        .warn((!inner_holds).then_some("org_code_checksum"))
        .fact("dept", cut(text, 0, 1))
        .fact("dept_name", name)
        .fact("category", category)
        .fact("region", region)
        .fact("org_code", format!("{organisation}-{own_check}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_single_wrong_character_is_caught() {
        let right = "91110105MA474C8A80";
        assert_eq!(verify(right), Ok(()));
        for (place, _) in right.char_indices() {
            for letter in BASE_31.chars() {
                let mut wrong = right.to_owned();
                wrong.replace_range(place..=place, &letter.to_string());
                assert!(wrong == right || verify(&wrong).is_err(), "{wrong}");
            }
        }
    }

    #[test]
    fn the_companies_of_the_demonstration_are_accepted() {
        for code in [
            "919901015MA0AAAA0K",
            "919901010MA0BBBB1K",
            "929901010MA0CCCC29",
            "919901010MA0DDDD35",
        ] {
            assert_eq!(verify(code), Ok(()), "{code}");
        }
    }
}
