//! `hall catalog new`

use std::fs;
use std::path::Path;

use crate::run::{catalogue, hall};

#[test]
fn a_new_service_is_written_passes_the_check_and_says_what_to_do_next() {
    let folder = catalogue();
    let path = folder.path().to_str().unwrap();
    let run = hall(&[
        "catalog",
        "new",
        "service",
        "street-stall-permit",
        "--catalog",
        path,
    ])
    .ends(0);
    for file in [
        "services/street-stall-permit.yaml",
        "fields/street-stall-permit.yaml",
    ] {
        assert!(folder.path().join(file).is_file(), "{file}");
        assert!(run.out.contains(file), "{run:?}");
    }
    assert!(
        run.out.contains("没有问题") && run.out.contains("hall catalog check --catalog"),
        "{run:?}"
    );
    hall(&["catalog", "check", "--catalog", path]).ends(0);
    hall(&["merge", "street-stall-permit", "--json", "--catalog", path]).ends(0);
}

#[test]
fn a_new_bundle_is_there_at_once() {
    let folder = catalogue();
    let path = folder.path().to_str().unwrap();
    hall(&["catalog", "new", "bundle", "open-stall", "--catalog", path]).ends(0);
    hall(&["catalog", "check", "--catalog", path]).ends(0);
    let form = hall(&["merge", "open-stall", "--json", "--catalog", path])
        .ends(0)
        .json();
    assert_eq!(form["services"], serde_json::json!(["open-stall-service"]));
}

#[test]
fn a_new_bundle_takes_services_that_are_there() {
    let folder = catalogue();
    let path = folder.path().to_str().unwrap();
    let services = "shop-registration,sign-permit";
    hall(&[
        "catalog",
        "new",
        "bundle",
        "big-shop",
        "--services",
        services,
        "--catalog",
        path,
    ])
    .ends(0);
    hall(&["catalog", "check", "--catalog", path]).ends(0);
    let run = hall(&[
        "catalog",
        "new",
        "bundle",
        "other",
        "--services",
        "sign-permti",
        "--catalog",
        path,
    ]);
    assert!(run.ends(2).err.contains("sign-permit"));
}

#[test]
fn what_is_there_is_not_overwritten() {
    let folder = catalogue();
    let path = folder.path().to_str().unwrap();
    let new = [
        "catalog",
        "new",
        "service",
        "street-stall-permit",
        "--catalog",
        path,
    ];
    hall(&new).ends(0);
    let file = folder.path().join("services/street-stall-permit.yaml");
    let before = fs::read_to_string(&file).unwrap();
    assert!(hall(&new).ends(2).err.contains("已经有了"));
    assert_eq!(fs::read_to_string(&file).unwrap(), before);
    // A file of that name that no list knows is left alone as well.
    fs::write(
        folder.path().join("fields/night-market.yaml"),
        "# 我的笔记\n[]\n",
    )
    .unwrap();
    let run = hall(&[
        "catalog",
        "new",
        "service",
        "night-market",
        "--catalog",
        path,
    ])
    .ends(2);
    assert!(run.err.contains("fields/night-market.yaml"), "{run:?}");
    assert!(!folder.path().join("services/night-market.yaml").exists());
}

#[test]
fn a_bad_id_is_refused_with_a_hint_and_nothing_is_written() {
    let folder = catalogue();
    let path = folder.path().to_str().unwrap();
    let run = hall(&[
        "catalog",
        "new",
        "service",
        "Street Stall",
        "--catalog",
        path,
    ])
    .ends(2);
    assert!(run.err.contains("street-stall"), "{run:?}");
    hall(&[
        "catalog",
        "new",
        "bundle",
        "../elsewhere",
        "--catalog",
        path,
    ])
    .ends(2);
    assert!(!Path::new(path).join("../elsewhere.yaml").exists());
}

#[test]
fn without_a_folder_it_says_that_one_is_needed() {
    let run = hall(&["catalog", "new", "service", "street-stall-permit"]).ends(2);
    assert!(run.err.contains("--catalog"), "{run:?}");
}

#[test]
fn in_a_folder_that_cannot_be_read_the_faults_come_first() {
    let folder = catalogue();
    fs::write(folder.path().join("departments.yaml"), "- {id: a}\n").unwrap();
    let path = folder.path().to_str().unwrap();
    let run = hall(&[
        "catalog",
        "new",
        "service",
        "street-stall-permit",
        "--catalog",
        path,
    ])
    .ends(2);
    assert!(run.err.contains("hall catalog check"), "{run:?}");
}
