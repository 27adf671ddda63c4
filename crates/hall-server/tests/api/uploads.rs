//! Files that come in pieces.

use std::path::PathBuf;
use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use hall_server::blob::Blobs;
use hall_server::random::hex;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::hall::{Hall, PDF, Reply, new_upload, submission};

const DAY: Duration = Duration::from_hours(24);

/// A PDF of this many bytes.
fn pdf(size: usize) -> Vec<u8> {
    let end = b"%%EOF\n";
    let mut content = PDF[..PDF.len() - end.len()].to_vec();
    content.extend((0..size - PDF.len()).map(|n| if n % 7 == 0 { b'\n' } else { b' ' }));
    content.extend(end);
    content
}

/// Begins an upload and gives its place.
async fn begin(hall: &Hall, cookie: &str, content: &[u8]) -> String {
    let reply = hall
        .post("/api/uploads", cookie, &new_upload("小结.pdf", content))
        .await;
    assert!(reply.status.is_success(), "{}", reply.json());
    reply.headers["location"].to_str().unwrap().to_owned()
}

fn offset(reply: &Reply) -> usize {
    let value = reply.headers["upload-offset"].to_str().unwrap();
    value.parse().unwrap()
}

fn part(hall: &Hall, place: &str) -> PathBuf {
    let id = place.rsplit('/').next().unwrap();
    hall.folder.path().join("files/parts").join(id)
}

#[tokio::test]
async fn a_file_in_three_pieces_is_the_same_file_as_in_one() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let content = pdf(2500);
    let place = begin(&hall, &mother, &content).await;
    for (at, next) in [(0, 1000), (1000, 2000)] {
        let reply = hall.piece(&mother, &place, at, &content[at..next]).await;
        assert_eq!(reply.status, StatusCode::NO_CONTENT);
        assert_eq!(offset(&reply), next);
        assert_eq!(offset(&hall.get(&place, &mother).await), next);
    }
    let last = hall.piece(&mother, &place, 2000, &content[2000..]).await;
    assert_eq!(last.status, StatusCode::CREATED, "{}", last.json());
    let whole = hall
        .upload(&mother, "小结.pdf", "application/pdf", &content)
        .await;
    assert_eq!(last.json()["file"], whole.json());
    let sha256 = hex(&Sha256::digest(&content));
    assert_eq!(
        hall.app.blobs.read(&sha256).await.unwrap().unwrap(),
        content
    );
    assert!(!part(&hall, &place).exists());
    assert_eq!(
        hall.get(&place, &mother).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn who_begins_the_same_file_again_goes_on_where_it_stopped_and_is_told_when_it_is_there() {
    let hall = Hall::open().await;
    let (mother, founder) = (hall.sign_in("mother").await, hall.sign_in("founder").await);
    let content = pdf(900);
    let place = begin(&hall, &mother, &content).await;
    hall.piece(&mother, &place, 0, &content[..500]).await;
    let announced = new_upload("小结.pdf", &content);
    let again = hall.post("/api/uploads", &mother, &announced).await;
    assert_eq!((again.status, offset(&again)), (StatusCode::OK, 500));
    assert_eq!(begin(&hall, &mother, &content).await, place);
    hall.piece(&mother, &place, 500, &content[500..]).await;
    let there = hall.post("/api/uploads", &mother, &announced).await;
    assert_eq!(there.json()["state"], "stored");
    // What one person has says nothing to another.
    let other = hall.post("/api/uploads", &founder, &announced).await;
    assert_eq!((other.status, offset(&other)), (StatusCode::CREATED, 0));
}

#[tokio::test]
async fn a_piece_for_another_place_is_refused_with_the_right_one() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let content = pdf(900);
    let place = begin(&hall, &mother, &content).await;
    hall.piece(&mother, &place, 0, &content[..500]).await;
    for wrong in [0, 499, 501, 900] {
        let reply = hall.piece(&mother, &place, wrong, &content[..10]).await;
        assert_eq!(
            (reply.status.as_u16(), reply.code().as_str(), offset(&reply)),
            (409, "conflict", 500)
        );
    }
    let last = hall.piece(&mother, &place, 500, &content[500..]).await;
    assert_eq!(last.status, StatusCode::CREATED);
}

#[tokio::test]
async fn what_comes_is_held_against_what_was_announced() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let content = pdf(900);
    let place = begin(&hall, &mother, &content).await;
    let mut other = content.clone();
    other[700] ^= 1;
    let reply = hall.piece(&mother, &place, 0, &other).await;
    assert_eq!(
        (reply.status.as_u16(), reply.code().as_str()),
        (400, "unreadable")
    );
    let place = begin(&hall, &mother, &content).await;
    assert_eq!(offset(&hall.get(&place, &mother).await), 0);
    let longer = hall.piece(&mother, &place, 0, &pdf(901)).await;
    assert_eq!(longer.code(), "too_large");
    let script = b"<html><script>alert(1)</script></html>";
    let place = begin(&hall, &mother, script).await;
    let reply = hall.piece(&mother, &place, 0, script).await;
    assert_eq!(
        (reply.status.as_u16(), reply.code().as_str()),
        (415, "wrong_media_type")
    );
    let sha256 = hex(&Sha256::digest(script));
    assert!(!hall.app.blobs.has(&sha256));
}

