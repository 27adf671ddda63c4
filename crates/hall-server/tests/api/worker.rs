//! The service worker's script, and what browsers are told to ask for again.

use std::fs;
use std::path::PathBuf;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use tempfile::TempDir;

use crate::hall::{Hall, Reply};

const OWN: &str = "const BUILD = 1;";

fn built() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_owned();
    fs::write(path.join("index.html"), "the hall").unwrap();
    fs::write(path.join("sw.js"), OWN).unwrap();
    (folder, path)
}

async fn get(hall: &Hall, path: &str, having: &str) -> Reply {
    let request = Request::get(path)
        .header(header::IF_NONE_MATCH, having)
        // Later than any file: by its date, nothing has changed.
        .header(header::IF_MODIFIED_SINCE, "Fri, 01 Jan 2099 00:00:00 GMT");
    hall.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn the_service_worker_is_asked_for_at_every_visit() {
    let (_folder, dist) = built();
    let hall = Hall::with_dist(Some(dist)).await;
    let reply = get(&hall, "/sw.js", "").await;
    assert_eq!(String::from_utf8_lossy(&reply.body), OWN);
    assert_eq!(reply.headers[header::CACHE_CONTROL], "no-cache");
    let kind = reply.headers[header::CONTENT_TYPE].to_str().unwrap();
    assert!(kind.starts_with("text/javascript"), "{kind}");
}

#[tokio::test]
async fn a_hall_without_worker_sends_the_script_that_takes_it_away() {
    let (_folder, dist) = built();
    let without = Hall::with_dist_and_worker(Some(dist.clone()), false).await;
    let never_had_one = {
        fs::remove_file(dist.join("sw.js")).unwrap();
        Hall::with_dist(Some(dist)).await
    };
    let not_built = Hall::open().await;
    for hall in [without, never_had_one, not_built] {
        let reply = get(&hall, "/sw.js", "").await;
        let script = String::from_utf8_lossy(&reply.body);
        assert!(script.contains("registration.unregister()"), "{script}");
        assert!(!script.contains("addEventListener(\"fetch\""), "{script}");
        assert_eq!(reply.headers[header::CACHE_CONTROL], "no-cache");
        assert_eq!(reply.headers[header::CONTENT_TYPE], "text/javascript");
    }
}

#[tokio::test]
async fn what_changed_is_sent_whatever_its_date_and_what_did_not_is_not() {
    let (_folder, dist) = built();
    let hall = Hall::with_dist(Some(dist.clone())).await;
    for path in ["/sw.js", "/", "/catalog/index.json"] {
        let first = get(&hall, path, "").await;
        assert_eq!(first.status, StatusCode::OK, "{path}");
        assert!(
            !first.headers.contains_key(header::LAST_MODIFIED),
            "{path} bears a date"
        );
        let tag = first.headers[header::ETAG].to_str().unwrap();
        let again = get(&hall, path, tag).await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{path}");
        assert!(again.body.is_empty(), "{path}");
        assert_eq!(again.headers[header::CACHE_CONTROL], "no-cache", "{path}");
    }
    let tag = get(&hall, "/sw.js", "").await.headers[header::ETAG].clone();
    fs::write(dist.join("sw.js"), "const BUILD = 2;").unwrap();
    let changed = get(&hall, "/sw.js", tag.to_str().unwrap()).await;
    assert_eq!(String::from_utf8_lossy(&changed.body), "const BUILD = 2;");
}

#[tokio::test]
async fn the_list_of_bundles_is_sent_compressed_only_if_it_is_the_one_in_force() {
    let (_folder, dist) = built();
    let hall = Hall::with_dist(Some(dist.clone())).await;
    let in_force = get(&hall, "/catalog/index.json", "").await.body;
    fs::create_dir(dist.join("catalog")).unwrap();
    let write = |name: &str, content: &[u8]| fs::write(dist.join("catalog").join(name), content);
    write("index.json.br", b"compressed").unwrap();
    let asked = || async {
        let request = Request::get("/catalog/index.json").header(header::ACCEPT_ENCODING, "br");
        hall.send(request.body(Body::empty()).unwrap()).await.body
    };
    write("index.json", b"{\"bundles\": []}").unwrap();
    assert_eq!(asked().await, in_force);
    write("index.json", &in_force).unwrap();
    assert_eq!(asked().await, b"compressed");
}
