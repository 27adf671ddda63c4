//! Is the hall alive, and can it take work?

use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use hall_api::ErrorCode;
use tokio::time::timeout;

use super::error::{Refusal, Reply};
use crate::app::App;

/// How long a write may take before the hall counts as unable to write.
const PATIENCE: Duration = Duration::from_secs(2);

/// The process runs. (GET livez)
pub async fn livez() -> StatusCode {
    StatusCode::NO_CONTENT
}

/// The hall can take a submission: it is not closing, and a row was just written. (GET readyz)
pub async fn readyz(State(app): State<Arc<App>>) -> Reply<StatusCode> {
    if app.is_closing() {
        return Err(Refusal::new(ErrorCode::Unavailable).because("大厅正在关闭"));
    }
    match timeout(PATIENCE, app.store.pulse(app.clock.now())).await {
        Ok(written) => written
            .map(|()| StatusCode::NO_CONTENT)
            .map_err(Refusal::from),
        Err(_) => Err(Refusal::new(ErrorCode::Unavailable)),
    }
}
