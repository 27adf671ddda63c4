//! One case, as the service's own form has it.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use hall_api::{CaseView, DecisionOutcome};
use hall_core::flow::Phase;

use crate::app::App;
use crate::casework::{form, materials, part};
use crate::http::error::{Refusal, Reply};
use crate::http::session::Reviewer;
use crate::progress::{Note, Progress};
use crate::store::{ApplicationRow, CaseRow};

/// Shows one case of one's own department. (GET desk case)
pub async fn show(
    State(app): State<Arc<App>>,
    reviewer: Reviewer,
    Path(case): Path<String>,
) -> Reply<Json<CaseView>> {
    super::note(&app, &reviewer, "desk.case.read", &case).await?;
    let found = app.store.case_of(&reviewer.department, &case).await?;
    let (case, application) = found.ok_or_else(Refusal::not_found)?;
    view(&app, &case, &application).map(Json)
}

/// A case as a reviewer sees it.
pub(super) fn view(app: &App, case: &CaseRow, application: &ApplicationRow) -> Reply<CaseView> {
    let gone = || Refusal::internal("a case's service is no longer in the catalogue");
    let bundle = app.catalog.plan(&case.bundle).ok_or_else(gone)?.bundle();
    let service = bundle
        .services
        .iter()
        .find(|it| it.id == case.service)
        .ok_or_else(gone)?;
    let part = part(case)?;
    let progress = Progress::of(application)?;
    let (_, state, note) = progress.case(&case.service).ok_or_else(gone)?;
    Ok(CaseView {
        line: super::list::line(app, case)?,
        form_title: service.form_title.clone(),
        form: form(bundle, service, &part, &progress.yields()),
        materials: materials(bundle, service, &part),
        version: state.version,
        decision: outcome(state.phase, note),
    })
}

fn outcome(phase: Phase, note: &Note) -> Option<DecisionOutcome> {
    let approved = match phase {
        Phase::Approved | Phase::Revoked => true,
        Phase::Refused => false,
        _ => return None,
    };
    let at = note.ended_at?;
    Some(DecisionOutcome {
        approved,
        reason: note.reason.clone(),
        by: note.by.clone(),
        at,
    })
}
