//! The answer of an institution on file.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::body::{Bytes, to_bytes};
use axum::extract::{Path, Request, State};
use axum::http::HeaderMap;
use hall_api::{ErrorCode, PartyAnswer, PartyView, path};
use tokio::time::timeout;

use super::seen;
use crate::app::App;
use crate::http::error::{Refusal, Reply};
use crate::parties::{self, By, verified};
use crate::store::MessageKey;

/// An answer is short.
const LARGEST: usize = 16 * 1024;

/// How long a body may take to come.
const PATIENCE: Duration = Duration::from_secs(30);

/// Takes a signed answer, once, and shows how things stand then. (POST institution messages)
pub async fn message(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    request: Request,
) -> Reply<Json<PartyView>> {
    let body = whole(request).await?;
    let institution = app.store.institution(&id).await?;
    let signature = headers.get(path::SIGNATURE);
    let signature = signature.and_then(|it| it.to_str().ok());
    let message = verified(institution.as_ref(), signature, &body, app.clock.now())?;
    let found = app.store.party_request(&message.request).await?;
    // Another institution's request looks like none.
    let theirs = found.filter(|it| it.asked.institution.as_ref() == Some(&id));
    let request = theirs.ok_or_else(Refusal::not_found)?;
    let answer = PartyAnswer {
        answer: message.answer,
        reason: message.reason,
        name: message.name,
        signed_by: message.signed_by,
    };
    let key = MessageKey {
        institution: id,
        nonce: message.nonce,
    };
    parties::answer(&app, &request, &answer, &By::Message(key)).await?;
    seen(&app, &request, false).await.map(Json)
}

async fn whole(request: Request) -> Reply<Bytes> {
    let body = timeout(PATIENCE, to_bytes(request.into_body(), LARGEST)).await;
    body.ok().and_then(Result::ok).ok_or_else(|| {
        Refusal::new(ErrorCode::TooLarge)
            .because(format!("消息超过 {} KB，或者传送中断了", LARGEST / 1024))
            .mend("请只写答复需要的内容，然后重新签发")
    })
}
