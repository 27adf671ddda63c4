//! The built app's files.

use std::fs;
use std::path::PathBuf;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use tempfile::TempDir;

use crate::hall::{Hall, Reply, bare};

fn built() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_owned();
    for (name, content) in [
        ("index.html", "the hall"),
        ("desk.html", "the desk"),
        ("hall-app-0123456789abcdef.js", "plain"),
        ("hall-app-0123456789abcdef.js.br", "compressed"),
        ("manifest.webmanifest", "{}"),
    ] {
        fs::write(path.join(name), content).unwrap();
    }
    (folder, path)
}

async fn get(hall: &Hall, path: &str, accept: &str) -> Reply {
    let request = Request::get(path)
        .header(header::ACCEPT, accept)
        .header(header::ACCEPT_ENCODING, "br");
    hall.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn any_page_is_the_halls_entry_page_and_any_desk_page_the_desks() {
    let (_folder, dist) = built();
    let hall = Hall::with_dist(Some(dist)).await;
    for (path, page) in [
        ("/", "the hall"),
        ("/bundles/newborn", "the hall"),
        ("/applications/2026-1121-0000-0000-1", "the hall"),
        ("/desk", "the desk"),
        ("/desk/cases/2026-1121-0000-0000-1-01", "the desk"),
    ] {
        let reply = get(&hall, path, "text/html,*/*;q=0.8").await;
        assert_eq!(String::from_utf8_lossy(&reply.body), page, "{path}");
        assert_eq!(reply.headers[header::CACHE_CONTROL], "no-cache", "{path}");
    }
}

#[tokio::test]
async fn a_file_with_a_hash_is_sent_compressed_and_kept_forever() {
    let (_folder, dist) = built();
    let hall = Hall::with_dist(Some(dist)).await;
    let reply = get(&hall, "/hall-app-0123456789abcdef.js", "*/*").await;
    assert_eq!(reply.headers[header::CONTENT_ENCODING], "br");
    assert_eq!(reply.body, b"compressed");
    assert!(
        reply.headers[header::CACHE_CONTROL]
            .to_str()
            .unwrap()
            .contains("immutable")
    );
    let manifest = get(&hall, "/manifest.webmanifest", "*/*").await;
    assert_eq!(manifest.headers[header::CACHE_CONTROL], "no-cache");
}

#[tokio::test]
async fn a_file_that_is_not_there_is_no_page_in_disguise() {
    let (_folder, dist) = built();
    let hall = Hall::with_dist(Some(dist)).await;
    for path in [
        "/old-app-00000000.js",
        "/../Cargo.toml",
        "/%2e%2e/Cargo.toml",
    ] {
        let reply = get(&hall, path, "text/html").await;
        assert_eq!(
            (reply.status, reply.code().as_str()),
            (StatusCode::NOT_FOUND, "not_found"),
            "{path}"
        );
    }
    assert_eq!(
        get(&hall, "/bundles/newborn", "application/json")
            .await
            .code(),
        "not_found"
    );
}

#[tokio::test]
async fn without_a_built_app_the_page_says_what_to_do() {
    let hall = Hall::open().await;
    let reply = hall.send(bare("GET", "/")).await;
    assert!(reply.json()["mend"].as_str().unwrap().contains("--dist"));
}

#[tokio::test]
async fn only_a_hall_of_terminals_tells_its_pages_that_nothing_may_stay_behind() {
    for kiosk in [true, false] {
        let (_folder, dist) = built();
        let hall = if kiosk {
            Hall::for_terminals(Some(dist)).await
        } else {
            Hall::with_dist(Some(dist)).await
        };
        let page = get(&hall, "/bundle/newborn/form", "text/html").await;
        let told = page.headers.get(header::SET_COOKIE);
        let told = told.is_some_and(|it| it.to_str().unwrap().starts_with("hall-kiosk=1;"));
        assert_eq!(told, kiosk);
        let kept = page.headers[header::CACHE_CONTROL] != "no-store";
        assert_eq!(kept, !kiosk);
    }
}
