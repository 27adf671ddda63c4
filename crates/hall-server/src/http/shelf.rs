//! The licence shelf.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use hall_api::Shelf;
use hall_core::flow::Credit;

use super::error::Reply;
use super::session::Applicant;
use crate::app::App;

/// The signed-in person's e-licences, and what the registers know. (GET shelf)
pub async fn show(State(app): State<Arc<App>>, applicant: Applicant) -> Reply<Json<Shelf>> {
    let mut shelf = app.demo.shelf(&applicant.account);
    shelf.credit_good = app.credit(&applicant.account).await? == Credit::Good;
    Ok(Json(shelf))
}
