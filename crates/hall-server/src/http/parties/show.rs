//! What a party sees by its link.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use hall_api::PartyView;

use super::{of_token, seen};
use crate::app::App;
use crate::http::error::Reply;
use crate::store::AuditEntry;

/// Shows an outside party what it is asked, and what it needs to see for that. (GET party)
pub async fn show(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
) -> Reply<Json<PartyView>> {
    let (request, expired) = of_token(&app, &token).await?;
    let audit = AuditEntry {
        at: app.clock.now(),
        actor: format!("party/{}", request.asked.id),
        act: "party.read",
        object: request.number.clone(),
    };
    app.store.audit(audit).await?;
    seen(&app, &request, expired).await.map(Json)
}
