//! One application as a desk sees it.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use hall_api::{DeskApplication, Offer, PartyLine, Submitted};
use hall_core::application::Application;
use hall_core::flow::{Role, State as FlowState};

use crate::acting;
use crate::app::App;
use crate::casework::{
    history_within, lanes, materials_of, name_colleagues, names_a_colleague, offers, waits,
};
use crate::http::applications::open_request;
use crate::http::error::{Refusal, Reply};
use crate::http::session::Staff;
use crate::parties::carrier_line;
use crate::progress::Progress;
use crate::standing;
use crate::store::{ApplicationRow, Desk};

/// Shows one application that belongs to one's own desk. (GET desk application)
pub async fn application(
    State(app): State<Arc<App>>,
    staff: Staff,
    Path(number): Path<String>,
) -> Reply<Json<DeskApplication>> {
    let found = find(&app, &staff, &number).await;
    let whole = found.as_ref().is_ok_and(|row| is_at_reception(&staff, row));
    let act = if whole {
        "desk.application.content_read"
    } else {
        "desk.application.read"
    };
    super::note(&app, &staff, act, &number).await?;
    view(&app, &staff, &found?).await.map(Json)
}

/// The application, if it belongs to one of the desks of this person. Reception has it until it has
/// answered, and again while something waits for reception.
pub(super) async fn find(app: &App, staff: &Staff, number: &str) -> Reply<ApplicationRow> {
    for desk in staff.desks() {
        let Some(row) = app.store.application_at(&desk, number).await? else {
            continue;
        };
        let theirs = desk != Desk::Reception || Progress::of(&row)?.state.waits_for_reception();
        if theirs {
            return Ok(row);
        }
    }
    Err(Refusal::not_found())
}

/// Whether this person is at reception and reception has not answered for good.
pub(super) fn is_at_reception(staff: &Staff, row: &ApplicationRow) -> bool {
    staff.account.roles.contains(&Role::Reception)
        && matches!(row.stage.as_str(), "submitted" | "noticed")
}

/// An application as this person sees it.
pub(super) async fn view(app: &App, staff: &Staff, row: &ApplicationRow) -> Reply<DeskApplication> {
    let progress = Progress::of(row)?;
    let context = acting::context(app, app.clock.now());
    let account = &staff.account;
    let stage = progress.state.stage;
    let whole = stage.is_at_reception() && account.roles.contains(&Role::Reception);
    let within = |case| knows(staff, &progress, case);
    let mut lanes = lanes(&app.catalog, row, &progress, &context);
    for (case, lane) in lanes.iter_mut().enumerate() {
        lane.reason = lane.reason.take().filter(|_| within(case));
    }
    let issues = account.roles.contains(&Role::Issuing);
    let carrier = if issues {
        carrier(app, row, &progress).await?
    } else {
        None
    };
    let mut offers = offers(&progress, &account.account, &account.roles, &context);
    with_colleagues(app, &mut offers, &progress.state).await?;
    Ok(DeskApplication {
        number: row.number.clone(),
        bundle: row.bundle.clone(),
        bundle_name: app.catalog.bundle_name(&row.bundle).to_owned(),
        received_at: row.received_at,
        stage: standing::stage(stage),
        version: progress.version,
        lanes,
        waits: waits(&app.catalog, &progress, &context),
        request: open_request(app, row, &progress, within),
        history: history_within(&app.catalog, row, &progress, within),
        offers,
        submitted: if whole {
            Some(submitted(app, row)?)
        } else {
            None
        },
        contact: progress.contact.filter(|_| calls_or_posts(staff)),
        recipient: progress.recipient.filter(|_| issues),
        carrier,
    })
}

/// The carrier of what was posted, if anything was.
pub(super) async fn carrier(
    app: &App,
    row: &ApplicationRow,
    progress: &Progress,
) -> Reply<Option<PartyLine>> {
    let requests = app.store.party_requests_of(&row.number).await?;
    let institutions = app.store.institutions().await?;
    Ok(carrier_line(app, progress, (&requests, &institutions)))
}

/// Adds to acts that name somebody who works here whom they can name.
pub(super) async fn with_colleagues(
    app: &App,
    offers: &mut [Offer],
    state: &FlowState,
) -> Reply<()> {
    if offers.iter().any(names_a_colleague) {
        let staff = app.store.staff().await?;
        name_colleagues(offers, state, &staff, &app.catalog);
    }
    Ok(())
}

/// Whether this person calls applicants or posts results to them.
fn calls_or_posts(staff: &Staff) -> bool {
    let mut roles = staff.account.roles.iter();
    roles.any(|it| matches!(it, Role::Reception | Role::Issuing))
}

/// Whether this person may know what was said about a case: a department knows its own, and that the others
/// have theirs.
fn knows(staff: &Staff, progress: &Progress, case: usize) -> bool {
    let department = progress.state.rules_of(case).map(|it| &it.department);
    staff.account.roles.iter().any(|role| match role {
        Role::Supervisor | Role::Reception => true,
        Role::Reviewer(it) | Role::Head(it) => Some(it) == department,
        _ => false,
    })
}

fn submitted(app: &App, row: &ApplicationRow) -> Reply<Submitted> {
    let gone = || Refusal::internal("an application's bundle is no longer in the catalogue");
    let bundle = app.catalog.plan(&row.bundle).ok_or_else(gone)?.bundle();
    let application = as_submitted(row.content())?;
    let before = row.contents.iter().rev().nth(1);
    Ok(Submitted {
        materials: materials_of(bundle, &application.materials),
        application,
        version: u32::try_from(row.contents.len()).unwrap_or(u32::MAX),
        before: before.map(|text| as_submitted(text)).transpose()?,
    })
}

fn as_submitted(text: &str) -> Reply<Application> {
    serde_json::from_str(text).map_err(|_| Refusal::internal("a stored application cannot be read"))
}
