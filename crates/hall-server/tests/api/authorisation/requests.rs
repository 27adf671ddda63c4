//! A good request for every route, so that only who asks decides.

use axum::body::Body;
use axum::http::{Request, header};
use serde_json::{Value, json};

use crate::hall::{PDF, new_upload, submission};

/// What the requests are about.
pub(super) struct Objects {
    pub(super) number: String,
    pub(super) upload: String,
    pub(super) case: String,
}

/// A good request for a route.
pub(super) fn good(method: &str, path: &str, cookie: &str, objects: &Objects) -> Request<Body> {
    let uri = path
        .replace("{number}", &objects.number)
        .replace("{id}", &objects.upload)
        .replace("{case}", &objects.case)
        .replace("{item}", "0")
        .replace("{token}", &"0".repeat(64))
        .replace("{bundle}", "newborn")
        .replace("{service}", "elder-allowance")
        .replace("{pattern}", "newborn.all.complaint.other")
        .replace("{sha256}", &"0".repeat(64))
        .replace("{name}", "index.json");
    let request = Request::builder()
        .method(method)
        .uri(uri)
        .header(header::COOKIE, cookie);
    let json = |value: Value| Body::from(value.to_string());
    let (media, body) = match (method, path) {
        ("POST", "/api/session") => (
            "application/json",
            json(json!({"account": "mother", "password": "demo-mother"})),
        ),
        ("POST", "/api/files") => ("application/pdf", Body::from(PDF)),
        ("POST", "/api/uploads") => ("application/json", json(new_upload("a.pdf", PDF))),
        ("PATCH", _) => (
            "application/offset+octet-stream",
            Body::from(PDF[..9].to_vec()),
        ),
        ("POST", "/api/applications") => ("application/json", json(submission("newborn", "林静"))),
        ("POST", "/api/messages/read") => ("application/json", json(json!({"ids": [1]}))),
        ("PUT", "/api/mail-address") => {
            ("application/json", json(json!({"address": "a@example.cn"})))
        }
        ("POST", "/api/desk/patterns/{pattern}/lessons") => (
            "application/json",
            json(json!({"rule": "时限太短", "done": "改长"})),
        ),
        ("POST", "/api/desk/calls/{case}") => {
            ("application/json", json(json!({"text": "请看一下"})))
        }
        ("POST", "/api/desk/batches/preview") => (
            "application/json",
            json(json!({"act": "take", "cases": [objects.case]})),
        ),
        ("POST", "/api/desk/batches") => (
            "application/json",
            json(json!({"act": "take", "cases": [{"case": objects.case, "version": 2}]})),
        ),
        ("POST", "/api/desk/visitors") => (
            "application/json",
            json(json!({
                "name": "袁大海", "id_no": "990101198808080013", "mobile": "13900000066", "compared": true,
            })),
        ),
        ("POST", "/api/wishes") => (
            "application/json",
            json(json!({"together": ["newborn", "social-card"], "why": ""})),
        ),
        ("POST", "/api/entitlements/{service}") => (
            "application/json",
            json(json!({"account": "6222029901010000206", "signature": "林静"})),
        ),
        ("PUT", "/api/drafts/{bundle}") => (
            "application/json",
            json(json!({"application": {"bundle": "newborn"}})),
        ),
        ("POST", "/api/applications/{number}/acts") => (
            "application/json",
            json(json!({"act": "withdraw", "version": 1})),
        ),
        ("POST", "/api/desk/applications/{number}/acts") => (
            "application/json",
            json(json!({"act": {"desk": {"case": 0, "seen": 2, "act": "take"}}})),
        ),
        ("POST", "/api/party/{token}") => (
            "application/json",
            json(json!({"answer": "confirm", "name": "吴安宁"})),
        ),
        ("POST", _) => (
            "application/json",
            json(json!({"version": 2, "approve": true, "reason": "已核对"})),
        ),
        _ => ("application/json", Body::empty()),
    };
    let request = if method == "PUT" {
        request.header(header::IF_NONE_MATCH, "*")
    } else {
        request
    };
    request
        .header(header::CONTENT_TYPE, media)
        .header("x-file-name", "a.pdf")
        .header("upload-offset", "0")
        .header("idempotency-key", "matrix-0123456789")
        .body(body)
        .unwrap()
}
