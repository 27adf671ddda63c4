//! The department's cases.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use hall_api::CaseLine;

use crate::app::App;
use crate::http::error::Reply;
use crate::http::session::Reviewer;
use crate::progress::{lane_state, phase_of};
use crate::store::CaseRow;

/// Lists the cases of one's own department, newest first. (GET desk cases)
pub async fn list(State(app): State<Arc<App>>, reviewer: Reviewer) -> Reply<Json<Vec<CaseLine>>> {
    super::note(&app, &reviewer, "desk.cases.listed", &reviewer.department).await?;
    let rows = app.store.cases_of(&reviewer.department).await?;
    let lines: Reply<Vec<_>> = rows.iter().map(|row| line(&app, row)).collect();
    lines.map(Json)
}

/// One case's line.
pub(super) fn line(app: &App, row: &CaseRow) -> Reply<CaseLine> {
    Ok(CaseLine {
        case: row.case_no.clone(),
        service: app
            .catalog
            .service_name(&row.bundle, &row.service)
            .to_owned(),
        bundle: app.catalog.bundle_name(&row.bundle).to_owned(),
        state: lane_state(phase_of(&row.state)?),
        received_at: row.received_at,
        promised_on: row.promised_on,
    })
}
