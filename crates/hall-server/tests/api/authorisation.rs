//! Who may do what: every route against every kind of person, no cell left out.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{Request, header};
use hall_server::router::routes;
use serde_json::{Value, json};

use crate::hall::{Hall, PDF, Reply, new_upload, submission};

/// Who asks, in the order of the columns below. The objects are the mother's application and draft, an
/// upload that she has begun, and one of the health department's cases.
const SUBJECTS: [&str; 7] = [
    "",
    "mother",
    "founder",
    "health",
    "tax",
    "reception",
    "supervisor",
];

/// The status of each route for: nobody, the owner, another citizen, the own department's reviewer,
/// another department's, reception, the supervisor.
const MATRIX: [(&str, &str, [u16; 7]); 54] = [
    ("GET", "/api/session", [401, 200, 200, 200, 200, 200, 200]),
    ("POST", "/api/session", [200, 200, 200, 200, 200, 200, 200]),
    (
        "DELETE",
        "/api/session",
        [401, 204, 204, 204, 204, 204, 204],
    ),
    ("GET", "/api/shelf", [401, 200, 200, 404, 404, 404, 404]),
    ("GET", "/api/licences", [401, 200, 200, 404, 404, 404, 404]),
    // There is none with this id.
    (
        "GET",
        "/api/licences/{id}",
        [404, 404, 404, 404, 404, 404, 404],
    ),
    ("GET", "/api/issuers", [200, 200, 200, 200, 200, 200, 200]),
    (
        "GET",
        "/api/entitlements",
        [401, 200, 200, 404, 404, 404, 404],
    ),
    // Neither of the two is old enough.
    (
        "POST",
        "/api/entitlements/{service}",
        [401, 404, 404, 404, 404, 404, 404],
    ),
    ("POST", "/api/wishes", [401, 204, 204, 404, 404, 404, 404]),
    ("POST", "/api/files", [401, 201, 201, 404, 404, 404, 404]),
    ("POST", "/api/uploads", [401, 200, 201, 404, 404, 404, 404]),
    (
        "GET",
        "/api/uploads/{id}",
        [401, 200, 404, 404, 404, 404, 404],
    ),
    (
        "PATCH",
        "/api/uploads/{id}",
        [401, 204, 404, 404, 404, 404, 404],
    ),
    (
        "GET",
        "/api/applications",
        [401, 200, 200, 404, 404, 404, 404],
    ),
    (
        "POST",
        "/api/applications",
        [401, 201, 422, 404, 404, 404, 404],
    ),
    (
        "GET",
        "/api/applications/{number}",
        [401, 200, 404, 404, 404, 404, 404],
    ),
    ("GET", "/api/messages", [401, 200, 200, 200, 200, 200, 200]),
    (
        "POST",
        "/api/messages/read",
        [401, 204, 204, 204, 204, 204, 204],
    ),
    (
        "GET",
        "/api/mail-address",
        [401, 200, 200, 404, 404, 404, 404],
    ),
    // This hall has no mail server.
    (
        "PUT",
        "/api/mail-address",
        [401, 503, 503, 404, 404, 404, 404],
    ),
    (
        "DELETE",
        "/api/mail-address",
        [401, 204, 204, 404, 404, 404, 404],
    ),
    // Nobody has this token.
    (
        "POST",
        "/api/mail-confirmations/{token}",
        [404, 404, 404, 404, 404, 404, 404],
    ),
    // Opening the page that asks says nothing about the token.
    (
        "GET",
        "/api/unsubscribe/{token}",
        [303, 303, 303, 303, 303, 303, 303],
    ),
    (
        "POST",
        "/api/unsubscribe/{token}",
        [404, 404, 404, 404, 404, 404, 404],
    ),
    ("GET", "/api/drafts", [401, 200, 200, 404, 404, 404, 404]),
    (
        "GET",
        "/api/drafts/{bundle}",
        [401, 200, 404, 404, 404, 404, 404],
    ),
    (
        "PUT",
        "/api/drafts/{bundle}",
        [401, 412, 201, 404, 404, 404, 404],
    ),
    (
        "DELETE",
        "/api/drafts/{bundle}",
        [401, 204, 404, 404, 404, 404, 404],
    ),
    (
        "GET",
        "/api/desk/cases",
        [401, 404, 404, 200, 200, 404, 404],
    ),
    (
        "GET",
        "/api/desk/cases/{case}",
        [401, 404, 404, 200, 404, 404, 404],
    ),
    (
        "POST",
        "/api/desk/cases/{case}/decision",
        [401, 404, 404, 200, 404, 404, 404],
    ),
    (
        "GET",
        "/api/desk/cases/{case}/files/{sha256}",
        [401, 404, 404, 404, 404, 404, 404],
    ),
    // The newborn asks no outside party; `tests/api/parties` has one that does.
    (
        "POST",
        "/api/desk/cases/{case}/parties/{item}/links",
        [401, 404, 404, 404, 404, 404, 404],
    ),
    // Nothing of the newborn was posted; `tests/api/carrier` has something that was.
    (
        "POST",
        "/api/desk/applications/{number}/carrier/links",
        [401, 404, 404, 404, 404, 404, 404],
    ),
    (
        "POST",
        "/api/desk/visitors",
        [401, 404, 404, 404, 404, 200, 404],
    ),
    (
        "GET",
        "/api/desk/calls",
        [401, 404, 404, 200, 200, 200, 404],
    ),
    (
        "GET",
        "/api/desk/calls/{case}",
        [401, 404, 404, 200, 404, 200, 404],
    ),
    (
        "POST",
        "/api/desk/calls/{case}",
        [401, 404, 404, 201, 404, 201, 404],
    ),
    (
        "GET",
        "/api/desk/wishes",
        [401, 404, 404, 404, 404, 404, 200],
    ),
    (
        "GET",
        "/api/desk/patterns",
        [401, 404, 404, 404, 404, 404, 200],
    ),
    // Nobody has complained yet.
    (
        "POST",
        "/api/desk/patterns/{pattern}/lessons",
        [401, 404, 404, 404, 404, 404, 404],
    ),
    (
        "GET",
        "/api/party/{token}",
        [404, 404, 404, 404, 404, 404, 404],
    ),
    (
        "POST",
        "/api/party/{token}",
        [404, 404, 404, 404, 404, 404, 404],
    ),
    (
        "POST",
        "/api/institutions/{id}/messages",
        [401, 401, 401, 401, 401, 401, 401],
    ),
    (
        "GET",
        "/api/openapi.json",
        [200, 200, 200, 200, 200, 200, 200],
    ),
    (
        "GET",
        "/catalog/{name}",
        [200, 200, 200, 200, 200, 200, 200],
    ),
    ("GET", "/livez", [204, 204, 204, 204, 204, 204, 204]),
    ("GET", "/readyz", [204, 204, 204, 204, 204, 204, 204]),
    // The mother's application was accepted: reception has it no more.
    (
        "POST",
        "/api/applications/{number}/acts",
        [401, 200, 404, 404, 404, 404, 404],
    ),
    (
        "GET",
        "/api/desk/applications",
        [401, 404, 404, 200, 200, 200, 200],
    ),
    (
        "GET",
        "/api/desk/applications/{number}",
        [401, 404, 404, 200, 404, 404, 200],
    ),
    (
        "POST",
        "/api/desk/applications/{number}/acts",
        [401, 404, 404, 200, 404, 409, 409],
    ),
    (
        "GET",
        "/api/desk/applications/{number}/files/{sha256}",
        [401, 404, 404, 404, 404, 404, 404],
    ),
];

