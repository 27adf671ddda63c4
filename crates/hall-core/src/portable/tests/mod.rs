//! What the portable draft promises.

mod codes;
mod damaged;
mod names;
mod sealed;
mod whole;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use super::{Randomness, write};
use crate::application::{Application, FileRef, Provided, parse};
use crate::catalog::WayKind;

pub(super) const PASSPHRASE: &str = "雨天 带伞 no umbrella";

pub(super) fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

pub(super) fn random() -> Randomness {
    let mut bytes = [0; 48];
    for (number, byte) in (1..).zip(&mut bytes) {
        *byte = number;
    }
    Randomness::from_bytes(bytes)
}

/// An application with two files: a photograph of the size of a phone's, and a small one.
pub(super) fn with_files() -> (Application, BTreeMap<String, Vec<u8>>) {
    let photo: Vec<u8> = (0_u32..150_000)
        .map(|it| it.wrapping_mul(2_654_435_761).to_be_bytes()[0])
        .collect();
    let contents = [
        ("出生医学证明.jpg", photo),
        ("户口簿.pdf", b"%PDF-1.7 small".to_vec()),
    ];
    let mut application = parse(
        r#"{"bundle":"newborn","situation":{"where":"here"},"answers":{"baby":[{"name":"安安"}],"mother.name":"林雨"}}"#
            .as_bytes(),
    )
    .unwrap();
    let mut files = BTreeMap::new();
    for (name, content) in contents {
        let digest = Sha256::digest(&content);
        let sha256: String = digest.iter().map(|it| format!("{it:02x}")).collect();
        application.materials.push(Provided {
            id: format!("material-of-{}", content.len()),
            way: WayKind::Upload,
            files: vec![FileRef {
                name: name.to_owned(),
                media_type: "image/jpeg".to_owned(),
                size: content.len().try_into().unwrap(),
                sha256: sha256.clone(),
            }],
            licence: None,
            signed: None,
        });
        files.insert(sha256, content);
    }
    (application, files)
}

pub(super) fn container() -> Vec<u8> {
    let (application, files) = with_files();
    write(&application, &files, day(), None).unwrap()
}

pub(super) fn sealed() -> Vec<u8> {
    let (application, files) = with_files();
    write(&application, &files, day(), Some((PASSPHRASE, &random()))).unwrap()
}
