//! Drafts that people also keep at the hall.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, header};
use hall_server::retention::Retention;
use serde_json::{Value, json};

use crate::hall::{Hall, Reply, submission};

const DAY: Duration = Duration::from_hours(24);

fn revision(reply: &Reply) -> Option<i64> {
    let json = reply.json();
    let line = if json["draft"].is_object() {
        &json["draft"]
    } else {
        &json
    };
    let revision = line["revision"].as_i64();
    let tag = reply.headers[header::ETAG].to_str().unwrap();
    assert_eq!(tag, format!("\"{}\"", revision.unwrap()));
    revision
}

fn name(view: &Value) -> &str {
    view["content"]["application"]["answers"]["mother.name"]
        .as_str()
        .unwrap()
}

#[tokio::test]
async fn what_one_device_keeps_the_other_finds() {
    let hall = Hall::open().await;
    let (phone, desk) = (hall.sign_in("mother").await, hall.sign_in("mother").await);
    assert_eq!(hall.get("/api/drafts", &desk).await.json(), json!([]));
    let kept = hall.keep_draft(&phone, "newborn", None, "林静").await;
    assert_eq!(kept.status.as_u16(), 201);
    let found = hall.get("/api/drafts/newborn", &desk).await;
    assert_eq!(name(&found.json()), "林静");
    assert_eq!(revision(&found), revision(&kept));
    let list = hall.get("/api/drafts", &desk).await.json();
    assert_eq!(list[0]["bundle"], "newborn");
    assert_eq!(list[0]["kept_until"], "2026-12-21T02:00:00Z");
    assert!(list[0].get("content").is_none());
}

#[tokio::test]
async fn the_later_of_two_devices_gets_the_draft_that_it_has_not_seen() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let first = revision(&hall.keep_draft(&mother, "newborn", None, "林静").await);
    let phone = hall.keep_draft(&mother, "newborn", first, "林净").await;
    assert_eq!(phone.status.as_u16(), 200);
    for seen in [first, None, Some(99)] {
        let desk = hall.keep_draft(&mother, "newborn", seen, "林镜").await;
        assert_eq!(desk.status.as_u16(), 412, "{seen:?}");
        assert_eq!(name(&desk.json()), "林净");
        assert_eq!(revision(&desk), revision(&phone));
    }
    let again = hall
        .keep_draft(&mother, "newborn", revision(&phone), "林镜")
        .await;
    assert_eq!(again.status.as_u16(), 200);
}

#[tokio::test]
async fn a_draft_that_was_deleted_is_not_made_again_by_a_device_that_was_away() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let first = revision(&hall.keep_draft(&mother, "newborn", None, "林静").await);
    assert_eq!(
        hall.delete_draft(&mother, "newborn").await.status.as_u16(),
        204
    );
    assert_eq!(
        hall.get("/api/drafts/newborn", &mother)
            .await
            .status
            .as_u16(),
        404
    );
    assert_eq!(
        hall.keep_draft(&mother, "newborn", first, "林静")
            .await
            .status
            .as_u16(),
        404
    );
    // And one that is made anew never looks like the old one.
    let anew = revision(&hall.keep_draft(&mother, "newborn", None, "林净").await);
    assert_ne!(anew, first);
    assert_eq!(
        hall.keep_draft(&mother, "newborn", first, "林静")
            .await
            .status
            .as_u16(),
        412
    );
}

#[tokio::test]
async fn many_devices_at_once_lose_no_change() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let first = revision(&hall.keep_draft(&mother, "newborn", None, "0").await);
    let names: Vec<String> = (1..9).map(|it| it.to_string()).collect();
    let tries = names
        .iter()
        .map(|it| hall.keep_draft(&mother, "newborn", first, it));
    let mut taken = 0;
    for reply in futures_joined(tries).await {
        taken += usize::from(reply.status.as_u16() == 200);
    }
    assert_eq!(taken, 1);
}