struct Objects {
    number: String,
    upload: String,
    case: String,
}

/// A good request for a route.
fn good(method: &str, path: &str, cookie: &str, objects: &Objects) -> Request<Body> {
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

async fn ask(method: &str, path: &str, subject: &str) -> Reply {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    hall.keep_draft(&mother, "newborn", None, "林静").await;
    let health = hall.sign_in("health").await;
    let cases = hall.cases(&health).await;
    let case = cases.iter().find(|it| it["state"] == "in_review").unwrap();
    let begun = hall
        .post("/api/uploads", &mother, &new_upload("a.pdf", PDF))
        .await;
    let objects = Objects {
        number,
        upload: begun.json()["id"].as_str().unwrap().to_owned(),
        case: case["case"].as_str().unwrap().to_owned(),
    };
    let cookie = if subject.is_empty() {
        String::new()
    } else {
        hall.sign_in(subject).await
    };
    hall.send(good(method, path, &cookie, &objects)).await
}

#[tokio::test]
async fn every_cell_of_the_matrix_is_as_written() {
    for (method, path, expected) in MATRIX {
        for (subject, expected) in SUBJECTS.into_iter().zip(expected) {
            let reply = ask(method, path, subject).await;
            assert_eq!(
                reply.status.as_u16(),
                expected,
                "{method} {path} as {subject:?}"
            );
        }
    }
}

#[test]
fn every_route_has_its_row() {
    let rows: BTreeSet<_> = MATRIX
        .iter()
        .map(|(method, path, _)| (*method, *path))
        .collect();
    let all = routes();
    let routed: BTreeSet<_> = all.iter().map(|it| (it.method.as_str(), it.path)).collect();
    assert_eq!(rows, routed);
}
