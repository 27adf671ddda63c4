//! One way to clean what people type or paste, the same in the browser and on the server.
//!
//! Numbers are folded by this table and not by Unicode NFKC, which would turn ① into 1; names are not folded at all,
//! because NFC replaces compatibility ideographs that stand in people's registered names.

/// Characters that nobody sees: zero-width spaces and joiners, byte-order mark, soft hyphen.
const INVISIBLE: [char; 6] = [
    '\u{200B}', '\u{200C}', '\u{200D}', '\u{2060}', '\u{FEFF}', '\u{00AD}',
];

/// Drops invisible characters and the blanks at both ends, and leaves the rest as typed.
pub fn trimmed(raw: &str) -> String {
    let seen: String = raw.chars().filter(|it| !INVISIBLE.contains(it)).collect();
    seen.trim().to_owned()
}

/// Folds full-width characters to ASCII and every kind of blank to a space, besides [`trimmed`].
pub fn folded(raw: &str) -> String {
    trimmed(raw).chars().map(fold).collect::<String>()
}

/// The form of a code without punctuation of its own: folded, without spaces, in capitals.
pub fn code(raw: &str) -> String {
    // What was typed well is what it is; most of what is checked at a keystroke was.
    if raw
        .bytes()
        .all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
    {
        return raw.to_owned();
    }
    folded(raw)
        .chars()
        .filter(|it| *it != ' ')
        .map(|it| it.to_ascii_uppercase())
        .collect()
}

/// The form of a code that people group with hyphens: telephone and card numbers, organisation codes.
pub fn grouped_code(raw: &str) -> String {
    let mut code = code(raw);
    code.retain(|it| it != '-');
    code
}

fn fold(it: char) -> char {
    match it {
        '\u{3000}' | '\u{00A0}' | '\t' => ' ',
        '\u{FF01}'..='\u{FF5E}' => u32::from(it)
            .checked_sub(0xFEE0)
            .and_then(char::from_u32)
            .unwrap_or(it),
        _ => it,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_chinese_keyboard_gives_the_same_number() {
        assert_eq!(code("　１１０　１０５Ｘ\u{200B}"), "110105X");
    }

    #[test]
    fn a_circled_digit_is_not_a_digit() {
        assert_eq!(code("①"), "①");
    }

    #[test]
    fn hyphens_survive_where_they_mean_something() {
        assert_eq!(code("a-1"), "A-1");
        assert_eq!(grouped_code("138-0000 0000"), "13800000000");
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(raw in "\\PC*|[ \\t\u{3000}\u{200B}Ａ-Ｚ０-９a-z-]*") {
            for clean in [trimmed, folded, code, grouped_code] {
                let once = clean(&raw);
                prop_assert_eq!(clean(&once), once);
            }
        }
    }
}
