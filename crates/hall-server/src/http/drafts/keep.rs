//! Keeping a draft at the hall.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use hall_api::{DraftContent, ErrorCode};

use super::revision::Seen;
use crate::app::App;
use crate::http::body::JsonBody;
use crate::http::error::{Refusal, Reply};
use crate::http::session::Applicant;
use crate::store::{Kept, NewDraft};

/// How many drafts one person may keep; there is one for each bundle, and nobody has so many at once.
const MOST: u32 = 20;

/// Keeps a draft, if it was made from the one that is there. (PUT draft)
pub async fn keep(
    State(app): State<Arc<App>>,
    applicant: Applicant,
    Path(bundle): Path<String>,
    Seen(seen): Seen,
    body: JsonBody<DraftContent>,
) -> Reply<Response> {
    let content = acceptable(&app, &bundle, body.value)?;
    let kept = app.store.keep_draft(NewDraft {
        owner: applicant.account,
        bundle,
        seen,
        at: app.clock.now(),
        content,
        most: MOST,
    });
    match kept.await? {
        Kept::Done(note) => {
            let status = if seen.is_some() {
                StatusCode::OK
            } else {
                StatusCode::CREATED
            };
            Ok(super::tagged(
                status,
                note.revision,
                super::line(&app, &note),
            ))
        }
        Kept::Stale(note, content) => {
            let view = super::view(&app, &note, &content)?;
            Ok(super::tagged(
                StatusCode::PRECONDITION_FAILED,
                note.revision,
                view,
            ))
        }
        Kept::Gone => Err(Refusal::not_found()),
        Kept::TooMany => Err(Refusal::new(ErrorCode::NotAcceptable)
            .because(format!("大厅里已经有 {MOST} 份草稿"))
            .mend("请先删掉不用的草稿")),
    }
}

/// The content as it is kept. A draft may be as wrong as it likes; it must be of this bundle, and what
/// only the hall writes must not be in it.
fn acceptable(app: &App, bundle: &str, content: DraftContent) -> Reply<String> {
    let refuse = |why: &str, mend: &str| {
        Err(Refusal::new(ErrorCode::NotAcceptable)
            .because(why)
            .mend(mend))
    };
    if app.catalog.plan(bundle).is_none() {
        return refuse("没有这个“一件事”", "请从首页重新选择要办的事");
    }
    if content.application.bundle != bundle {
        return refuse(
            "草稿和地址里的“一件事”不是同一件",
            "请把草稿存到它自己的地址",
        );
    }
    if content.application.submitted_by.is_some() {
        return refuse("submitted_by 由大厅填写", "请去掉 submitted_by 再保存");
    }
    serde_json::to_string(&content).map_err(|_| Refusal::internal("a draft cannot be written"))
}
