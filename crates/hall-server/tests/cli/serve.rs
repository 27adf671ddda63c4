//! `hall serve`: what it says when it cannot.

use crate::run::hall;

#[test]
fn an_address_that_is_none_is_a_usage_error() {
    hall(&["serve", "--listen", "somewhere"]).ends(2);
}

#[test]
fn a_database_that_it_cannot_speak_to_is_named() {
    let run = hall(&["serve", "--database", "postgres://localhost/hall"]).ends(2);
    assert!(run.err.contains("sqlite:"), "{run:?}");
}

#[test]
fn a_dist_folder_that_is_not_there_is_named() {
    let run = hall(&["serve", "--dist", "/nowhere/dist"]).ends(2);
    assert!(run.err.contains("/nowhere/dist"), "{run:?}");
}

#[test]
fn a_data_folder_that_cannot_be_made_is_named() {
    let run = hall(&[
        "serve",
        "--data",
        "/proc/nowhere",
        "--listen",
        "127.0.0.1:0",
    ])
    .ends(2);
    assert!(run.err.contains("/proc/nowhere"), "{run:?}");
}

#[test]
fn an_address_that_is_taken_is_named_with_a_way_out() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let data = tempfile::tempdir().unwrap();
    let run = hall(&[
        "serve",
        "--data",
        data.path().to_str().unwrap(),
        "--listen",
        &address,
    ])
    .ends(2);
    assert!(
        run.err.contains(&address) && run.err.contains("--listen"),
        "{run:?}"
    );
}
