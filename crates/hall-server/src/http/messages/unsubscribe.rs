//! No more mail, in one request (RFC 8058).

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;

use crate::app::App;
use crate::http::error::{Refusal, Reply};

/// Ends the mails to whoever got one with this token. A mail programme sends it, with a form that says
/// nothing more, and nobody is signed in. (POST unsubscribe)
pub async fn unsubscribe(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
) -> Reply<StatusCode> {
    let ended = app.store.unsubscribe(&token, app.clock.now()).await?;
    if ended {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(Refusal::not_found())
    }
}
