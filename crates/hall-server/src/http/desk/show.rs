//! One case, as the service's own form has it.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use hall_api::{CaseMaterial, CaseView, Changed, DecisionOutcome, Offer, PartyLine, Wait};
use hall_core::catalog::{Bundle, Service};
use hall_core::flow::{Context, Matter, Phase};
use hall_core::split::Part;

use super::application::with_colleagues;
use crate::acting;
use crate::app::App;
use crate::casework::{
    changes, clock, form, history_of, materials, name_materials, offers_of, part, read_part,
    templates, waits,
};
use crate::http::error::{Refusal, Reply};
use crate::http::session::Reviewer;
use crate::parties;
use crate::progress::{Note, Progress};
use crate::request;
use crate::store::{ApplicationRow, CaseRow};

/// Shows one case of one's own department. (GET desk case)
pub async fn show(
    State(app): State<Arc<App>>,
    reviewer: Reviewer,
    Path(case): Path<String>,
) -> Reply<Json<CaseView>> {
    super::note(&app, &reviewer.staff, "desk.case.read", &case).await?;
    let found = app.store.case_of(&reviewer.department, &case).await?;
    let (case, application) = found.ok_or_else(Refusal::not_found)?;
    view(&app, &reviewer, &case, &application).await.map(Json)
}

/// A case as a reviewer sees it.
pub(super) async fn view(
    app: &App,
    reviewer: &Reviewer,
    case: &CaseRow,
    application: &ApplicationRow,
) -> Reply<CaseView> {
    let gone = || Refusal::internal("a case's service is no longer in the catalogue");
    let bundle = app.catalog.plan(&case.bundle).ok_or_else(gone)?.bundle();
    let service = bundle
        .services
        .iter()
        .find(|it| it.id == case.service())
        .ok_or_else(gone)?;
    let part = part(case)?;
    let progress = Progress::of(application)?;
    let (position, state, note) = progress.case(case.service()).ok_or_else(gone)?;
    let context = acting::context(app, app.clock.now());
    let materials = materials(bundle, service, &part);
    let mut offers = may(&progress, reviewer, position, &context, &materials);
    with_colleagues(app, &mut offers, &progress.state).await?;
    let held_by = match &state.holder {
        Some(holder) => app.store.account(holder).await?.map(|(it, _)| it.name),
        None => None,
    };
    let asked = request::wanted(&progress, position).iter();
    let item = |it| request::item(&app.catalog, application, &progress, (Some(position), it));
    Ok(CaseView {
        line: super::list::line(app, reviewer, case)?,
        form_title: service.form_title.clone(),
        form: form(bundle, service, &part, &progress.yields()),
        materials,
        version: state.version,
        decision: outcome(state.phase, note),
        number: application.number.clone(),
        position,
        application_version: progress.version,
        clock: clock(&progress, position, &context),
        held_by,
        contact: progress.contact.clone(),
        asked: asked.map(item).collect(),
        waits: waits_of(app, &progress, position, &context),
        basis: service.basis.clone(),
        parties: party_lines(app, case, application, &progress).await?,
        changes: changed((bundle, service), case, &part, &progress)?,
        history: history_of(&app.catalog, application, &progress, position),
        offers,
        templates: templates(bundle, service),
    })
}

/// What whoever asks may do now.
fn may(
    progress: &Progress,
    reviewer: &Reviewer,
    position: usize,
    context: &Context<'_>,
    materials: &[CaseMaterial],
) -> Vec<Offer> {
    let account = &reviewer.staff.account;
    let mut offers = offers_of(
        progress,
        &account.account,
        &account.roles,
        position,
        context,
    );
    name_materials(&mut offers, &progress.state, position, materials);
    offers
}

/// What is waited for in this case: its own deadlines, and the request that it takes part in.
fn waits_of(app: &App, progress: &Progress, position: usize, context: &Context<'_>) -> Vec<Wait> {
    let asks = !request::wanted(progress, position).is_empty();
    let mut all = waits(&app.catalog, progress, context);
    all.retain(|it| match it.matter {
        Matter::Collecting => true,
        Matter::Supplement => asks,
        matter => matter.case() == Some(position),
    });
    all
}

/// The outside parties of a case.
pub(super) async fn party_lines(
    app: &App,
    case: &CaseRow,
    application: &ApplicationRow,
    progress: &Progress,
) -> Reply<Vec<PartyLine>> {
    let gone = || Refusal::internal("a case's service is no longer in the catalogue");
    let (position, _, _) = progress.case(case.service()).ok_or_else(gone)?;
    let rules = progress.state.rules_of(position);
    if rules.is_none_or(|it| it.parties.is_empty()) {
        return Ok(Vec::new());
    }
    let bundle = app.catalog.plan(&case.bundle).ok_or_else(gone)?.bundle();
    let service = bundle.services.iter().find(|it| it.id == case.service());
    let requests = app.store.party_requests_of(&application.number).await?;
    let institutions = app.store.institutions().await?;
    let known = (requests.as_slice(), institutions.as_slice());
    Ok(parties::lines(
        app,
        (bundle, service.ok_or_else(gone)?),
        progress,
        position,
        known,
    ))
}

/// What the last answer changed in this case; nothing if there was none.
fn changed(
    (bundle, service): (&Bundle, &Service),
    case: &CaseRow,
    part: &Part,
    progress: &Progress,
) -> Reply<Vec<Changed>> {
    let Some(before) = case.part_before() else {
        return Ok(Vec::new());
    };
    let before = read_part(before)?;
    Ok(changes(
        bundle,
        service,
        (&before, part),
        &progress.yields(),
    ))
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
