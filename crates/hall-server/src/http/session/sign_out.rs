//! Signing out.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::{Open, cookie, help, sign_in};
use crate::app::App;
use crate::http::error::Reply;

/// Ends the session, here and in the table. At the counter the clerk is back in a session of their own.
/// (DELETE session)
pub async fn sign_out(State(app): State<Arc<App>>, session: Open) -> Reply<Response> {
    app.store.close_session(session.token).await?;
    let mut reply = StatusCode::NO_CONTENT.into_response();
    if let Some(clerk) = session.helper {
        sign_in::open(&app, (clerk.account, None), &mut reply).await?;
        help::end(&app, &mut reply);
        return Ok(reply);
    }
    if let Some(cookie) = cookie::set("", app.https) {
        reply.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    Ok(reply)
}
