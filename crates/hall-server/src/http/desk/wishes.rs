//! What people wish to have done together, for those who decide what the catalogue is to say.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use hall_api::Wishes;
use hall_core::flow::Role;

use crate::app::App;
use crate::http::error::{Refusal, Reply};
use crate::http::session::Staff;
use crate::wishes::wishes as all_wishes;

/// What people wish to have done together, and what they apply for together. (GET desk wishes)
pub async fn wishes(State(app): State<Arc<App>>, staff: Staff) -> Reply<Json<Wishes>> {
    super::note(&app, &staff, "desk.wishes.listed", "").await?;
    let decides = |it: &Role| matches!(it, Role::Supervisor | Role::Head(_));
    if !staff.account.roles.iter().any(decides) {
        return Err(Refusal::not_found());
    }
    let all = all_wishes(app.store.as_ref(), app.catalog.index()).await?;
    Ok(Json(all))
}
