//! A one-time link for an outside party of a case.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use hall_api::{ErrorCode, PartyLink};

use super::show::party_lines;
use crate::app::App;
use crate::http::error::{Refusal, Reply};
use crate::http::session::Reviewer;
use crate::parties::make_link;
use crate::progress::Progress;
use crate::store::{PartyMatter, PartyRequest};

/// Makes a one-time link for an outside party of a case of one's own department, and tells it this once.
/// (POST desk party links)
pub async fn party_link(
    State(app): State<Arc<App>>,
    reviewer: Reviewer,
    Path((case, item)): Path<(String, String)>,
) -> Reply<(StatusCode, Json<PartyLink>)> {
    let made = try_to_make(&app, &reviewer, &case, &item).await;
    if made.is_err() {
        super::note(&app, &reviewer.staff, "desk.party.link_refused", &case).await?;
    }
    made.map(|link| (StatusCode::CREATED, Json(link)))
}

async fn try_to_make(app: &App, reviewer: &Reviewer, case: &str, item: &str) -> Reply<PartyLink> {
    let found = app.store.case_of(&reviewer.department, case).await?;
    let (row, application) = found.ok_or_else(Refusal::not_found)?;
    let progress = Progress::of(&application)?;
    let (position, _, _) = progress
        .case(row.service())
        .ok_or_else(Refusal::not_found)?;
    let lines = party_lines(app, &row, &application, &progress).await?;
    let line = lines.iter().find(|it| it.item.to_string() == item);
    let line = line.ok_or_else(Refusal::not_found)?;
    // 回避: whoever applies may not hand out the key to the own application.
    if application.owner == reviewer.staff.account.account {
        return Err(Refusal::not_found());
    }
    if !line.may_link {
        return Err(Refusal::new(ErrorCode::Conflict)
            .because("这一方已经答复，或者不再等它答复")
            .mend("请刷新后看看现在的情况"));
    }
    let requests = app.store.party_requests_of(&application.number).await?;
    let about = PartyMatter::Case(position, line.item);
    let of_party = |it: &&PartyRequest| it.asked.about == about;
    let request = requests.iter().rev().find(of_party);
    let audit = super::entry(app, &reviewer.staff, "desk.party.link_made", case);
    make_link(app, request.ok_or_else(Refusal::not_found)?, audit).await
}
