//! `hall endpoint`: where messages go besides the app.

use crate::run::{Run, hall};

fn endpoint(args: &[&str], data: &str) -> Run {
    hall(&[&["endpoint"][..], args, &["--data", data]].concat())
}

#[test]
fn an_endpoint_is_set_and_removed() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let to = ["--to", "department/health"];
    let url = ["--hook", "https://health.example/hall"];
    endpoint(&[&["set"][..], &to[..], &url].concat(), data).ends(0);
    endpoint(&[&["remove"][..], &to[..]].concat(), data).ends(0);
    let mail = ["set", "--to", "operator", "--mail", "operator@example.cn"];
    endpoint(&mail, data).ends(0);
}

#[test]
fn what_leads_nowhere_is_refused_with_the_way_to_write_it() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    for (args, says) in [
        (["--to", "mother", "--mail", "a@example.cn"], "--to"),
        (["--to", "account/mother", "--mail", "a@example.cn"], "--to"),
        (["--to", "reception", "--mail", "a"], "--mail"),
        (
            ["--to", "reception", "--hook", "http://example.cn"],
            "https://",
        ),
    ] {
        let run = endpoint(&[&["set"][..], &args[..]].concat(), data).ends(2);
        assert!(run.err.contains(says), "{args:?}: {run:?}");
    }
}

#[test]
fn the_public_key_stays_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let first = endpoint(&["key"], data).ends(0);
    assert!(first.out.starts_with("whpk_"), "{first:?}");
    assert_eq!(endpoint(&["key"], data).ends(0).out, first.out);
}
