//! No name says who somebody is, and none leads out of its folder.

use proptest::prelude::*;

use super::day;
use crate::portable::{container_name, file_name};

#[test]
fn an_identity_number_never_stands_in_a_name() {
    for (name, harmless) in [
        ("99010119900307123X.jpg", "abc123-号码.jpg"),
        (
            "林雨-990101199003071234 正面.jpg",
            "abc123-林雨-号码_正面.jpg",
        ),
        ("990101-19900307-1234.pdf", "abc123-号码.pdf"),
        (
            "９９０１０１１９９００３０７１２３４.pdf",
            "abc123-号码.pdf",
        ),
        ("IMG_20261122_101112.jpg", "abc123-IMG_20261122_101112.jpg"),
        ("户口簿 (2).pdf", "abc123-户口簿_(2).pdf"),
        ("../../etc/passwd", "abc123-passwd"),
        ("C:\\Users\\x\\a.png", "abc123-a.png"),
        ("", "abc123-file"),
    ] {
        assert_eq!(file_name("abc123", name), harmless);
    }
}

proptest! {
    #[test]
    fn no_name_leads_out_of_its_folder(name in any::<String>(), id in any::<String>()) {
        for made in [file_name("0123456789abcdef", &name), container_name(&id, day(), true)] {
            prop_assert!(!made.contains(['/', '\\', '\0', ':']));
            prop_assert!(!made.starts_with('.'));
            prop_assert!(made.chars().count() <= 12 + 1 + 60 + 6 + 30);
        }
    }

    #[test]
    fn no_name_keeps_the_digits_of_an_identity_number(
        before in "[^0-9]{0,8}", number in "99010119[0-9]{9}[0-9X]", after in "[^0-9]{0,8}",
    ) {
        let made = file_name("abcdef", &format!("{before}{number}{after}"));
        prop_assert!(!made.contains(&number[8..16]), "{}", made);
    }
}
