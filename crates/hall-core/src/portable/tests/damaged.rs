//! A damaged one says so and gives back what can be saved; nothing makes it panic.

use proptest::prelude::*;

use super::{container, with_files};
use crate::portable::{Damage, Opened, read};

fn sizes(opened: &Opened) -> Vec<usize> {
    let mut sizes: Vec<usize> = opened.files.values().map(Vec::len).collect();
    sizes.sort_unstable();
    sizes
}

fn place_of(bytes: &[u8], needle: &[u8]) -> usize {
    bytes
        .windows(needle.len())
        .position(|it| it == needle)
        .unwrap()
}

#[test]
fn without_its_directory_every_entry_is_still_found() {
    let bytes = container();
    let directory = place_of(&bytes, b"PK\x01\x02");
    let opened = read(&bytes[..directory + 10], None).unwrap();
    assert_eq!(opened.damages, [Damage::Directory]);
    assert_eq!(sizes(&opened), [14, 150_000]);
}

#[test]
fn a_file_that_is_broken_is_named_and_left_out() {
    let mut bytes = container();
    let small = place_of(&bytes, b"%PDF-1.7");
    bytes[small] ^= 1;
    let opened = read(&bytes, None).unwrap();
    let name = "户口簿.pdf".to_owned();
    assert_eq!(opened.damages, [Damage::File { name }]);
    assert_eq!(sizes(&opened), [150_000]);
    let n_named: usize = opened
        .application
        .materials
        .iter()
        .map(|it| it.files.len())
        .sum();
    assert_eq!(n_named, 1);
}

#[test]
fn answers_are_saved_up_to_where_the_application_breaks_off() {
    let (application, _) = with_files();
    let text = serde_json::to_vec(&application).unwrap();
    let cut = place_of(&text, "林雨".as_bytes()) + 3;
    let opened = read(&text[..cut], None).unwrap();
    assert_eq!(opened.damages, [Damage::Application { n_lost: 0 }]);
    assert_eq!(opened.application.situation, application.situation);
    let kept: Vec<&String> = opened.application.answers.keys().collect();
    assert_eq!(kept, ["baby"], "the name that is cut in half is no answer");
}

#[test]
fn what_is_of_the_wrong_kind_is_left_out_and_counted() {
    let text =
        br#"{"bundle":"newborn","situation":{"a":"1","b":2},"materials":[{"id":"x"}],"more":1}"#;
    let opened = read(text, None).unwrap();
    assert_eq!(opened.damages, [Damage::Application { n_lost: 2 }]);
    assert_eq!(opened.application.situation.len(), 1);
}

#[test]
fn entries_that_claim_the_same_bytes_a_thousand_times_are_read_within_limits() {
    let entry = {
        let mut bytes = container();
        bytes.truncate(place_of(&bytes, b"PK\x01\x02"));
        bytes
    };
    let header = &entry[..50];
    let bomb = [header.repeat(3000), entry].concat();
    drop(read(&bomb, None));
}

/// 40 MB of zeros in 40 KB, made with `zip -9`.
#[test]
fn a_bomb_is_not_unpacked() {
    let bytes = include_bytes!("packed/bomb.zip");
    let opened = read(bytes, None).unwrap();
    assert!(opened.files.is_empty() && opened.strays.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_byte_string_is_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        drop(read(&bytes, Some("passphrase")));
    }

    #[test]
    fn any_beginning_is_followed_without_harm(
        start in prop::sample::select(vec![
            "PK\u{3}\u{4}", "PK\u{5}\u{6}", "{\"bundle\":\"x\",\"answers\":", "{\"bundle\":\"newborn\"",
            "age-encryption.org/v1\n-> scrypt ", "age-encryption.org/v1\n",
        ]),
        rest in prop::collection::vec(any::<u8>(), 0..300),
    ) {
        drop(read(&[start.as_bytes(), &rest].concat(), Some("passphrase")));
    }

    #[test]
    fn a_container_cut_anywhere_gives_only_what_was_in_it(cut in 0_usize..151_500) {
        let (application, files) = with_files();
        let bytes = container();
        if let Ok(opened) = read(bytes.get(..cut).unwrap_or(&bytes), None) {
            prop_assert!(!opened.damages.is_empty() || bytes.len() <= cut);
            prop_assert_eq!(opened.application.bundle, application.bundle);
            for (key, answer) in &opened.application.answers {
                // A row may be shorter than it was; it holds nothing that it did not hold.
                prop_assert!(application.answers.contains_key(key), "{:?}", answer);
            }
            for (sha256, content) in opened.files {
                prop_assert_eq!(files.get(&sha256), Some(&content));
            }
        }
    }

    #[test]
    fn changed_bytes_never_pass_as_a_file(
        changes in prop::collection::vec((0_usize..151_500, any::<u8>()), 1..6),
    ) {
        let (_, files) = with_files();
        let mut bytes = container();
        for (at, byte) in changes {
            if let Some(it) = bytes.get_mut(at) {
                *it = byte;
            }
        }
        if let Ok(opened) = read(&bytes, None) {
            for (sha256, content) in opened.files {
                prop_assert_eq!(files.get(&sha256), Some(&content));
            }
        }
    }

    #[test]
    fn an_application_cut_anywhere_is_read_up_to_there(cut in 20_usize..400) {
        let (application, _) = with_files();
        let text = serde_json::to_vec(&application).unwrap();
        let opened = read(text.get(..cut).unwrap_or(&text), None).unwrap();
        prop_assert_eq!(opened.application.bundle, "newborn");
    }
}
