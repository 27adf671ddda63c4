//! The department's cases.

use std::sync::Arc;

use axum::Json;
use axum::extract::{RawQuery, State};
use hall_api::{CaseLine, ErrorCode, Holder};

use crate::app::App;
use crate::http::error::{Refusal, Reply};
use crate::http::session::Reviewer;
use crate::standing::{lane_state, light_of, phase_of};
use crate::store::CaseRow;

/// Lists the cases of one's own department, newest first: all, one's own or the free ones. (GET desk cases)
pub async fn list(
    State(app): State<Arc<App>>,
    reviewer: Reviewer,
    RawQuery(query): RawQuery,
) -> Reply<Json<Vec<CaseLine>>> {
    let whose = whose(query.as_deref())?;
    let department = &reviewer.department;
    super::note(&app, &reviewer.staff, "desk.cases.listed", department).await?;
    let rows = app.store.cases_of(department).await?;
    let lines: Reply<Vec<_>> = rows.iter().map(|row| line(&app, &reviewer, row)).collect();
    let mut lines = lines?;
    lines.retain(|line| whose.is_none_or(|whose| line.holder == whose));
    Ok(Json(lines))
}

fn whose(query: Option<&str>) -> Reply<Option<Holder>> {
    match query {
        None | Some("" | "whose=all") => Ok(None),
        Some("whose=mine") => Ok(Some(Holder::Me)),
        Some("whose=free") => Ok(Some(Holder::Nobody)),
        Some(_) => Err(Refusal::new(ErrorCode::Unreadable)
            .because("看不懂要列哪些件")
            .mend("请用 whose=mine、whose=free 或 whose=all")),
    }
}

/// One case's line.
pub(super) fn line(app: &App, reviewer: &Reviewer, row: &CaseRow) -> Reply<CaseLine> {
    let standing = &row.standing;
    Ok(CaseLine {
        case: row.case_no.clone(),
        service: app
            .catalog
            .service_name(&row.bundle, row.service())
            .to_owned(),
        service_id: row.service().to_owned(),
        bundle: app.catalog.bundle_name(&row.bundle).to_owned(),
        state: lane_state(phase_of(&standing.state)?),
        received_at: row.received_at,
        promised_on: standing.promised_on,
        statutory_on: standing.statutory_on,
        light: light_of(standing.light.as_deref())?,
        holder: match &standing.holder {
            None => Holder::Nobody,
            Some(holder) if *holder == reviewer.staff.account.account => Holder::Me,
            Some(_) => Holder::Other,
        },
    })
}
