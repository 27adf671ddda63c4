//! Keeping a draft at the hall no longer.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;

use crate::app::App;
use crate::http::error::{Refusal, Reply};
use crate::http::session::Applicant;

/// Deletes the draft that one has of a bundle. (DELETE draft)
pub async fn delete(
    State(app): State<Arc<App>>,
    applicant: Applicant,
    Path(bundle): Path<String>,
) -> Reply<StatusCode> {
    let now = app.clock.now();
    let deleted = app
        .store
        .delete_draft(&applicant.account, &bundle, now)
        .await?;
    if deleted {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(Refusal::not_found())
    }
}