/// Polls all of them in turn on this one task, so that they meet in the writer's queue.
async fn futures_joined<F: Future<Output = Reply>>(all: impl Iterator<Item = F>) -> Vec<Reply> {
    let mut open: Vec<_> = all.map(Box::pin).collect();
    let mut done = Vec::new();
    std::future::poll_fn(|context| {
        open.retain_mut(|it| match it.as_mut().poll(context) {
            std::task::Poll::Ready(reply) => {
                done.push(reply);
                false
            }
            std::task::Poll::Pending => true,
        });
        if open.is_empty() {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
    done
}

#[tokio::test]
async fn what_is_no_draft_of_this_bundle_is_refused() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let newborn = json!({"bundle": "newborn"});
    let person = json!({"bundle": "newborn", "submitted_by": "founder"});
    for (bundle, content, status) in [
        (
            "newborn",
            json!({"application": newborn, "owner": "founder"}),
            400,
        ),
        (
            "newborn",
            json!({"application": newborn, "revision": 7}),
            400,
        ),
        (
            "newborn",
            json!({"application": newborn, "conflicts": [{"at": "a", "others": [], "by": 1}]}),
            400,
        ),
        ("newborn", json!({"application": person}), 422),
        ("company-start", json!({"application": newborn}), 422),
        (
            "nothing",
            json!({"application": {"bundle": "nothing"}}),
            422,
        ),
    ] {
        let reply = hall
            .put_draft(&mother, bundle, None, content.to_string())
            .await;
        assert_eq!(reply.status.as_u16(), status, "{content}");
        reply.code();
    }
    let large =
        json!({"application": {"bundle": "newborn", "answers": {"a": "x".repeat(1 << 20)}}});
    let reply = hall
        .put_draft(&mother, "newborn", None, large.to_string())
        .await;
    assert_eq!(reply.status.as_u16(), 413);
    assert_eq!(hall.get("/api/drafts", &mother).await.json(), json!([]));
}

#[tokio::test]
async fn a_change_that_does_not_say_what_it_was_made_from_is_refused() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    hall.keep_draft(&mother, "newborn", None, "林静").await;
    for (header, tag) in [
        ("x-nothing", ""),
        ("if-match", "*"),
        ("if-match", "1"),
        ("if-none-match", "\"1\""),
    ] {
        let request = Request::put("/api/drafts/newborn")
            .header(header::COOKIE, &mother)
            .header(header::CONTENT_TYPE, "application/json")
            .header(header, tag)
            .body(Body::from(r#"{"application": {"bundle": "newborn"}}"#));
        let reply = hall.send(request.unwrap()).await;
        assert_eq!(
            (reply.status.as_u16(), reply.code().as_str()),
            (400, "unreadable"),
            "{header} {tag}"
        );
    }
}

#[tokio::test]
async fn nothing_keeps_a_copy_of_a_draft_on_its_way() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    hall.keep_draft(&mother, "newborn", None, "林静").await;
    for path in ["/api/drafts", "/api/drafts/newborn"] {
        let reply = hall.get(path, &mother).await;
        assert_eq!(reply.headers[header::CACHE_CONTROL], "no-store", "{path}");
    }
}

#[tokio::test]
async fn a_draft_is_deleted_with_the_submission_that_was_made_from_it() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let first = revision(&hall.keep_draft(&mother, "newborn", None, "林静").await);
    let submit = |key: &'static str, revision: i64| {
        let request = Request::post("/api/applications")
            .header(header::COOKIE, &mother)
            .header(header::CONTENT_TYPE, "application/json")
            .header("idempotency-key", key)
            .header("x-draft-revision", revision)
            .body(Body::from(submission("newborn", "林静").to_string()));
        hall.send(request.unwrap())
    };
    // Another device has changed it meanwhile: that is not in the submission, and stays.
    let second = revision(&hall.keep_draft(&mother, "newborn", first, "林净").await);
    assert_eq!(
        submit("draft-0123456789-1", first.unwrap())
            .await
            .status
            .as_u16(),
        201
    );
    assert_eq!(
        hall.get("/api/drafts/newborn", &mother)
            .await
            .status
            .as_u16(),
        200
    );
    assert_eq!(
        submit("draft-0123456789-2", second.unwrap())
            .await
            .status
            .as_u16(),
        201
    );
    assert_eq!(
        hall.get("/api/drafts/newborn", &mother)
            .await
            .status
            .as_u16(),
        404
    );
    // A retry of the same submission is still the same receipt.
    assert_eq!(
        submit("draft-0123456789-2", second.unwrap())
            .await
            .status
            .as_u16(),
        200
    );
    hall.app.store.verify_audit().await.unwrap();
}

#[tokio::test]
async fn a_draft_is_deleted_after_thirty_days_without_a_change_and_not_before() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let retention = Retention::default();
    hall.keep_draft(&mother, "newborn", None, "林静").await;
    assert_eq!(retention.sweep(&hall.app).await.unwrap(), Some(0));
    hall.clock.forward(20 * DAY);
    let founder = hall.sign_in("founder").await;
    hall.keep_draft(&founder, "company-start", None, "许晴")
        .await;
    hall.clock.forward(10 * DAY);
    assert_eq!(retention.sweep(&hall.app).await.unwrap(), Some(0));
    hall.clock.forward(DAY);
    assert_eq!(retention.sweep(&hall.app).await.unwrap(), Some(1));
    let mother = hall.sign_in("mother").await;
    assert_eq!(hall.get("/api/drafts", &mother).await.json(), json!([]));
    let founder = hall.sign_in("founder").await;
    assert_eq!(
        hall.get("/api/drafts", &founder)
            .await
            .json()
            .as_array()
            .unwrap()
            .len(),
        1
    );
    hall.app.store.verify_audit().await.unwrap();
}

#[tokio::test]
async fn the_hall_looks_for_old_drafts_at_its_start_and_once_a_day() {
    let hall = Hall::open().await;
    let retention = Retention::default();
    assert_eq!(retention.sweep(&hall.app).await.unwrap(), Some(0));
    hall.clock.forward(Duration::from_secs(24 * 3600 - 1));
    assert_eq!(retention.sweep(&hall.app).await.unwrap(), None);
    hall.clock.forward(Duration::from_secs(1));
    assert_eq!(retention.sweep(&hall.app).await.unwrap(), Some(0));
}
