//! `hall institution`: filed once, and then known by its key.

use crate::run::hall;

/// The first public key of the test vectors of RFC 8032.
const KEY: &str = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

#[test]
fn an_institution_is_filed_once_and_listed() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    for name in ["示例商业银行", "示例商业银行股份有限公司"] {
        let add = [
            "institution",
            "add",
            "--id",
            "91990101MA0JRCX12E",
            "--name",
            name,
        ];
        hall(&[&add[..], &["--key", KEY, "--data", data]].concat()).ends(0);
    }
    let list = hall(&["institution", "list", "--data", data]).ends(0);
    assert_eq!(
        list.out.trim(),
        "91990101MA0JRCX12E 示例商业银行股份有限公司"
    );
}

#[test]
fn what_is_no_key_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    for key in ["", "zz", &KEY[..62], &"0".repeat(64)] {
        let add = [
            "institution",
            "add",
            "--id",
            "A",
            "--name",
            "甲",
            "--data",
            data,
        ];
        let run = hall(&[&add[..], &["--key", key]].concat()).ends(2);
        assert!(run.err.contains("--key"), "{key}: {run:?}");
    }
    let list = hall(&["institution", "list", "--data", data]).ends(0);
    assert_eq!(list.out, "");
}
