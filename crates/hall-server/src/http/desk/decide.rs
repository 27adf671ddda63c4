//! Deciding a case.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use hall_api::{Acting, CaseView, Decision};
use hall_core::flow::{Act, DeskAct, Outcome};

use crate::app::App;
use crate::http::acts::{self, On};
use crate::http::body::JsonBody;
use crate::http::error::{Refusal, Reply};
use crate::http::session::Reviewer;
use crate::progress::Progress;
use crate::store::{ApplicationRow, CaseRow};

/// Decides a case of one's own department, and shows it as it is then. (POST desk decision)
pub async fn decide(
    State(app): State<Arc<App>>,
    reviewer: Reviewer,
    Path(case): Path<String>,
    body: JsonBody<Decision>,
) -> Reply<Json<CaseView>> {
    let decided = try_to_decide(&app, &reviewer, &case, &body.value).await;
    if decided.is_err() {
        super::note(&app, &reviewer.staff, "desk.case.decision_refused", &case).await?;
    }
    decided
}

async fn try_to_decide(
    app: &App,
    reviewer: &Reviewer,
    case: &str,
    decision: &Decision,
) -> Reply<Json<CaseView>> {
    let (row, application) = one(app, reviewer, case).await?;
    let progress = Progress::of(&application)?;
    let (position, _, _) = progress
        .case(row.service())
        .ok_or_else(Refusal::not_found)?;
    let outcome = if decision.approve {
        Outcome::Approve
    } else {
        Outcome::Refuse
    };
    let acting = Acting {
        act: Act::Desk {
            case: position,
            seen: decision.version,
            act: DeskAct::Decide {
                outcome,
                reason: decision.reason.clone(),
            },
        },
        version: None,
        content: None,
        files: Vec::new(),
        note: String::new(),
        recipient: None,
    };
    let audit = super::entry(app, &reviewer.staff, "desk.case.decided", case);
    acts::act(app, On::Case(reviewer, case), &acting, None, audit).await?;
    let (row, application) = one(app, reviewer, case).await?;
    super::show::view(app, reviewer, &row, &application)
        .await
        .map(Json)
}

/// One case of the own department.
async fn one(app: &App, reviewer: &Reviewer, case: &str) -> Reply<(CaseRow, ApplicationRow)> {
    let found = app.store.case_of(&reviewer.department, case).await?;
    found.ok_or_else(Refusal::not_found)
}
