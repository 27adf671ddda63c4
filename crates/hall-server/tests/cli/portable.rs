//! A portable draft in the place of an application file, and `hall open`.

use std::path::Path;

use crate::run::{application, file, hall};

/// A draft of the newborn bundle, sealed by `age -p`.
const BY_AGE: &str = "../hall-core/src/portable/tests/packed/by-age.zip.age";
const DEFLATED: &str = "../hall-core/src/portable/tests/packed/deflated.zip";

fn packed(name: &str) -> String {
    format!("{}/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn a_packed_draft_is_checked_and_split_like_its_application() {
    let draft = packed(DEFLATED);
    let report = hall(&["precheck", &draft, "--json"]).ends(1).json();
    assert_eq!(report["bundle"], "newborn");
    assert_eq!(report["verdict"], "incomplete");
    let split = hall(&["split", &draft, "--json"]).ends(0).json();
    assert_eq!(split["bundle"], "newborn");
}

#[test]
fn a_sealed_draft_opens_with_the_passphrase_in_a_file_and_with_no_other() {
    let (_folder, right) = file("correct horse battery staple\n".as_bytes());
    let (_other, wrong) = file(b"wrong\n");
    let (right, wrong) = (right.to_str().unwrap(), wrong.to_str().unwrap());
    let draft = packed(BY_AGE);
    let split = hall(&["split", &draft, "--passphrase-file", right, "--json"])
        .ends(0)
        .json();
    assert_eq!(split["bundle"], "newborn");
    let refused = hall(&["split", &draft, "--passphrase-file", wrong]).ends(2);
    assert!(refused.err.contains("口令不对"), "{}", refused.err);
    let unasked = hall(&["split", &draft]).ends(2);
    assert!(unasked.err.contains("--passphrase-file"), "{}", unasked.err);
}

#[test]
fn opening_writes_the_application_and_its_files_into_an_empty_folder_only() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("draft");
    let run = hall(&["open", &packed(DEFLATED), "--to", to.to_str().unwrap()]).ends(0);
    assert_eq!(run.out.lines().count(), 2, "{}", run.out);
    for path in run.out.lines() {
        assert!(Path::new(path).starts_with(&to) && Path::new(path).is_file());
    }
    let again = hall(&["open", &packed(DEFLATED), "--to", to.to_str().unwrap()]).ends(2);
    assert!(again.err.contains("空的"), "{}", again.err);
}

#[test]
fn a_damaged_draft_gives_what_is_left_and_says_what_is_not() {
    let whole = std::fs::read(application("newborn")).unwrap();
    let (_folder, cut) = file(&whole[..whole.len() / 2]);
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().to_str().unwrap();
    let run = hall(&["open", cut.to_str().unwrap(), "--to", to]).ends(1);
    assert!(run.err.contains("不完整"), "{}", run.err);
    let saved = folder.path().join("APPLICATION.json");
    hall(&["split", saved.to_str().unwrap(), "--json"]).ends(0);
    // A verdict on half an application would mislead.
    hall(&["split", cut.to_str().unwrap()]).ends(2);
}
