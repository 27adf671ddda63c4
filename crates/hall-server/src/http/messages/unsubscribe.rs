//! No more mail: in one request by a mail programme (RFC 8058), or on a page that asks first.
//!
//! Programmes that look for evil in mails open every link in them, so opening one ends nothing.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Redirect;

use crate::app::App;
use crate::delivering::stop_page;
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

/// Leads a browser to the page that asks. (GET unsubscribe)
pub async fn ask(Path(token): Path<String>) -> Reply<Redirect> {
    let is_token = token.bytes().all(|it| it.is_ascii_hexdigit());
    if is_token {
        Ok(Redirect::to(&stop_page("", &token)))
    } else {
        Err(Refusal::not_found())
    }
}
