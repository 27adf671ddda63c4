//! Read marks.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use hall_api::{ErrorCode, ReadMessages};

use super::mailboxes;
use crate::app::App;
use crate::http::body::JsonBody;
use crate::http::error::{Refusal, Reply};
use crate::http::session::SignedIn;

/// As many as a list shows.
const MOST: usize = 200;

/// Notes that whoever is signed in has read messages; what belongs to others is left alone. (POST messages read)
pub async fn read(
    State(app): State<Arc<App>>,
    reader: SignedIn,
    body: JsonBody<ReadMessages>,
) -> Reply<StatusCode> {
    let ids = body.value.ids;
    if MOST < ids.len() {
        return Err(Refusal::new(ErrorCode::TooLarge)
            .because(format!("一次最多标记 {MOST} 条"))
            .mend("请分几次标记"));
    }
    let account = &reader.account;
    app.store
        .mark_read(&account.account, &mailboxes(account), ids, app.clock.now())
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
