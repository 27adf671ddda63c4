//! Acting on one's own application.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use hall_api::{Acting, ApplicationView};

use crate::app::App;
use crate::http::acts::{self, On};
use crate::http::body::JsonBody;
use crate::http::error::Reply;
use crate::http::key::IdempotencyKey;
use crate::http::session::Applicant;
use crate::store::AuditEntry;

/// Acts on one application of one's own, and shows it as it is then. (POST application acts)
pub async fn act(
    State(app): State<Arc<App>>,
    applicant: Applicant,
    IdempotencyKey(key): IdempotencyKey,
    Path(number): Path<String>,
    body: JsonBody<Acting>,
) -> Reply<Json<ApplicationView>> {
    let on = On::Own(&applicant, &number);
    let key = acts::key(key, &number, &body);
    let audit = AuditEntry {
        at: app.clock.now(),
        actor: applicant.account.clone(),
        act: "application.acted",
        object: number.clone(),
    };
    acts::act(&app, on, &body.value, Some(&key), audit).await?;
    super::show::view(&app, &on.load(&app).await?)
        .await
        .map(Json)
}
