//! One of one's own drafts.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

use crate::app::App;
use crate::http::error::{Refusal, Reply};
use crate::http::session::Applicant;

/// Shows the draft that one has of a bundle. (GET draft)
pub async fn show(
    State(app): State<Arc<App>>,
    applicant: Applicant,
    Path(bundle): Path<String>,
) -> Reply<Response> {
    let found = app.store.draft_of(&applicant.account, &bundle).await?;
    let (note, content) = found.ok_or_else(Refusal::not_found)?;
    let view = super::view(&app, &note, &content)?;
    Ok(super::tagged(StatusCode::OK, note.revision, view))
}
