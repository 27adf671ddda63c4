//! The service worker's script: the built app's, or one that takes the worker away.
//!
//! A browser keeps a service worker, and what it serves, until the script at the same address says
//! otherwise; a bad one would stay for good. So the way out is part of the server and not of the build:
//! it answers when the hall is told to run without a worker, and when the built app has none.

use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use super::site;
use crate::app::App;

/// Where browsers ask for it.
pub const PATH: &str = "/sw.js";

const NO_WORKER: &str = include_str!("no_worker.js");

/// The script that takes the worker away, unless the built app's own is to be served.
pub fn taken_away(app: &App) -> Option<Response> {
    let has_one = app
        .dist
        .as_ref()
        .is_some_and(|dist| dist.join("sw.js").is_file());
    (app.without_worker || !has_one).then(|| {
        let headers = [
            (
                header::CONTENT_TYPE,
                HeaderValue::from_static("text/javascript"),
            ),
            (header::CACHE_CONTROL, site::ASK_AGAIN),
        ];
        (headers, Body::from(NO_WORKER)).into_response()
    })
}
