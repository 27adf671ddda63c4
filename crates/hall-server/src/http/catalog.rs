//! The catalogue's files, as the app fetches them.
//!
//! The live catalogue answers, whatever lies in the built app's folder: an app that was built earlier
//! still fills in forms by the rules that the server will judge by.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};

use super::error::Reply;
use super::site;
use crate::app::App;

/// Serves one file. (GET catalog)
pub async fn file(
    State(app): State<Arc<App>>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Reply<Response> {
    let is_index = name == "index.json";
    // Named by its content, so a compressed copy in the built app is the same file, only smaller.
    if !is_index && let Some(reply) = site::file(&app, &format!("/catalog/{name}"), &headers).await
    {
        return Ok(reply);
    }
    let Some(content) = app.catalog.file(&name) else {
        return Err(super::error::Refusal::not_found());
    };
    let kept = if is_index {
        site::ASK_AGAIN
    } else {
        site::FOREVER
    };
    let is_json = HeaderValue::from_static("application/json");
    let what = [
        (header::CONTENT_TYPE, is_json),
        (header::CACHE_CONTROL, kept),
    ];
    Ok((what, site::packed(content.into(), &headers)).into_response())
}
