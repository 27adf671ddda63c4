//! A file of a case.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderName, header};
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::casework::part;
use crate::http::error::{Refusal, Reply};
use crate::http::files::percent_encoded;
use crate::http::session::Reviewer;

/// What an uploaded file may do when a browser opens it after all: nothing.
const SANDBOX: &str = "sandbox; default-src 'none'; frame-ancestors 'none'";

/// Serves a file that belongs to this case's own part, as an attachment. (GET desk file)
pub async fn file(
    State(app): State<Arc<App>>,
    reviewer: Reviewer,
    Path((case, sha256)): Path<(String, String)>,
) -> Reply<Response> {
    super::note(
        &app,
        &reviewer,
        "desk.file.read",
        &format!("{case}/{sha256}"),
    )
    .await?;
    let found = app.store.case_of(&reviewer.department, &case).await?;
    let (case, _) = found.ok_or_else(Refusal::not_found)?;
    let part = part(&case)?;
    let file = part
        .materials
        .iter()
        .flat_map(|it| &it.files)
        .find(|it| it.sha256 == sha256);
    let file = file.ok_or_else(Refusal::not_found)?;
    let content = app
        .blobs
        .read(&file.sha256)
        .await?
        .ok_or_else(Refusal::not_found)?;
    let headers: [(HeaderName, String); 3] = [
        (header::CONTENT_TYPE, file.media_type.clone()),
        (
            header::CONTENT_DISPOSITION,
            format!(
                "attachment; filename*=UTF-8''{}",
                percent_encoded(&file.name)
            ),
        ),
        (header::CONTENT_SECURITY_POLICY, SANDBOX.to_owned()),
    ];
    Ok((headers, content).into_response())
}
