//! The next piece of a file.

use std::sync::Arc;

use axum::body::{Bytes, to_bytes};
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use hall_api::{ErrorCode, path};
use tokio::time::timeout;

use super::pieces::{finish, forget, offset, stored};
use crate::app::App;
use crate::http::body::{PATIENCE, broken_off};
use crate::http::error::{Refusal, Reply};
use crate::http::session::Present;
use crate::store::{Appended, UploadRow};

/// The largest piece, in bytes. It is held in memory until it is whole, and lost if the line breaks.
const MAX_PIECE: usize = 1 << 20;

/// The media type of a piece, the one of tus 1.0.
const PIECE: &str = "application/offset+octet-stream";

/// Adds a piece; with the last one the file is the owner's. (PATCH upload)
pub async fn add(
    State(app): State<Arc<App>>,
    applicant: Present,
    Path(id): Path<String>,
    request: Request,
) -> Reply<Response> {
    let begins = begins_at(request.headers())?;
    let piece = receive(request).await?;
    let turn = app.blobs.turn(&id).await;
    let row = app.store.upload_of(&applicant.account, &id).await?;
    let row = row.ok_or_else(Refusal::not_found)?;
    if row.arrived != begins {
        return Ok(elsewhere(row.arrived));
    }
    let row = grow(&app, row, piece).await?;
    let reply = if row.arrived == row.file.size {
        let file = finish(&app, &applicant.account, row).await?;
        stored(StatusCode::CREATED, file)
    } else {
        (StatusCode::NO_CONTENT, offset(row.arrived)).into_response()
    };
    drop(turn);
    Ok(reply)
}

/// First onto the disk, then into the promise.
async fn grow(app: &App, row: UploadRow, piece: Bytes) -> Reply<UploadRow> {
    let length = u64::try_from(piece.len()).unwrap_or(u64::MAX);
    let arrived = row.arrived.saturating_add(length);
    if row.file.size < arrived {
        return Err(Refusal::new(ErrorCode::TooLarge)
            .because("传来的内容比开始上传时说的多")
            .mend("请重新上传这个文件"));
    }
    let written = app.blobs.write_part(&row.id, row.arrived, piece).await;
    let Ok(written) = written else {
        forget(app, &row.id).await?;
        return Err(Refusal::new(ErrorCode::Unavailable));
    };
    written?;
    let now = app.clock.now();
    let grown = app.store.grow_upload(&row.id, row.arrived, arrived, now);
    match grown.await? {
        Appended::Done => Ok(UploadRow { arrived, ..row }),
        Appended::Stale => Err(Refusal::new(ErrorCode::Conflict)),
    }
}

/// The piece belongs to another place; the right one stands in the header.
fn elsewhere(arrived: u64) -> Response {
    let refusal = Refusal::new(ErrorCode::Conflict)
        .because(format!("这一段接不上：已经收到 {arrived} 字节"))
        .mend("请从 Upload-Offset 说的位置接着传");
    let mut reply = refusal.into_response();
    reply.headers_mut().extend(offset(arrived));
    reply
}

fn begins_at(headers: &HeaderMap) -> Reply<u64> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if text(header::CONTENT_TYPE.as_str()) != Some(PIECE) {
        return Err(Refusal::new(ErrorCode::WrongMediaType)
            .because(format!("内容类型不是 {PIECE}"))
            .mend(format!("请把 Content-Type 设为 {PIECE}")));
    }
    text(path::UPLOAD_OFFSET)
        .and_then(|value| value.parse().ok())
        .ok_or_else(|| {
            Refusal::new(ErrorCode::Unreadable)
                .because("缺少 Upload-Offset，或它不是一个整数")
                .mend("请在 Upload-Offset 里写明这一段从第几个字节开始")
        })
}

async fn receive(request: Request) -> Reply<Bytes> {
    let length = request.headers().get(header::CONTENT_LENGTH);
    let length = length.and_then(|it| it.to_str().ok()?.parse::<usize>().ok());
    if length.is_some_and(|it| MAX_PIECE < it) {
        return Err(piece_too_large());
    }
    let read = timeout(PATIENCE, to_bytes(request.into_body(), MAX_PIECE)).await;
    read.map_err(|_| broken_off())?.map_err(|error| {
        let source = std::error::Error::source(&error).map(ToString::to_string);
        if source.is_some_and(|it| it.contains("length limit")) {
            piece_too_large()
        } else {
            broken_off()
        }
    })
}

fn piece_too_large() -> Refusal {
    Refusal::new(ErrorCode::TooLarge)
        .because(format!("一段超过 {} KB", MAX_PIECE / 1024))
        .mend("请把文件切成更小的段")
}
