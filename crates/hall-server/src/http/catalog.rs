//! The catalogue's files, as the app fetches them.
//!
//! The live catalogue answers, whatever lies in the built app's folder: an app that was built earlier
//! still fills in forms by the rules that the server will judge by.

use std::sync::Arc;

use axum::body::{Bytes, to_bytes};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};

use super::error::{Refusal, Reply};
use super::{site, unchanged};
use crate::app::App;

const JSON: HeaderValue = HeaderValue::from_static("application/json");
const INDEX: &str = "index.json";
/// A list of some hundred bundles is smaller.
const LARGEST_INDEX: usize = 1024 * 1024;

/// Serves one file. (GET catalog)
pub async fn file(
    State(app): State<Arc<App>>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Reply<Response> {
    if name == INDEX {
        return index(&app, &headers).await.ok_or_else(Refusal::not_found);
    }
    // Named by its content, so a compressed copy in the built app is the same file, only smaller.
    if let Some(reply) = site::file(&app, &format!("/catalog/{name}"), &headers).await {
        return Ok(reply);
    }
    let content = app.catalog.file(&name).ok_or_else(Refusal::not_found)?;
    let mut reply = site::packed(content.into(), &headers);
    let about = reply.headers_mut();
    about.insert(header::CONTENT_TYPE, JSON);
    about.insert(header::CACHE_CONTROL, site::FOREVER);
    Ok(reply)
}

/// The list of bundles that is in force; the built app's compressed copy, if it is the same.
async fn index(app: &App, headers: &HeaderMap) -> Option<Response> {
    let content = app.catalog.file(INDEX)?;
    let path = format!("/catalog/{INDEX}");
    let built = site::file(app, &path, &HeaderMap::new()).await;
    let built = match built {
        Some(reply) => to_bytes(reply.into_body(), LARGEST_INDEX).await.ok(),
        None => None,
    };
    if built.as_ref() == Some(&content)
        && let Some(reply) = site::file(app, &path, headers).await
    {
        return Some(reply);
    }
    Some(unchanged::by_content(headers, json(content, site::ASK_AGAIN)).await)
}

fn json(content: Bytes, kept: HeaderValue) -> Response {
    let about = [
        (header::CONTENT_TYPE, JSON),
        (header::CACHE_CONTROL, kept),
        (header::CONTENT_LENGTH, HeaderValue::from(content.len())),
    ];
    (about, content).into_response()
}
