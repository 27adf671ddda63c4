//! One line of log for each request, with nothing personal in it.
//!
//! The line has the route's template and never the path, so no number of an application and no hash of
//! a file gets into a log; bodies, headers and query strings are never written.

use std::sync::Arc;

use axum::extract::{MatchedPath, Request, State};
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::Response;
use tracing::info;

use crate::app::App;
use crate::clock::Stopwatch;
use crate::random::hex;

/// The header that carries the request's id back.
pub const REQUEST_ID: &str = "x-request-id";

/// 64 bits: enough to find a line again.
const ID_LENGTH: usize = 16;

/// The request's id: ours, never the caller's, so that it cannot carry anything into the log.
#[derive(Clone, Debug)]
pub struct RequestId(pub String);

/// Gives the request an id and writes its line. (middleware)
pub async fn line(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response {
    let stopwatch = Stopwatch::start();
    let id: String = hex(&app.random.bits()).chars().take(ID_LENGTH).collect();
    let method = request.method().clone();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map(|path| path.as_str().to_owned());
    request.extensions_mut().insert(RequestId(id.clone()));
    let mut response = next.run(request).await;
    info!(
        %method,
        route = route.as_deref().unwrap_or("(file)"),
        status = response.status().as_u16(),
        micros = u64::try_from(stopwatch.elapsed().as_micros()).unwrap_or(u64::MAX),
        request = id,
        "request"
    );
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    response
}
