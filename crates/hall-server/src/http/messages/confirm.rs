//! The address is the one of whoever reads the letter.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;

use crate::app::App;
use crate::http::error::{Refusal, Reply};
use crate::parties::hashed;

/// Confirms the address to which this token was sent. Whoever reads its mail need not be signed in there. (POST
/// mail confirmation)
pub async fn confirm(State(app): State<Arc<App>>, Path(token): Path<String>) -> Reply<StatusCode> {
    let now = app.clock.now();
    if app.store.confirm_mail_address(hashed(&token), now).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(Refusal::not_found())
    }
}
