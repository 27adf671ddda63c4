//! Signing out.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::{SignedIn, cookie};
use crate::app::App;
use crate::http::error::Reply;

/// Ends the session, here and in the table. (DELETE session)
pub async fn sign_out(State(app): State<Arc<App>>, signed_in: SignedIn) -> Reply<Response> {
    app.store.close_session(signed_in.token).await?;
    let mut reply = StatusCode::NO_CONTENT.into_response();
    if let Some(cookie) = cookie::set("", app.https) {
        reply.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    Ok(reply)
}
