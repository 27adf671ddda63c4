//! The sealed container is an age file.

use sha2::{Digest, Sha256};

use super::{PASSPHRASE, container, sealed, with_files};
use crate::portable::{Damage, Refused, read};

#[test]
fn a_sealed_container_gives_back_everything_with_its_passphrase_and_nothing_without() {
    let (application, files) = with_files();
    let sealed = sealed();
    let opened = read(&sealed, Some(PASSPHRASE)).unwrap();
    assert_eq!((opened.application, opened.files), (application, files));
    assert_eq!(opened.damages, []);
    assert_eq!(read(&sealed, None), Err(Refused::NeedsPassphrase));
    assert_eq!(read(&sealed, Some("雨天")), Err(Refused::WrongPassphrase));
    let shown = String::from_utf8_lossy(&sealed);
    assert!(!shown.contains("林雨") && !shown.contains("application.json"));
}

/// `age -d` (1.1.1) opened exactly these bytes and gave back exactly the container.
#[test]
fn what_is_written_is_what_age_was_seen_to_open() {
    let hex = |bytes: &[u8]| -> String {
        let digest = Sha256::digest(bytes);
        digest.iter().map(|it| format!("{it:02x}")).collect()
    };
    assert_eq!(
        hex(&sealed()),
        "2efb20415cbeb3a2c1c622cccba56fe5439e6286e0ba062582f68b75904d2c00"
    );
    assert_eq!(
        hex(&container()),
        "4dd9ea3d7770c800960338ba2aca723cf7b3232113d3e2a7c3da9492cf87135e"
    );
}

/// Made with `age -p` (1.1.1).
#[test]
fn what_age_has_made_is_opened() {
    let bytes = include_bytes!("packed/by-age.zip.age");
    let opened = read(bytes, Some("correct horse battery staple")).unwrap();
    assert_eq!(opened.application.bundle, "newborn");
    assert_eq!(opened.damages, []);
}

#[test]
fn an_age_file_for_a_key_or_as_text_is_told_apart_from_a_broken_one() {
    let for_a_key = b"age-encryption.org/v1\n-> X25519 abc\nabc\n--- abc\n0123456789";
    assert_eq!(read(for_a_key, Some("x")), Err(Refused::OtherSeal));
    let as_text = b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n";
    assert_eq!(read(as_text, Some("x")), Err(Refused::OtherSeal));
    let broken = b"age-encryption.org/v1\n-> scrypt";
    assert_eq!(read(broken, Some("x")), Err(Refused::BrokenSeal));
}

#[test]
fn more_work_than_a_device_should_do_is_refused_before_it_is_begun() {
    let sealed = sealed();
    let text = String::from_utf8_lossy(&sealed[..100]).replace(" 16\n", " 20\n");
    let heavy = [text.as_bytes(), &sealed[100..]].concat();
    assert_eq!(read(&heavy, Some(PASSPHRASE)), Err(Refused::TooMuchWork));
}

#[test]
fn a_sealed_file_that_was_cut_gives_what_stands_before_the_cut() {
    let sealed = sealed();
    let cut = &sealed[..sealed.len() - 60_000];
    let opened = read(cut, Some(PASSPHRASE)).unwrap();
    assert_eq!(opened.application.answers.len(), 2);
    assert!(matches!(opened.damages[..], [Damage::Seal { .. }, ..]));
}

#[test]
fn one_changed_byte_loses_one_chunk_and_no_more() {
    let mut sealed = sealed();
    sealed[70_000] ^= 1;
    let opened = read(&sealed, Some(PASSPHRASE)).unwrap();
    assert_eq!(opened.damages[0], Damage::Seal { n_bytes: 65_536 });
    // The photograph reaches over that chunk; the small file behind it is whole.
    let sizes: Vec<usize> = opened.files.values().map(Vec::len).collect();
    assert_eq!(sizes, [14]);
    assert_eq!(opened.application.answers.len(), 2);
}

#[test]
fn chunks_in_another_order_do_not_authenticate() {
    let mut sealed = sealed();
    let start = sealed.len() - (container().len() % 65_536 + 16) - 2 * 65_552;
    sealed[start..start + 2 * 65_552].rotate_left(65_552);
    assert_eq!(read(&sealed, Some(PASSPHRASE)), Err(Refused::NoApplication));
}
