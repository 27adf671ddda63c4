//! Submitting.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use hall_api::{ErrorCode, Submission};
use sha2::{Digest, Sha256};

use crate::app::App;
use crate::http::body::JsonBody;
use crate::http::drafts::DraftRevision;
use crate::http::error::{Refusal, Reply};
use crate::http::key::IdempotencyKey;
use crate::http::session::Applicant;
use crate::intake::{Judged, Key, file_unknown, judge, open};
use crate::store::Submitted;

/// How often a number is drawn again; with 10⁸ numbers a day, twice in a row is a broken source.
const DRAWS: usize = 4;

/// Takes a submission in, once, and deletes the draft at the hall that it was made from. (POST applications)
pub async fn submit(
    State(app): State<Arc<App>>,
    applicant: Applicant,
    IdempotencyKey(key): IdempotencyKey,
    draft: DraftRevision,
    body: JsonBody<Submission>,
) -> Reply<Response> {
    let key = Key {
        key,
        body_hash: Sha256::digest(&body.bytes).into(),
    };
    let owner = applicant.account;
    let credit = app.credit(&owner).await?;
    match judge(&app, &owner, &body.value, credit) {
        Ok(judged) => take_in(&app, &owner, (&key, draft.0), &body.value, &judged).await,
        // A repeated submission gets its receipt whatever has changed since.
        Err(refusal) => match app.store.replay(&owner, &key.key).await? {
            Some(earlier) if earlier.body_hash == key.body_hash => {
                Ok(receipt(StatusCode::OK, earlier.receipt))
            }
            Some(_) => Err(Refusal::new(ErrorCode::KeyReused)),
            None => Err(refusal),
        },
    }
}

/// Takes in what was judged good.
pub(in crate::http) async fn take_in(
    app: &App,
    owner: &str,
    (key, draft): (&Key, Option<i64>),
    submission: &Submission,
    judged: &Judged,
) -> Reply<Response> {
    for _ in 0..DRAWS {
        let mut application = open(app, owner, key.clone(), submission, judged)?;
        application.draft = draft;
        let text = application.receipt.clone();
        return match app.store.submit(application).await? {
            Submitted::New => Ok(receipt(StatusCode::CREATED, text)),
            Submitted::Replay(earlier) => Ok(receipt(StatusCode::OK, earlier)),
            Submitted::KeyReused => Err(Refusal::new(ErrorCode::KeyReused)),
            Submitted::NumberTaken => continue,
            Submitted::FileUnknown(sha256) => Err(Refusal::new(ErrorCode::NotAcceptable)
                .with_findings(vec![file_unknown(
                    &submission.application.materials,
                    &sha256,
                )])),
        };
    }
    Err(Refusal::internal("every number that was drawn is taken"))
}

/// The receipt as it is stored.
pub(in crate::http) fn receipt(status: StatusCode, text: String) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], text).into_response()
}
