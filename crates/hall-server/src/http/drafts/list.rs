//! One's own drafts at the hall.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use hall_api::DraftLine;

use crate::app::App;
use crate::http::error::Reply;
use crate::http::session::Applicant;

/// Lists one's own drafts, the latest first. (GET drafts)
pub async fn list(
    State(app): State<Arc<App>>,
    applicant: Applicant,
) -> Reply<Json<Vec<DraftLine>>> {
    let notes = app.store.drafts_of(&applicant.account).await?;
    Ok(Json(notes.iter().map(|it| super::line(&app, it)).collect()))
}
