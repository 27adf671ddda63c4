//! Deciding a case.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use hall_api::{CaseView, Decision, ErrorCode};

use crate::app::App;
use crate::decision;
use crate::http::body::JsonBody;
use crate::http::error::{Refusal, Reply};
use crate::http::session::Reviewer;
use crate::store::Appended;

/// How often a decision is worked out again when somebody else was faster on another lane.
const TRIES: usize = 8;

/// Decides a case of one's own department, and shows it as it is then. (POST desk decision)
pub async fn decide(
    State(app): State<Arc<App>>,
    reviewer: Reviewer,
    Path(case): Path<String>,
    body: JsonBody<Decision>,
) -> Reply<Json<CaseView>> {
    let decided = try_to_decide(&app, &reviewer, &case, &body.value).await;
    if decided.is_err() {
        super::note(&app, &reviewer, "desk.case.decision_refused", &case).await?;
    }
    decided
}

async fn try_to_decide(
    app: &App,
    reviewer: &Reviewer,
    case: &str,
    decision: &Decision,
) -> Reply<Json<CaseView>> {
    for _ in 0..TRIES {
        let found = app.store.case_of(&reviewer.department, case).await?;
        let (row, application) = found.ok_or_else(Refusal::not_found)?;
        let audit = super::entry(app, reviewer, "desk.case.decided", case);
        let append = decision::append(app, &reviewer.name, &row, &application, decision, audit)?;
        if app.store.append(append).await? == Appended::Done {
            let found = app.store.case_of(&reviewer.department, case).await?;
            let (row, application) = found.ok_or_else(Refusal::not_found)?;
            return super::show::view(app, &row, &application).map(Json);
        }
    }
    Err(Refusal::new(ErrorCode::Conflict))
}
