//! Uploading.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use sha2::{Digest, Sha256};

use crate::hall::{Hall, PDF};

#[tokio::test]
async fn an_uploaded_file_is_known_by_its_content_and_kept() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let reply = hall
        .upload(&mother, "出院小结.pdf", "application/pdf", PDF)
        .await;
    assert_eq!(reply.status, StatusCode::CREATED, "{}", reply.json());
    let file = reply.json();
    let sha256 = hall_server::random::hex(&Sha256::digest(PDF));
    assert_eq!(file["sha256"], sha256);
    assert_eq!(
        (&file["name"], &file["size"]),
        (&"出院小结.pdf".into(), &PDF.len().into())
    );
    assert_eq!(hall.app.blobs.read(&sha256).await.unwrap().unwrap(), PDF);
    let again = hall
        .upload(&mother, "出院小结.pdf", "application/pdf", PDF)
        .await;
    assert_eq!(again.json(), file);
}

#[tokio::test]
async fn content_that_is_not_what_it_says_is_refused_and_not_kept() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    for (name, media, content) in [
        ("photo.png", "image/png", PDF),
        ("photo.jpg", "application/pdf", PDF),
        (
            "page.pdf",
            "application/pdf",
            &b"<html><script>alert(1)</script>"[..],
        ),
        ("empty.pdf", "application/pdf", b""),
        ("photo.jpg", "image/jpeg", b"\x89PNG\r\n\x1a\n"),
        ("page.html", "text/html", b"<html>"),
        ("picture.svg", "image/svg+xml", b"<svg/>"),
        ("tool.exe", "application/octet-stream", b"MZ"),
    ] {
        let reply = hall.upload(&mother, name, media, content).await;
        assert_eq!(
            (reply.status.as_u16(), reply.code().as_str()),
            (415, "wrong_media_type"),
            "{name}"
        );
    }
    let left: Vec<_> = walk(hall.folder.path().join("files"));
    assert!(left.is_empty(), "{left:?}");
}

fn walk(folder: std::path::PathBuf) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| {
            if path.is_dir() {
                walk(path)
            } else {
                vec![path]
            }
        })
        .collect()
}

#[tokio::test]
async fn a_file_that_is_too_large_is_refused_and_not_kept() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let content = [PDF, &vec![b' '; 20 << 20]].concat();
    let reply = hall
        .upload(&mother, "large.pdf", "application/pdf", &content)
        .await;
    assert_eq!(
        (reply.status.as_u16(), reply.code().as_str()),
        (413, "too_large")
    );
    assert!(walk(hall.folder.path().join("files")).is_empty());
}

#[tokio::test]
async fn a_name_that_is_missing_or_hides_something_is_refused() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    for name in [
        "../../etc/passwd",
        "photo\u{202E}gpj.exe",
        "a\u{0}b.pdf",
        " ",
    ] {
        let reply = hall.upload(&mother, name, "application/pdf", PDF).await;
        assert_eq!(
            (reply.status.as_u16(), reply.code().as_str()),
            (400, "unreadable"),
            "{name:?}"
        );
    }
    let nameless = Request::post("/api/files")
        .header(header::COOKIE, &mother)
        .header(header::CONTENT_TYPE, "application/pdf")
        .body(Body::from(PDF));
    assert_eq!(hall.send(nameless.unwrap()).await.code(), "unreadable");
}
