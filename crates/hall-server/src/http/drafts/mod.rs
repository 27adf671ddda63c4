//! Drafts that a person also keeps at the hall, to go on with them on another device.
//!
//! Only the person who wrote a draft ever gets it, and what is in it never comes into a log. Each change
//! names the revision that it was made from (`If-Match`), so that two devices cannot silently overwrite
//! each other: the later one gets the current draft with a 412, reconciles, and comes again.

mod delete;
mod keep;
mod list;
mod revision;
mod show;

pub use delete::delete;
pub use keep::keep;
pub use list::list;
pub use show::show;

use axum::Json;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use hall_api::{DraftLine, DraftView};

use crate::app::App;
use crate::http::error::{Refusal, Reply};
use crate::retention;
use crate::store::DraftNote;

pub use revision::{DraftRevision, Seen};

fn line(app: &App, note: &DraftNote) -> DraftLine {
    DraftLine {
        bundle: note.bundle.clone(),
        bundle_name: app.catalog.bundle_name(&note.bundle).to_owned(),
        revision: note.revision,
        changed_at: note.changed_at,
        kept_until: note.changed_at + retention::DRAFTS,
    }
}

fn view(app: &App, note: &DraftNote, content: &str) -> Reply<DraftView> {
    let damaged = |_| Refusal::internal("a stored draft cannot be read");
    Ok(DraftView {
        draft: line(app, note),
        content: serde_json::from_str(content).map_err(damaged)?,
    })
}

/// A reply with the draft's revision as its entity tag.
fn tagged(status: StatusCode, revision: i64, body: impl serde::Serialize) -> Response {
    (status, [tag(revision)], Json(body)).into_response()
}

fn tag(revision: i64) -> (HeaderName, HeaderValue) {
    let value = HeaderValue::from_str(&format!("\"{revision}\""));
    (
        header::ETAG,
        value.unwrap_or(HeaderValue::from_static("\"0\"")),
    )
}
