//! `hall catalog page`

use std::fs;

use crate::run::{catalogue, hall};

#[test]
fn the_page_of_a_bundle_is_printed_or_written() {
    let folder = catalogue();
    let path = folder.path().to_str().unwrap();
    let printed = hall(&["catalog", "page", "open-shop", "--catalog", path])
        .ends(0)
        .out;
    assert!(printed.starts_with("<!doctype html>"), "{printed}");
    let out = folder.path().join("open-shop.html");
    let out_path = out.to_str().unwrap();
    hall(&[
        "catalog",
        "page",
        "open-shop",
        "--catalog",
        path,
        "--out",
        out_path,
    ])
    .ends(0);
    assert_eq!(fs::read_to_string(out).unwrap().trim(), printed.trim());
}

#[test]
fn all_pages_are_written_into_a_folder() {
    let folder = catalogue();
    let path = folder.path().to_str().unwrap();
    let out = tempfile::tempdir().unwrap();
    let out = out.path().join("pages");
    let out_path = out.to_str().unwrap();
    hall(&[
        "catalog",
        "page",
        "--all",
        "--out",
        out_path,
        "--catalog",
        path,
    ])
    .ends(0);
    assert!(out.join("open-shop.html").is_file());
}

#[test]
fn a_service_on_its_own_has_a_page_too() {
    let folder = catalogue();
    let path = folder.path().to_str().unwrap();
    let page = hall(&["catalog", "page", "sign-permit", "--catalog", path])
        .ends(0)
        .out;
    assert!(page.contains("招牌许可"), "{page}");
}

#[test]
fn what_is_not_there_or_cannot_be_written_is_said() {
    let folder = catalogue();
    let path = folder.path().to_str().unwrap();
    let run = hall(&["catalog", "page", "open-shpo", "--catalog", path]).ends(2);
    assert!(run.err.contains("open-shop"), "{run:?}");
    let bad = "/dev/null/page.html";
    let run = hall(&[
        "catalog",
        "page",
        "open-shop",
        "--catalog",
        path,
        "--out",
        bad,
    ])
    .ends(2);
    assert!(run.err.contains(bad), "{run:?}");
    hall(&["catalog", "page", "--all", "--catalog", path]).ends(2);
    hall(&["catalog", "page", "--catalog", path]).ends(2);
}
