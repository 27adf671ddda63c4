//! The licence shelf.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use hall_api::Shelf;

use super::session::Applicant;
use crate::app::App;

/// The signed-in person's e-licences, and what the registers know. (GET shelf)
pub async fn show(State(app): State<Arc<App>>, applicant: Applicant) -> Json<Shelf> {
    Json(app.demo.shelf(&applicant.account))
}
