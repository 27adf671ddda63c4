//! One's own applications.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use hall_api::ApplicationLine;
use hall_core::flow::Phase;

use crate::app::App;
use crate::http::error::Reply;
use crate::http::session::Applicant;
use crate::standing::{phase_of, stage_of};
use crate::store::ApplicationRow;

/// Lists one's own applications, newest first. (GET applications)
pub async fn list(
    State(app): State<Arc<App>>,
    applicant: Applicant,
) -> Reply<Json<Vec<ApplicationLine>>> {
    let rows = app.store.applications_of(&applicant.account).await?;
    let lines: Reply<Vec<_>> = rows.iter().map(|row| line(&app, row)).collect();
    lines.map(Json)
}

fn line(app: &App, row: &ApplicationRow) -> Reply<ApplicationLine> {
    let cases = row.cases.iter();
    let phases: Reply<Vec<Phase>> = cases.map(|it| phase_of(&it.standing.state)).collect();
    let phases = phases?;
    let n_decided = phases.iter().filter(|phase| phase.is_final()).count();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(ApplicationLine {
        number: row.number.clone(),
        bundle: row.bundle.clone(),
        bundle_name: app.catalog.bundle_name(&row.bundle).to_owned(),
        received_at: row.received_at,
        n_decided: count(n_decided),
        n_cases: count(phases.len()),
        issued: row.issued_at.is_some(),
        stage: stage_of(&row.stage)?,
    })
}
