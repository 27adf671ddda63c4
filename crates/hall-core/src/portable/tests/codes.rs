//! A draft that is shown as codes is read as it was, or not at all.

use std::collections::BTreeMap;

use proptest::prelude::*;
use sha2::{Digest, Sha256};

use super::with_files;
use crate::application::{Application, MAX_BYTES};
use crate::portable::codes::{Collected, MAX_CODES, Refused, bare, open, write};
use crate::value::Answer;

/// Texts that do not deflate well, as names and addresses do.
fn application() -> impl Strategy<Value = Application> {
    let answers = prop::collection::btree_map("[a-z]{1,8}\\.[a-z_]{1,8}", ".{0,60}", 0..60);
    let rows = prop::collection::vec(
        prop::collection::btree_map("[a-z]{1,6}", "[一-龥0-9]{0,20}", 0..6),
        1..8,
    );
    let situation = prop::collection::btree_map("[a-z]{1,8}", "[a-z]{1,8}", 0..6);
    (answers, rows, situation).prop_map(|(answers, rows, situation)| {
        let text = |(key, text): (String, String)| (key, Answer::Text(text));
        let rows = rows
            .into_iter()
            .map(|row| row.into_iter().map(text).collect())
            .collect();
        let mut answers: BTreeMap<String, Answer> = answers.into_iter().map(text).collect();
        answers.insert("people".to_owned(), Answer::Rows(rows));
        Application {
            bundle: "newborn".to_owned(),
            situation,
            answers,
            ..with_files().0
        }
    })
}

/// A draft that needs several codes.
fn long() -> Application {
    let mut application = with_files().0;
    for number in 0_u32..90 {
        let digest = Sha256::digest(number.to_be_bytes());
        let text = digest.iter().map(|it| format!("{it:02x}")).collect();
        application
            .answers
            .insert(format!("field.n{number}"), Answer::Text(text));
    }
    application
}

fn refusal(text: &str) -> Refused {
    Collected::default().take(text).unwrap_err()
}

/// A code that says what it likes and is checked well.
fn forged(head: &str, body: &str) -> String {
    let text = format!("{head}{body}");
    let crc = crate::portable::zip::crc32(text.as_bytes());
    format!("{text}{crc:010}")
}

proptest! {
    #[test]
    fn any_application_comes_through_in_any_order_and_with_repetitions(
        application in application(),
        order in prop::collection::vec(any::<prop::sample::Index>(), 0..30),
        turn in any::<prop::sample::Index>(),
    ) {
        let texts = write(&application).unwrap();
        let mut collected = Collected::default();
        for index in order {
            collected.take(&texts[index.index(texts.len())]).unwrap();
        }
        let (before, after) = texts.split_at(turn.index(texts.len()));
        for text in after.iter().chain(before) {
            collected.take(text).unwrap();
        }
        prop_assert_eq!(open(&collected.whole().unwrap()).unwrap(), bare(&application));
    }

    #[test]
    fn a_code_with_one_wrong_character_is_refused(
        application in application(),
        code in any::<prop::sample::Index>(),
        place in any::<prop::sample::Index>(),
        wrong in "[0-9A-Z:]",
    ) {
        let texts = write(&application).unwrap();
        let text = &texts[code.index(texts.len())];
        let at = place.index(text.len());
        prop_assume!(text.get(at..=at) != Some(wrong.as_str()));
        let mut damaged = text.clone();
        damaged.replace_range(at..=at, &wrong);
        prop_assert!(Collected::default().take(&damaged).is_err());
    }

    #[test]
    fn what_was_changed_behind_all_checks_of_the_codes_is_no_other_application(
        application in application(),
        place in any::<prop::sample::Index>(),
        flip in 1_u8..,
    ) {
        let mut collected = Collected::default();
        for text in write(&application).unwrap() {
            collected.take(&text).unwrap();
        }
        let mut packed = collected.whole().unwrap();
        let at = place.index(packed.len());
        packed[at] ^= flip;
        if let Ok(read) = open(&packed) {
            prop_assert_eq!(read, bare(&application));
        }
    }

    #[test]
    fn any_text_is_taken_or_refused(text in "(42551)?[0-9０-９ ]{0,80}|.{0,80}") {
        let mut collected = Collected::default();
        if collected.take(&text).is_err() {
            prop_assert_eq!(collected, Collected::default());
        }
    }

    #[test]
    fn any_bytes_are_opened_or_refused(packed in prop::collection::vec(any::<u8>(), 0..200)) {
        drop(open(&packed));
    }
}

#[test]
fn the_reader_says_which_codes_are_missing() {
    let texts = write(&long()).unwrap();
    assert!(4 < texts.len(), "{}", texts.len());
    let of = u8::try_from(texts.len()).unwrap();
    let mut collected = Collected::default();
    let third = collected.take(&texts[2]).unwrap();
    assert_eq!((third.number, third.of, third.is_new), (3, of, true));
    let again = collected.take(&texts[2]).unwrap();
    assert!(!again.is_new);
    assert_eq!(again.missing, third.missing);
    let first = collected.take(&texts[0]).unwrap();
    let expected: Vec<u8> = (1..=of).filter(|it| ![1, 3].contains(it)).collect();
    assert_eq!(first.missing, expected);
    assert_eq!(collected.whole(), None);
    for text in &texts {
        collected.take(text).unwrap();
    }
    assert_eq!(open(&collected.whole().unwrap()), Ok(bare(&long())));
}

