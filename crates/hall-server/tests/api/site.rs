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
async fn a_section_can_be_read_and_filled_in_before_the_program_is_there() {
    let (_folder, dist) = built();
    let page = "<head></head><body><p id=\"boot\"></p></body>";
    fs::write(dist.join("index.html"), page).unwrap();
    let hall = Hall::with_dist(Some(dist)).await;
    let section = get(&hall, "/bundle/labour-dispatch-hr/form/org", "text/html").await;
    let html = String::from_utf8_lossy(&section.body).into_owned();
    assert!(
        html.starts_with("<head></head><body><div id=\"early\">"),
        "{html}"
    );
    assert!(
        html.contains("<label for=\"f-org.name\">企业名称</label><input id=\"f-org.name\""),
        "{html}"
    );
    assert_eq!(section.headers[header::CACHE_CONTROL], "no-cache");
    for path in [
        "/bundle/labour-dispatch-hr/form/nothing",
        "/bundle/nothing/form/org",
        "/",
    ] {
        assert_eq!(
            get(&hall, path, "text/html").await.body,
            page.as_bytes(),
            "{path}"
        );
    }
}

#[tokio::test]
async fn what_is_sensitive_waits_for_the_program() {
    let (_folder, dist) = built();
    fs::write(dist.join("index.html"), "<body></body>").unwrap();
    let hall = Hall::with_dist(Some(dist)).await;
    let section = get(&hall, "/bundle/labour-dispatch-hr/form/legal", "text/html").await;
    let html = String::from_utf8_lossy(&section.body).into_owned();
    assert!(html.contains("法定代表人证件号码"), "{html}");
    assert!(!html.contains("f-legal.id_no"), "{html}");
}

#[tokio::test]
async fn what_was_just_made_is_sent_compressed_to_whoever_takes_it() {
    let hall = Hall::open().await;
    let index = hall.send(bare("GET", "/catalog/index.json")).await;
    let file = index.json()["bundles"][0]["file"]
        .as_str()
        .unwrap()
        .to_owned();
    let bundle = format!("/catalog/{file}");
    let request = Request::get(&bundle).header(header::ACCEPT_ENCODING, "gzip, br");
    let small = hall.send(request.body(Body::empty()).unwrap()).await;
    let plain = hall.send(bare("GET", &bundle)).await;
    assert_eq!(small.headers[header::CONTENT_ENCODING], "gzip");
    assert!(!plain.headers.contains_key(header::CONTENT_ENCODING));
    assert!(small.body.len() * 3 < plain.body.len());
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
