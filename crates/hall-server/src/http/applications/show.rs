//! One application of one's own.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use hall_api::{ApplicationView, IssuedResult, Request};
use hall_core::calendar::Certainty;
use hall_core::flow::{Role, bundle_due};

use crate::acting;
use crate::app::App;
use crate::casework::{history, lanes, looks, name_deferred, offers, to_fetch, waits};
use crate::http::error::{Refusal, Reply};
use crate::http::session::Present;
use crate::progress::Progress;
use crate::request;
use crate::standing;
use crate::store::ApplicationRow;

/// Shows one application of one's own. (GET application)
pub async fn show(
    State(app): State<Arc<App>>,
    applicant: Present,
    Path(number): Path<String>,
) -> Reply<Json<ApplicationView>> {
    let row = app
        .store
        .application_of(&applicant.account, &number)
        .await?;
    let row = row.ok_or_else(Refusal::not_found)?;
    view(&app, &row).await.map(Json)
}

/// An application as its applicant follows it.
pub(super) async fn view(app: &App, row: &ApplicationRow) -> Reply<ApplicationView> {
    let progress = Progress::of(row)?;
    let now = acting::context(app, app.clock.now());
    let damaged = |_| Refusal::internal("a stored receipt, result or application cannot be read");
    let results: Result<Vec<IssuedResult>, _> = row
        .results
        .iter()
        .map(|text| serde_json::from_str(text))
        .collect();
    let request = open_request(app, row, &progress, |_| true);
    let content = request
        .is_some()
        .then(|| serde_json::from_str(row.content()));
    let due = bundle_due(&progress.state, &now);
    let mut may = offers(&progress, &row.owner, &[Role::Applicant], &now);
    if let Some(plan) = app.catalog.plan(&row.bundle) {
        name_deferred(&mut may, &progress.state, plan.bundle());
    }
    let looked = app.store.looks_at(&row.number).await?;
    Ok(ApplicationView {
        receipt: serde_json::from_str(&row.receipt).map_err(damaged)?,
        lanes: lanes(&app.catalog, row, &progress, &now),
        history: history(&app.catalog, row, &progress),
        results: results.map_err(damaged)?,
        issued_at: row.issued_at,
        delivery: progress.state.delivery.clone(),
        recipient: progress.recipient.clone(),
        to_fetch: to_fetch(&progress.state),
        promised_on: due.map(|it| it.day),
        provisional: due.is_some_and(|it| it.certainty == Certainty::Provisional),
        stage: standing::stage(progress.state.stage),
        version: progress.version,
        waits: waits(&app.catalog, &progress, &now),
        request,
        offers: may,
        looks: looks(&app.catalog, &looked),
        content: content.transpose().map_err(damaged)?,
    })
}

/// The request that waits for an answer, as people read it: what reception asks, and the cases that whoever
/// reads may know of.
pub(in crate::http) fn open_request(
    app: &App,
    row: &ApplicationRow,
    progress: &Progress,
    within: impl Fn(usize) -> bool,
) -> Option<Request> {
    let open = request::open(progress)?;
    let items = open.items.iter();
    Some(Request {
        kind: open.kind,
        round: open.round,
        until: open.until,
        items: items
            .filter(|(case, _)| case.is_none_or(&within))
            .map(|(case, item)| request::item(&app.catalog, row, progress, (*case, item)))
            .collect(),
    })
}
