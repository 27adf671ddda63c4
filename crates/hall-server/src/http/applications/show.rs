//! One application of one's own.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use hall_api::{ApplicationView, IssuedResult};

use crate::app::App;
use crate::casework::{history, lanes};
use crate::http::error::{Refusal, Reply};
use crate::http::session::Applicant;
use crate::progress::Progress;

/// Shows one application of one's own. (GET application)
pub async fn show(
    State(app): State<Arc<App>>,
    applicant: Applicant,
    Path(number): Path<String>,
) -> Reply<Json<ApplicationView>> {
    let row = app
        .store
        .application_of(&applicant.account, &number)
        .await?;
    let row = row.ok_or_else(Refusal::not_found)?;
    let progress = Progress::of(&row)?;
    let damaged = |_| Refusal::internal("a stored receipt or result cannot be read");
    let results: Result<Vec<IssuedResult>, _> = row
        .results
        .iter()
        .map(|text| serde_json::from_str(text))
        .collect();
    Ok(Json(ApplicationView {
        receipt: serde_json::from_str(&row.receipt).map_err(damaged)?,
        lanes: lanes(&app.catalog, &row, &progress),
        history: history(&app.catalog, &row, &progress),
        results: results.map_err(damaged)?,
        issued_at: row.issued_at,
    }))
}
