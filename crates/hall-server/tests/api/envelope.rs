//! Every error is one envelope, and every response carries the headers.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use hall_server::http::headers::CONTENT_SECURITY_POLICY;

use crate::hall::{Hall, bare};

async fn refusal(request: Request<Body>) -> (u16, String) {
    let reply = Hall::open().await.send(request).await;
    (reply.status.as_u16(), reply.code())
}

fn json(method: &str, path: &str, body: impl Into<Body>) -> Request<Body> {
    let request = Request::builder().method(method).uri(path);
    request
        .header(header::CONTENT_TYPE, "application/json")
        .body(body.into())
        .unwrap()
}

#[tokio::test]
async fn a_route_that_is_not_there() {
    assert_eq!(
        refusal(bare("GET", "/api/nothing")).await,
        (404, "not_found".into())
    );
    assert_eq!(
        refusal(bare("GET", "/api")).await,
        (404, "not_found".into())
    );
}

#[tokio::test]
async fn a_method_that_a_route_does_not_take() {
    assert_eq!(
        refusal(bare("PUT", "/api/session")).await,
        (405, "method_not_allowed".into())
    );
    assert_eq!(
        refusal(bare("POST", "/somewhere")).await,
        (405, "method_not_allowed".into())
    );
}

#[tokio::test]
async fn a_body_that_is_not_json() {
    let form = Request::post("/api/session")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from("account=mother"));
    assert_eq!(
        refusal(form.unwrap()).await,
        (415, "wrong_media_type".into())
    );
    for body in ["", "{", "[1,2", "null", "{\"account\": 1}", "\u{0}"] {
        let reply = refusal(json("POST", "/api/session", body.to_owned())).await;
        assert_eq!(reply, (400, "unreadable".into()), "{body:?}");
    }
}

#[tokio::test]
async fn a_body_that_is_too_large() {
    let body = vec![b' '; (1 << 20) + 1];
    assert_eq!(
        refusal(json("POST", "/api/session", body)).await,
        (413, "too_large".into())
    );
}

#[tokio::test]
async fn brackets_without_end() {
    for n in [200, 1 << 20] {
        let reply = refusal(json("POST", "/api/session", vec![b'['; n])).await;
        assert_eq!(reply, (400, "unreadable".into()));
    }
}

#[tokio::test]
async fn every_response_carries_the_security_headers_and_its_id() {
    let hall = Hall::open().await;
    for (method, path) in [
        (Method::GET, "/"),
        (Method::GET, "/nothing.js"),
        (Method::GET, "/api/session"),
        (Method::GET, "/livez"),
        (Method::PUT, "/api/session"),
        (Method::GET, "/catalog/index.json"),
    ] {
        let headers = hall.send(bare(method.as_str(), path)).await.headers;
        assert_eq!(
            headers["content-security-policy"], CONTENT_SECURITY_POLICY,
            "{path}"
        );
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(headers[name], value, "{path}");
        }
        assert!(headers.contains_key("permissions-policy"), "{path}");
        assert!(headers.contains_key("x-request-id"), "{path}");
        let kept = headers.get("cache-control").map(|it| it.to_str().unwrap());
        assert_eq!(path.starts_with("/api"), kept == Some("no-store"), "{path}");
    }
}

#[test]
fn the_policy_is_the_agreed_one_and_allows_nothing_inline() {
    assert!(
        CONTENT_SECURITY_POLICY
            .starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';")
    );
    assert!(!CONTENT_SECURITY_POLICY.contains("unsafe-inline"));
    assert!(!CONTENT_SECURITY_POLICY.contains("'unsafe-eval'"));
    assert!(CONTENT_SECURITY_POLICY.contains("frame-ancestors 'none'"));
}

#[tokio::test]
async fn a_closing_hall_says_that_it_is_not_ready_and_goes_on_living() {
    let hall = Hall::open().await;
    assert_eq!(
        hall.send(bare("GET", "/readyz")).await.status,
        StatusCode::NO_CONTENT
    );
    hall.app.begin_closing();
    assert_eq!(
        hall.send(bare("GET", "/livez")).await.status,
        StatusCode::NO_CONTENT
    );
    let reply = hall.send(bare("GET", "/readyz")).await;
    assert_eq!(
        (reply.status.as_u16(), reply.code().as_str()),
        (503, "unavailable")
    );
    assert!(reply.headers.contains_key(header::RETRY_AFTER));
}

#[tokio::test]
async fn a_store_that_cannot_write_is_not_ready_and_loses_nothing_silently() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    hall.app.store.close().await;
    assert_eq!(
        hall.send(bare("GET", "/readyz")).await.code(),
        "unavailable"
    );
    let body = crate::hall::submission("newborn", "林静");
    let reply = hall.submit(&mother, "key-0123456789abcdef", &body).await;
    assert_eq!(
        (reply.status.as_u16(), reply.code().as_str()),
        (503, "unavailable")
    );
    assert_eq!(
        hall.get("/api/applications", &mother).await.status,
        StatusCode::OK
    );
}
