//! A person's name: ideographs with `·` between the parts, or Latin letters.
//!
//! No statute in force limits the length. 民委发〔2016〕33号 asks for fields of at least 25 ideographs, for the whole
//! of GB 18030, and for U+00B7 as the one dot.

use super::han::{
    gb18030_bytes, is_compatibility_ideograph, is_ideograph, is_private_use, is_rare,
};
use super::normalise;
use super::outcome::{Code, Judgement, Passed};

/// In ideographs; a service may allow more.
const HAN_MAX: usize = 25;

/// In bytes: what the chip of the permanent residence card holds of an English name.
const LATIN_MAX: usize = 120;

/// What keyboards offer in the place of `·`: • ‧ ・ ･ ⋅ ∙ ． · ᛫ ⸱.
const DOTS: [char; 10] = [
    '\u{2022}', '\u{2027}', '\u{30FB}', '\u{FF65}', '\u{22C5}', '\u{2219}', '\u{FF0E}', '\u{0387}',
    '\u{16EB}', '\u{2E31}',
];

/// The name as it is stored. Ideographs stay as they are: folding them would change registered names.
pub(crate) fn normalise(raw: &str) -> String {
    let typed = normalise::trimmed(raw);
    if is_latin(&typed) {
        return normalise::folded(&typed).replace('\u{2019}', "'");
    }
    let dotted = typed.replace(DOTS, "·");
    let spaced = normalise::folded(&dotted);
    let parts: Vec<&str> = spaced.split('·').map(str::trim).collect();
    parts.join("·")
}

pub(crate) fn check(raw: &str, name: &str) -> Judgement {
    let length = name.chars().count();
    if length == 0 {
        return Err("empty".into());
    }
    check_characters(name)?;
    check_dots(name)?;
    let too_long = if is_latin(name) {
        name.len() > LATIN_MAX
    } else {
        length > HAN_MAX
    };
    if too_long {
        return Err("length".into());
    }
    Ok(Passed::default()
        .warn((name != raw).then_some("normalized"))
        // One-character names exist.
        .warn((length == 1).then_some("single_character"))
        .warn(name.contains(is_rare).then_some("rare_character"))
        .warn(
            name.contains(is_compatibility_ideograph)
                .then_some("compatibility_ideograph"),
        )
        .fact("chars", length)
        .fact("utf8_bytes", name.len())
        .fact("utf16_units", name.encode_utf16().count())
        .fact(
            "gb18030_bytes",
            name.chars().map(gb18030_bytes).sum::<usize>(),
        ))
}

fn check_characters(name: &str) -> Result<(), Code> {
    if name.contains(is_private_use) {
        return Err("private_use");
    }
    // A masked name, or a character that got lost on the way.
    if name.contains(['*', '?', '□', '\u{FFFD}']) {
        return Err("placeholder");
    }
    let fitting = if is_latin(name) {
        name.chars()
            .all(|it| is_latin_letter(it) || " '-.".contains(it))
    } else {
        name.chars().all(|it| is_han(it) || it == '·')
    };
    if fitting { Ok(()) } else { Err("charset") }
}

fn check_dots(name: &str) -> Result<(), Code> {
    let misplaced = !is_latin(name) && name.split('·').any(str::is_empty);
    if misplaced {
        Err("interpunct_position")
    } else {
        Ok(())
    }
}

/// A name without ideographs that has Latin letters. Anything else is held to the rules of Chinese names.
fn is_latin(name: &str) -> bool {
    !name.contains(is_han) && name.contains(is_latin_letter)
}

fn is_han(it: char) -> bool {
    is_ideograph(it) || is_compatibility_ideograph(it)
}

fn is_latin_letter(it: char) -> bool {
    match it {
        '\u{0300}'..='\u{036F}' => true,
        '\0'..='\u{024F}' | '\u{1E00}'..='\u{1EFF}' | '\u{FF21}'..='\u{FF5A}' => it.is_alphabetic(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(raw: &str) -> Option<Code> {
        let outcome =
            super::super::outcome::Outcome::new(normalise(raw), check(raw, &normalise(raw)));
        outcome.code
    }

    #[test]
    fn foreigners_have_names_too() {
        for name in [
            "José María O'Neil-Smith",
            "J. R. Ewing",
            "Ｊｏｈｎ",
            "Nguyễn",
        ] {
            assert_eq!(code(name), None, "{name}");
        }
    }

    #[test]
    fn scripts_do_not_mix() {
        assert_eq!(code("张San"), Some("charset"));
        assert_eq!(code("张3"), Some("charset"));
        assert_eq!(code("张\u{1F600}"), Some("charset"));
        assert_eq!(code("⼀"), Some("charset"));
    }

    #[test]
    fn every_dot_becomes_the_one_dot() {
        for dot in DOTS {
            assert_eq!(normalise(&format!("阿卜 {dot}艾力")), "阿卜·艾力");
        }
    }

    #[test]
    fn a_dot_stands_between_parts() {
        for name in ["·张三", "张三·", "张··三", "·"] {
            assert_eq!(code(name), Some("interpunct_position"), "{name}");
        }
    }

    #[test]
    fn a_masked_name_is_no_name() {
        for name in ["张*", "张？", "张□", "张\u{FFFD}"] {
            assert_eq!(code(name), Some("placeholder"), "{name}");
        }
    }
}