#[tokio::test]
async fn announcements_that_cannot_be_are_refused() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    for (key, value, code) in [
        ("size", json!(0), "unreadable"),
        ("size", json!((20 << 20) + 1), "too_large"),
        ("sha256", json!("../../etc/passwd"), "unreadable"),
        ("sha256", json!("A".repeat(64)), "unreadable"),
        ("name", json!("a/b.pdf"), "unreadable"),
        ("media_type", json!("image/svg+xml"), "wrong_media_type"),
        ("owner", json!("founder"), "unreadable"),
    ] {
        let mut announced = new_upload("a.pdf", PDF);
        announced[key] = value;
        let reply = hall.post("/api/uploads", &mother, &announced).await;
        assert_eq!(reply.code(), code, "{key}");
    }
}

#[tokio::test]
async fn a_piece_says_what_it_is_where_it_belongs_and_is_small() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let content = pdf((1 << 20) + 1);
    let place = begin(&hall, &mother, &content).await;
    let reply = hall.piece(&mother, &place, 0, &content).await;
    assert_eq!(reply.code(), "too_large");
    let without = Request::patch(&place)
        .header(header::COOKIE, &mother)
        .header(header::CONTENT_TYPE, "application/offset+octet-stream")
        .body(Body::from(PDF));
    assert_eq!(hall.send(without.unwrap()).await.code(), "unreadable");
    let json = Request::patch(&place)
        .header(header::COOKIE, &mother)
        .header(header::CONTENT_TYPE, "application/json")
        .header("upload-offset", 0)
        .body(Body::from(PDF));
    assert_eq!(hall.send(json.unwrap()).await.code(), "wrong_media_type");
}

#[tokio::test]
async fn nobody_begins_more_than_fifty_files_or_two_hundred_megabytes() {
    let hall = Hall::open().await;
    let (mother, founder) = (hall.sign_in("mother").await, hall.sign_in("founder").await);
    for n in 0..50_u8 {
        begin(&hall, &mother, &[n; 9]).await;
    }
    let one_more = new_upload("a.pdf", PDF);
    let reply = hall.post("/api/uploads", &mother, &one_more).await;
    assert_eq!(
        (reply.status.as_u16(), reply.code().as_str()),
        (429, "too_many")
    );
    for n in 0..11_u8 {
        let mut announced = new_upload("a.pdf", &[n; 9]);
        announced["size"] = json!(20 << 20);
        let reply = hall.post("/api/uploads", &founder, &announced).await;
        let expected = if n < 10 { 201 } else { 429 };
        assert_eq!(reply.status.as_u16(), expected, "{n}");
    }
}

#[tokio::test]
async fn an_upload_that_nobody_goes_on_with_is_forgotten_after_three_days() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let content = pdf(900);
    let place = begin(&hall, &mother, &content).await;
    hall.piece(&mother, &place, 0, &content[..500]).await;
    hall.clock.forward(DAY * 3);
    let mother = hall.sign_in("mother").await;
    begin(&hall, &mother, b"another").await;
    assert!(part(&hall, &place).exists());
    hall.clock.forward(Duration::from_secs(1));
    begin(&hall, &mother, b"a third").await;
    assert!(!part(&hall, &place).exists());
    let anew = hall
        .post("/api/uploads", &mother, &new_upload("小结.pdf", &content))
        .await;
    assert_eq!((anew.status, offset(&anew)), (StatusCode::CREATED, 0));
}

#[tokio::test]
async fn a_crash_at_any_place_costs_at_most_the_piece_at_hand() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let content = pdf(3000);
    let place = begin(&hall, &mother, &content).await;
    hall.piece(&mother, &place, 0, &content[..1000]).await;
    // Torn writes of a piece that nobody was told about.
    for torn in [1, 999, 2500] {
        let junk = [&content[..1000], &vec![0xFF; torn]].concat();
        std::fs::write(part(&hall, &place), junk).unwrap();
        assert_eq!(offset(&hall.get(&place, &mother).await), 1000);
    }
    let second = hall.piece(&mother, &place, 1000, &content[1000..2000]);
    assert_eq!(second.await.status, StatusCode::NO_CONTENT);
    // Everything is on the disk and promised, and then the hall stopped before it had looked.
    std::fs::write(part(&hall, &place), &content).unwrap();
    let id = place.rsplit('/').next().unwrap();
    let at = hall.app.clock.now();
    hall.app
        .store
        .grow_upload(id, 2000, 3000, at)
        .await
        .unwrap();
    // And once more, between the second name of the file and the row that it belongs to.
    let sha256 = hex(&Sha256::digest(&content));
    hall.app.blobs.keep_part(id, &sha256).await.unwrap();
    let announced = new_upload("小结.pdf", &content);
    let done = hall.post("/api/uploads", &mother, &announced).await;
    assert_eq!(done.json()["state"], "stored");
    let kept = hall.app.blobs.read(&sha256).await.unwrap().unwrap();
    assert_eq!(kept, content);
}

