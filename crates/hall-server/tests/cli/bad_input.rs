//! Files that cannot be read: always a complaint on standard error, exit code 2, never a panic.

use crate::run::{application, file, hall};

const READERS: [&str; 2] = ["precheck", "split"];

fn unreadable(content: &[u8], says: &str) {
    for reader in READERS {
        let (_folder, path) = file(content);
        let run = hall(&[reader, path.to_str().unwrap(), "--json"]).ends(2);
        assert!(run.err.contains(says), "{reader}: {run:?}");
        assert!(run.out.is_empty(), "{reader}: {run:?}");
    }
}

#[test]
fn a_file_that_is_not_there() {
    for reader in READERS {
        let run = hall(&[reader, "/nowhere/application.json", "--json"]).ends(2);
        assert!(run.err.contains("/nowhere/application.json"), "{run:?}");
    }
}

#[test]
fn a_folder_instead_of_a_file() {
    for reader in READERS {
        hall(&[reader, env!("CARGO_MANIFEST_DIR"), "--json"]).ends(2);
    }
}

#[test]
fn a_file_that_was_cut_in_the_middle() {
    let whole = std::fs::read(application("newborn")).unwrap();
    for part in [1, 10, whole.len() / 2, whole.len() - 2] {
        unreadable(&whole[..part], "行");
    }
}

#[test]
fn ten_megabytes_of_brackets() {
    unreadable(&vec![b'['; 10 << 20], "太大");
    unreadable(&vec![b'['; 900 << 10], "行");
}

#[test]
fn bytes_that_are_no_text() {
    unreadable(&[0xFF, 0xFE, 0x00], "JSON");
    unreadable(b"", "行");
}

#[test]
fn another_shape() {
    unreadable(b"[]", "行");
    unreadable(br#"{"bundle": 7}"#, "行");
    unreadable(br#"{"bundle": "newborn", "status": "approved"}"#, "行");
}

#[test]
fn an_unknown_bundle() {
    unreadable(br#"{"bundle": "fly-to-the-moon"}"#, "newborn");
}

#[test]
fn an_unknown_subcommand_or_argument() {
    hall(&["fly"]).ends(2);
    hall(&["precheck"]).ends(2);
    hall(&["merge", "newborn", "--fast"]).ends(2);
    hall(&[]).ends(2);
}

#[test]
fn a_draft_made_under_another_catalogue_is_judged_by_this_one_and_says_so() {
    let text = std::fs::read_to_string(application("newborn")).unwrap();
    let text = text.replacen('{', r#"{"catalog": "0123456789abcdef","#, 1);
    let (_folder, path) = file(text.as_bytes());
    let run = hall(&[
        "precheck",
        path.to_str().unwrap(),
        "--today",
        "2026-11-21",
        "--json",
    ])
    .ends(0);
    let findings = run.json()["findings"].clone();
    assert_eq!(findings[0]["code"], "made_under_another_catalog");
}
