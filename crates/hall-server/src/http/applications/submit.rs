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
use crate::http::session::Present;
use crate::intake::{By, Judged, Key, file_unknown, judge, open};
use crate::store::Submitted;

/// How often a number is drawn again; with 10⁸ numbers a day, twice in a row is a broken source.
const DRAWS: usize = 4;

/// Takes a submission in, once, and deletes the draft at the hall that it was made from. (POST applications)
pub async fn submit(
    State(app): State<Arc<App>>,
    applicant: Present,
    IdempotencyKey(key): IdempotencyKey,
    draft: DraftRevision,
    body: JsonBody<Submission>,
) -> Reply<Response> {
    let key = Key {
        key,
        body_hash: Sha256::digest(&body.bytes).into(),
    };
    let Present {
        account: owner,
        helper,
        ..
    } = applicant;
    let credit = app.credit(&owner).await?;
    let judged = witnessed(helper.as_deref(), body.value.witnessed)
        .and_then(|()| judge(&app, &owner, &body.value, credit));
    match judged {
        Ok(judged) => {
            let by = By {
                owner: &owner,
                helper: helper.as_deref(),
            };
            take_in(&app, by, (&key, draft.0), &body.value, &judged).await
        }
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

/// At the counter a clerk saw the person sign on paper; nowhere else can anybody have.
fn witnessed(helper: Option<&str>, was_seen: bool) -> Reply<()> {
    let refusal = Refusal::new(ErrorCode::NotAcceptable);
    match (helper, was_seen) {
        (Some(_), true) | (None, false) => Ok(()),
        (Some(_), false) => Err(refusal
            .because("本人还没有在纸上签名")
            .mend("请打印申请表，请本人核对并签名，然后勾选已当面签名")),
        (None, true) => Err(refusal
            .because("只有窗口帮办才有纸上签名")
            .mend("请本人在线签名后提交")),
    }
}

/// Takes in what was judged good.
pub(in crate::http) async fn take_in(
    app: &App,
    by: By<'_>,
    (key, draft): (&Key, Option<i64>),
    submission: &Submission,
    judged: &Judged,
) -> Reply<Response> {
    for _ in 0..DRAWS {
        let mut application = open((app, app.acceptance), by, key.clone(), submission, judged)?;
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