#[tokio::test]
async fn a_disk_that_lost_what_it_promised_is_not_built_upon() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let content = pdf(900);
    let place = begin(&hall, &mother, &content).await;
    hall.piece(&mother, &place, 0, &content[..500]).await;
    std::fs::write(part(&hall, &place), &content[..499]).unwrap();
    let reply = hall.piece(&mother, &place, 500, &content[500..]).await;
    assert_eq!(
        (reply.status.as_u16(), reply.code().as_str()),
        (503, "unavailable")
    );
    let place = begin(&hall, &mother, &content).await;
    let whole = hall.piece(&mother, &place, 0, &content).await;
    assert_eq!(whole.status, StatusCode::CREATED);
}

#[tokio::test]
async fn what_a_crash_left_without_its_row_is_swept_at_the_start_and_the_rest_is_kept() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let content = pdf(900);
    let place = begin(&hall, &mother, &content).await;
    hall.piece(&mother, &place, 0, &content[..500]).await;
    let stray = hall.folder.path().join("files/parts/00ff");
    std::fs::write(&stray, b"left over").unwrap();
    drop(Blobs::open(&hall.folder.path().join("files")).unwrap());
    hall_server::http::files::sweep_unknown(&hall.app)
        .await
        .map_err(|refusal| format!("{refusal:?}"))
        .unwrap();
    assert!(!stray.exists());
    let last = hall.piece(&mother, &place, 500, &content[500..]).await;
    assert_eq!(last.status, StatusCode::CREATED);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_senders_of_one_file_do_not_spoil_it() {
    let hall = std::sync::Arc::new(Hall::open().await);
    let mother = hall.sign_in("mother").await;
    let content = pdf(64_000);
    let place = begin(&hall, &mother, &content).await;
    let mut senders = tokio::task::JoinSet::new();
    for _ in 0..4 {
        let (hall, mother, place) = (hall.clone(), mother.clone(), place.clone());
        let content = content.clone();
        senders.spawn(async move {
            let mut at = 0;
            loop {
                let next = content.len().min(at + 1000);
                let reply = hall.piece(&mother, &place, at, &content[at..next]).await;
                match reply.status.as_u16() {
                    204 | 409 => at = offset(&reply),
                    201 => return 1,
                    404 => return 0,
                    other => panic!("{other}"),
                }
            }
        });
    }
    let ended: Vec<i32> = senders.join_all().await;
    assert_eq!(ended.iter().sum::<i32>(), 1);
    let sha256 = hex(&Sha256::digest(&content));
    let kept = hall.app.blobs.read(&sha256).await.unwrap().unwrap();
    assert_eq!(kept, content);
}

#[tokio::test]
async fn what_is_meant_for_one_account_is_not_taken_from_another() {
    let hall = Hall::open().await;
    let founder = hall.sign_in("founder").await;
    let ask = |account: &'static str| {
        let request = Request::post("/api/applications")
            .header(header::COOKIE, &founder)
            .header(header::CONTENT_TYPE, "application/json")
            .header("idempotency-key", "meant-0123456789")
            .header("x-account", account)
            .body(Body::from(submission("company-start", "许晴").to_string()));
        hall.send(request.unwrap())
    };
    for other in ["mother", "", "%zz"] {
        let reply = ask(other).await;
        assert_eq!(
            (reply.status.as_u16(), reply.code().as_str()),
            (401, "sign_in_needed"),
            "{other:?}"
        );
    }
    let list = hall.get("/api/applications", &founder).await.json();
    assert_eq!(list.as_array().unwrap().len(), 0);
    assert_eq!(ask("founder").await.status, StatusCode::CREATED);
}

#[tokio::test]
async fn a_submission_that_waited_for_a_fortnight_is_taken_once() {
    let hall = Hall::open().await;
    let body = submission("newborn", "林静");
    for wait in [Duration::from_mins(1), DAY, DAY * 14] {
        let key = format!("waited-{:016}", wait.as_secs());
        let mother = hall.sign_in("mother").await;
        let first = hall.submit(&mother, &key, &body).await;
        hall.clock.forward(wait);
        let mother = hall.sign_in("mother").await;
        let again = hall.submit(&mother, &key, &body).await;
        assert_eq!((again.status, again.body), (StatusCode::OK, first.body));
    }
    let mother = hall.sign_in("mother").await;
    let list = hall.get("/api/applications", &mother).await.json();
    assert_eq!(list.as_array().unwrap().len(), 3);
}
