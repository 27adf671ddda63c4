//! Which characters may stand in a Chinese name, and how wide they are in GB 18030.
//!
//! The ranges are written out because the Unicode tables of languages and libraries lag: Extension J, made partly
//! for names, is unassigned to most of them. The pattern `[\u4e00-\u9fa5]` refuses most rare names.

/// Unified ideographs up to Unicode 17: 〇, the basic block, extensions A to J, and the twelve true ideographs
/// among the compatibility ones.
const IDEOGRAPHS: [(u32, u32); 19] = [
    (0x3007, 0x3007),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xFA0E, 0xFA0F),
    (0xFA11, 0xFA11),
    (0xFA13, 0xFA14),
    (0xFA1F, 0xFA1F),
    (0xFA21, 0xFA21),
    (0xFA23, 0xFA24),
    (0xFA27, 0xFA29),
    (0x2_0000, 0x2_A6DF),
    (0x2_A700, 0x2_B739),
    (0x2_B740, 0x2_B81D),
    (0x2_B820, 0x2_CEA1),
    (0x2_CEB0, 0x2_EBE0),
    (0x2_EBF0, 0x2_EE5D),
    (0x3_0000, 0x3_134A),
    (0x3_1350, 0x3_23AF),
    (0x3_23B0, 0x3_3479),
];

/// Letters of names, the dot and the ideographs outside the basic block that GBK encodes in two bytes.
const TWO_BYTES: [(u32, u32); 80] = [
    (0x00B7, 0x00B7),
    (0x00E0, 0x00E1),
    (0x00E8, 0x00EA),
    (0x00EC, 0x00ED),
    (0x00F2, 0x00F3),
    (0x00F9, 0x00FA),
    (0x00FC, 0x00FC),
    (0x0101, 0x0101),
    (0x0113, 0x0113),
    (0x011B, 0x011B),
    (0x012B, 0x012B),
    (0x0144, 0x0144),
    (0x0148, 0x0148),
    (0x014D, 0x014D),
    (0x016B, 0x016B),
    (0x01CE, 0x01CE),
    (0x01D0, 0x01D0),
    (0x01D2, 0x01D2),
    (0x01D4, 0x01D4),
    (0x01D6, 0x01D6),
    (0x01D8, 0x01D8),
    (0x01DA, 0x01DA),
    (0x01DC, 0x01DC),
    (0x01F9, 0x01F9),
    (0x0251, 0x0251),
    (0x0261, 0x0261),
    (0x02C7, 0x02C7),
    (0x02C9, 0x02CB),
    (0x2019, 0x2019),
    (0x3007, 0x3007),
    (0x3447, 0x3447),
    (0x3473, 0x3473),
    (0x359E, 0x359E),
    (0x360E, 0x360E),
    (0x361A, 0x361A),
    (0x3918, 0x3918),
    (0x396E, 0x396E),
    (0x39CF, 0x39D0),
    (0x39DF, 0x39DF),
    (0x3A73, 0x3A73),
    (0x3B4E, 0x3B4E),
    (0x3C6E, 0x3C6E),
    (0x3CE0, 0x3CE0),
    (0x4056, 0x4056),
    (0x415F, 0x415F),
    (0x4337, 0x4337),
    (0x43AC, 0x43AC),
    (0x43B1, 0x43B1),
    (0x43DD, 0x43DD),
    (0x44D6, 0x44D6),
    (0x464C, 0x464C),
    (0x4661, 0x4661),
    (0x4723, 0x4723),
    (0x4729, 0x4729),
    (0x477C, 0x477C),
    (0x478D, 0x478D),
    (0x4947, 0x4947),
    (0x497A, 0x497A),
    (0x497D, 0x497D),
    (0x4982, 0x4983),
    (0x4985, 0x4986),
    (0x499B, 0x499B),
    (0x499F, 0x499F),
    (0x49B6, 0x49B7),
    (0x4C77, 0x4C77),
    (0x4C9F, 0x4CA3),
    (0x4D13, 0x4D19),
    (0x4DAE, 0x4DAE),
    (0xF92C, 0xF92C),
    (0xF979, 0xF979),
    (0xF995, 0xF995),
    (0xF9E7, 0xF9E7),
    (0xF9F1, 0xF9F1),
    (0xFA0C, 0xFA0F),
    (0xFA11, 0xFA11),
    (0xFA13, 0xFA14),
    (0xFA18, 0xFA18),
    (0xFA1F, 0xFA21),
    (0xFA23, 0xFA24),
    (0xFA27, 0xFA29),
];

/// A unified ideograph.
pub(crate) fn is_ideograph(it: char) -> bool {
    within(&IDEOGRAPHS, it)
}

/// A duplicate kept for round trips with old encodings. Normalising it away would change a registered name.
pub(crate) fn is_compatibility_ideograph(it: char) -> bool {
    !is_ideograph(it) && matches!(it, '\u{F900}'..='\u{FAD9}' | '\u{2F800}'..='\u{2FA1D}')
}

/// Outside the basic block: fonts, printers and old systems may lack it.
pub(crate) fn is_rare(it: char) -> bool {
    is_ideograph(it) && !matches!(it, '〇' | '\u{4E00}'..='\u{9FFF}')
}

/// Where police systems put characters that Unicode lacked: each font means something else by them.
pub(crate) fn is_private_use(it: char) -> bool {
    matches!(it, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

/// The bytes that a character takes in GB 18030: one for ASCII, two inside GBK, four for the rest.
pub(crate) fn gb18030_bytes(it: char) -> usize {
    if it.is_ascii() {
        1
    } else if matches!(it, '\u{4E00}'..='\u{9FA5}') || within(&TWO_BYTES, it) {
        2
    } else {
        4
    }
}

fn within(ranges: &[(u32, u32)], it: char) -> bool {
    ranges
        .iter()
        .any(|(first, last)| (*first..=*last).contains(&u32::from(it)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_names_are_ideographs() {
        for it in ['䶮', '𪟝', '𰻝', '\u{323B0}', '鿯', '〇', '﨎'] {
            assert!(is_ideograph(it), "{it}");
        }
        assert!(!is_ideograph('⼀') && !is_ideograph('あ') && !is_ideograph('\0'));
    }

    #[test]
    fn widths_follow_gbk() {
        let widths = ['a', '王', '·', 'é', '䶮', '鿿', '𪟝'].map(gb18030_bytes);
        assert_eq!(widths, [1, 2, 2, 2, 2, 4, 4]);
    }
}
