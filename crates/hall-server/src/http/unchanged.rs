//! Telling a browser that what it has is still right.
//!
//! By content and not by date: files of different builds may bear the same date (two builds within a
//! second, a build that sets all dates alike, a return to an earlier build), and a page, a service worker
//! or a list of bundles that is wrongly called unchanged would be kept for long.

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

/// Larger files are not compared: they have names of their own content.
const LARGEST: usize = 256 * 1024;

/// Adds an entity tag to a reply that the browser is to ask for again, and answers 304 if it has that
/// very content already. Dates are left out of it.
pub async fn by_content(asked: &HeaderMap, reply: Response) -> Response {
    let length = reply.headers().get(header::CONTENT_LENGTH);
    let length = length.and_then(|it| it.to_str().ok()?.parse::<usize>().ok());
    if reply.status() != StatusCode::OK || length.is_none_or(|it| LARGEST < it) {
        return reply;
    }
    let (mut parts, body) = reply.into_parts();
    let Ok(content) = to_bytes(body, LARGEST).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let tag = tag(&content);
    parts.headers.remove(header::LAST_MODIFIED);
    let has_it = asked
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|it| it.to_str().ok())
        .flat_map(|it| it.split(','))
        .any(|it| it.trim().trim_start_matches("W/") == tag);
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        parts.headers.insert(header::ETAG, tag);
    }
    if has_it {
        parts.status = StatusCode::NOT_MODIFIED;
        parts.headers.remove(header::CONTENT_LENGTH);
        return Response::from_parts(parts, Body::empty());
    }
    Response::from_parts(parts, Body::from(content))
}

fn tag(content: &Bytes) -> String {
    let digest = Sha256::digest(content);
    let digits: String = digest
        .iter()
        .take(16)
        .map(|it| format!("{it:02x}"))
        .collect();
    format!("\"{digits}\"")
}