#[test]
fn every_code_is_short_enough_for_a_phone_and_as_long_as_the_others() {
    let texts = write(&long()).unwrap();
    let lengths: Vec<usize> = texts.iter().map(String::len).collect();
    assert!(lengths.iter().all(|it| *it <= 964), "{lengths:?}");
    let (last, others) = lengths.split_last().unwrap();
    assert!(others.iter().all(|it| last <= it && *it < last + 300));
    assert!(
        texts
            .iter()
            .all(|it| it.bytes().all(|it| it.is_ascii_digit()))
    );
}

#[test]
fn files_and_their_names_stay_on_the_phone() {
    let (application, _) = with_files();
    let read = bare(&application);
    assert_eq!(read.materials.len(), 2);
    assert!(read.materials.iter().all(|it| it.files.is_empty()));
    assert_eq!(read.answers, application.answers);
}

#[test]
fn what_the_answers_meant_comes_along_only_where_the_catalogue_is_not_named() {
    let (mut application, _) = with_files();
    let meaning = ("mother.name".to_owned(), "母亲 / 姓名: 文字".to_owned());
    application.meanings.extend([meaning]);
    assert_eq!(bare(&application).meanings, application.meanings);
    application.catalog = Some("0123456789abcdef".to_owned());
    assert!(bare(&application).meanings.is_empty());
    assert_eq!(bare(&application).catalog, application.catalog);
}

#[test]
fn a_scanner_may_type_wide_digits_and_spaces_around_them() {
    let texts = write(&with_files().0).unwrap();
    let wide: String = texts[0]
        .chars()
        .map(|it| char::from_u32(u32::from(it) + 0xFEE0).unwrap())
        .collect();
    let mut collected = Collected::default();
    assert!(collected.take(&format!("\u{3000}{wide}\r\n")).is_ok());
}

#[test]
fn what_is_no_code_of_a_draft_is_foreign() {
    for text in ["", "https://pay.example/1", "6901234567892", "4255 hall"] {
        assert_eq!(refusal(text), Refused::Foreign, "{text}");
    }
}

#[test]
fn a_code_that_was_cut_is_damaged() {
    let texts = write(&with_files().0).unwrap();
    for length in [4, 5, 9, 20, 40, texts[0].len() - 1] {
        assert_eq!(refusal(&texts[0][..length]), Refused::Damaged, "{length}");
    }
}

#[test]
fn codes_of_two_drafts_are_not_mixed() {
    let mut other = long();
    other
        .situation
        .insert("where".to_owned(), "there".to_owned());
    let (texts, others) = (write(&long()).unwrap(), write(&other).unwrap());
    let mut collected = Collected::default();
    collected.take(&texts[0]).unwrap();
    let before = collected.clone();
    assert_eq!(collected.take(&others[1]), Err(Refused::OtherDraft));
    assert_eq!(collected, before);
    // Another share under the same number, by somebody who computed the check anew.
    let head = &texts[0][..19];
    assert_eq!(
        collected.take(&forged(head, "001")),
        Err(Refused::OtherDraft)
    );
}

#[test]
fn a_later_layout_and_impossible_numbers_are_refused_by_name() {
    let draft = "0000000000";
    let refused = |head: &str| refusal(&forged(&format!("{head}{draft}"), "001"));
    assert_eq!(refused("425520101"), Refused::OtherVersion);
    let many = format!("4255101{:02}", MAX_CODES + 1);
    assert_eq!(refused(&many), Refused::TooMany);
    for impossible in ["425510001", "425510201", "425510100"] {
        assert_eq!(refused(impossible), Refused::Damaged, "{impossible}");
    }
    // Three digits are one byte, and 256 is none.
    assert_eq!(
        refusal(&forged("425510101", "0000000000256")),
        Refused::Damaged
    );
    assert!(
        Collected::default()
            .take(&forged("425510101", "0000000000255"))
            .is_ok()
    );
}

#[test]
fn what_would_unpack_into_more_than_an_application_is_not_unpacked() {
    let text = vec![b' '; MAX_BYTES + 1];
    let mut packed = Sha256::digest(&text).to_vec();
    packed.extend(miniz_oxide::deflate::compress_to_vec(&text, 9));
    assert!(packed.len() < 2000, "{}", packed.len());
    assert_eq!(open(&packed), Err(Refused::TooLarge));
}

#[test]
fn what_is_as_it_was_shown_and_no_application_says_so() {
    let text = br#"{"bundle":"newborn","of_tomorrow":1}"#;
    let mut packed = Sha256::digest(text).to_vec();
    packed.extend(miniz_oxide::deflate::compress_to_vec(text, 9));
    assert!(matches!(open(&packed), Err(Refused::Unreadable(_))));
}

#[test]
fn a_draft_for_more_codes_than_anybody_shows_is_not_written() {
    let mut application = long();
    for number in 0_u32..600 {
        let digest = Sha256::digest(number.to_le_bytes());
        let text = digest.iter().map(|it| format!("{it:02x}")).collect();
        let key = format!("more.n{number}");
        application.answers.insert(key, Answer::Text(text));
    }
    assert_eq!(write(&application), None);
}
