//! A file of a case, or of an application that reception has.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderName, header};
use axum::response::{IntoResponse, Response};
use hall_core::application::{Application, FileRef};

use super::application::{find, is_at_reception};
use crate::app::App;
use crate::casework::part;
use crate::http::error::{Refusal, Reply};
use crate::http::files::percent_encoded;
use crate::http::session::{Reviewer, Staff};

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
        &reviewer.staff,
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
    serve(&app, file).await
}

/// Serves a file of an application that reception has. (GET desk application file)
pub async fn application_file(
    State(app): State<Arc<App>>,
    staff: Staff,
    Path((number, sha256)): Path<(String, String)>,
) -> Reply<Response> {
    let object = format!("{number}/{sha256}");
    super::note(&app, &staff, "desk.application.file_read", &object).await?;
    let row = find(&app, &staff, &number).await?;
    if !is_at_reception(&staff, &row) {
        return Err(Refusal::not_found());
    }
    let application: Application = serde_json::from_str(row.content())
        .map_err(|_| Refusal::internal("a stored application cannot be read"))?;
    let mut files = application.materials.iter().flat_map(|it| &it.files);
    let file = files.find(|it| it.sha256 == sha256);
    serve(&app, file.ok_or_else(Refusal::not_found)?).await
}

async fn serve(app: &App, file: &FileRef) -> Reply<Response> {
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
