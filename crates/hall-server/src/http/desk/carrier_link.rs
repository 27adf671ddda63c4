//! A one-time link for the carrier of what was posted.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use hall_api::{ErrorCode, PartyLink};
use hall_core::flow::Role;

use super::application::{carrier, find};
use crate::app::App;
use crate::http::error::{Refusal, Reply};
use crate::http::session::Staff;
use crate::parties::make_link;
use crate::progress::Progress;
use crate::store::PartyMatter;

/// Makes a one-time link for the carrier that has an application's results, and tells it this once. The
/// issuing desk makes it, which gave them away. (POST desk carrier links)
pub async fn carrier_link(
    State(app): State<Arc<App>>,
    staff: Staff,
    Path(number): Path<String>,
) -> Reply<(StatusCode, Json<PartyLink>)> {
    let made = try_to_make(&app, &staff, &number).await;
    if made.is_err() {
        super::note(&app, &staff, "desk.party.link_refused", &number).await?;
    }
    made.map(|link| (StatusCode::CREATED, Json(link)))
}

async fn try_to_make(app: &App, staff: &Staff, number: &str) -> Reply<PartyLink> {
    let row = find(app, staff, number).await?;
    // 回避: whoever applies may not hand out the key to the own application.
    let is_theirs =
        staff.account.roles.contains(&Role::Issuing) && row.owner != staff.account.account;
    let line = if is_theirs {
        carrier(app, &row, &Progress::of(&row)?).await?
    } else {
        None
    };
    if !line.ok_or_else(Refusal::not_found)?.may_link {
        return Err(Refusal::new(ErrorCode::Conflict)
            .because("现在没有东西在寄送途中")
            .mend("请刷新后看看现在的情况"));
    }
    let requests = app.store.party_requests_of(&row.number).await?;
    let mut latest = requests.iter().rev();
    let request = latest.find(|it| it.asked.about == PartyMatter::Parcel);
    let audit = super::entry(app, staff, "desk.party.link_made", number);
    make_link(app, request.ok_or_else(Refusal::not_found)?, audit).await
}
