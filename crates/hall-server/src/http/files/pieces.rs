//! A file that comes in pieces: beginning it, asking how far it is, ending it.
//!
//! Whoever begins the same content again goes on where it stopped, so a sender needs to remember nothing
//! but the file. The headers have the names and the meaning that they have in tus 1.0 (`Upload-Offset`,
//! `Upload-Length`, `Location`, PATCH with `application/offset+octet-stream`, 409 for a wrong offset).

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::TimeDelta;
use hall_api::{ErrorCode, NewUpload, StoredFile, Upload, path};
use sha2::{Digest, Sha256};

use super::file_name::{FileName, not_plain};
use super::upload::{MAX_FILE, look, media_type, too_large};
use crate::app::App;
use crate::http::body::JsonBody;
use crate::http::error::{Refusal, Reply};
use crate::http::session::Present;
use crate::random::hex;
use crate::store::{self, AuditEntry, BegunUpload, UploadLimits, UploadRow};

/// What one person may have begun: as many files and bytes as one submission may have.
const MOST: UploadLimits = UploadLimits {
    n: 50,
    bytes: 200 << 20,
};

/// How long an unfinished upload waits for its next piece: over a weekend without a network.
const WAITS: TimeDelta = TimeDelta::days(3);

/// Begins an upload, or goes on with one. (POST uploads)
pub async fn begin(
    State(app): State<Arc<App>>,
    applicant: Present,
    body: JsonBody<NewUpload>,
) -> Reply<Response> {
    sweep(&app).await?;
    let new = store::NewUpload {
        id: hex(&app.random.bits()),
        owner: applicant.account.clone(),
        file: announced(body.value)?,
        at: app.clock.now(),
    };
    let fresh = UploadRow {
        id: new.id.clone(),
        file: new.file.clone(),
        arrived: 0,
    };
    match app.store.begin_upload(new, MOST).await? {
        BegunUpload::New => Ok(open(StatusCode::CREATED, &fresh)),
        BegunUpload::Stored(file) => Ok(stored(StatusCode::OK, file)),
        // All of it came, and then the hall stopped before it had looked.
        BegunUpload::Open(row) if row.arrived == row.file.size => {
            let turn = app.blobs.turn(&row.id).await;
            let file = finish(&app, &applicant.account, row).await?;
            drop(turn);
            Ok(stored(StatusCode::OK, file))
        }
        BegunUpload::Open(row) => Ok(open(StatusCode::OK, &row)),
        BegunUpload::TooMuch => Err(Refusal::new(ErrorCode::TooMany)
            .because(format!(
                "没传完的文件太多（最多 {} 个、共 {} MB）",
                MOST.n,
                MOST.bytes >> 20
            ))
            .mend("请先把已经开始的文件传完；三天没有动静的会自动清掉")),
    }
}

/// Says how far an upload is. (GET upload)
pub async fn show(
    State(app): State<Arc<App>>,
    applicant: Present,
    Path(id): Path<String>,
) -> Reply<Response> {
    let row = app.store.upload_of(&applicant.account, &id).await?;
    let row = row.ok_or_else(Refusal::not_found)?;
    Ok(open(StatusCode::OK, &row))
}

/// Forgets what nobody goes on with.
pub async fn sweep(app: &App) -> store::Result<()> {
    let gone = app.store.expire_uploads(app.clock.now() - WAITS).await?;
    for id in gone {
        app.blobs.forget_part(&id).await;
    }
    Ok(())
}

/// Forgets, before anybody is served, the files of pieces that a crash left without their row.
pub async fn sweep_unknown(app: &App) -> Reply<()> {
    let known = app.store.uploads().await?;
    Ok(app.blobs.keep_only_parts(&known).await?)
}

/// Holds the complete file against what was announced, and makes it the owner's. Whoever calls this has
/// the upload's turn.
pub(super) async fn finish(app: &App, owner: &str, row: UploadRow) -> Reply<StoredFile> {
    if let Err(refusal) = hold_against(app, &row).await {
        forget(app, &row.id).await?;
        return Err(refusal);
    }
    app.blobs.keep_part(&row.id, &row.file.sha256).await?;
    let audit = AuditEntry {
        at: app.clock.now(),
        actor: owner.to_owned(),
        act: "file.uploaded",
        object: row.file.sha256.clone(),
    };
    app.store.finish_upload(owner, row.clone(), audit).await?;
    app.blobs.forget_part(&row.id).await;
    Ok(row.file)
}

async fn hold_against(app: &App, row: &UploadRow) -> Reply<()> {
    let content = app.blobs.read_part(&row.id).await?;
    if hex(&Sha256::digest(&content)) != row.file.sha256 {
        return Err(Refusal::new(ErrorCode::Unreadable)
            .because("传来的内容和开始上传时说的不一致")
            .mend("请重新上传这个文件"));
    }
    let declared = media_type(&row.file.media_type)?;
    look(content, row.file.name.clone(), declared).await
}

/// Forgets an upload, first its row and then its file.
pub(super) async fn forget(app: &App, id: &str) -> Reply<()> {
    app.store.drop_upload(id).await?;
    app.blobs.forget_part(id).await;
    Ok(())
}

fn announced(new: NewUpload) -> Reply<StoredFile> {
    let NewUpload {
        name,
        media_type: named,
        size,
        sha256,
    } = new;
    let FileName(name) = FileName::plain(name).ok_or_else(not_plain)?;
    let is_hash = sha256.len() == 64
        && sha256
            .bytes()
            .all(|it| it.is_ascii_digit() || matches!(it, b'a'..=b'f'));
    if !is_hash || size == 0 {
        return Err(Refusal::new(ErrorCode::Unreadable)
            .because("文件的大小或 SHA-256 不对")
            .mend("大小要大于 0；SHA-256 写成 64 个小写的十六进制字符"));
    }
    if MAX_FILE < size {
        return Err(too_large());
    }
    Ok(StoredFile {
        sha256,
        size,
        media_type: media_type(&named)?.mime().to_owned(),
        name,
    })
}

fn open(status: StatusCode, row: &UploadRow) -> Response {
    let upload = Upload::Open {
        id: row.id.clone(),
        offset: row.arrived,
        size: row.file.size,
    };
    let mut headers = offset(row.arrived);
    headers.insert(path::UPLOAD_LENGTH, HeaderValue::from(row.file.size));
    if let Ok(place) = path::UPLOAD.replace("{id}", &row.id).parse() {
        headers.insert(header::LOCATION, place);
    }
    (status, headers, Json(upload)).into_response()
}

/// The hall has all of it.
pub(super) fn stored(status: StatusCode, file: StoredFile) -> Response {
    let headers = offset(file.size);
    (status, headers, Json(Upload::Stored { file })).into_response()
}

/// The header that says how many bytes have arrived.
pub(super) fn offset(arrived: u64) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(path::UPLOAD_OFFSET, HeaderValue::from(arrived));
    headers
}
