//! Taking a file in.

use std::sync::Arc;

use axum::Json;
use axum::body::{Body, HttpBody};
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use hall_api::{ErrorCode, StoredFile};
use hall_core::catalog::MediaType;
use hall_core::kind::file::inspect;
use tokio::time::timeout;

use super::file_name::FileName;
use crate::app::App;
use crate::blob::Incoming;
use crate::http::body::{PATIENCE, broken_off};
use crate::http::error::{Refusal, Reply};
use crate::http::session::Present;
use crate::store::AuditEntry;

/// The largest file, in bytes: a photo of a phone has some 5 MB, a scanned contract some 15.
pub(super) const MAX_FILE: u64 = 20 << 20;

/// Keeps a file, known by its content. (POST files)
pub async fn upload(
    State(app): State<Arc<App>>,
    applicant: Present,
    FileName(name): FileName,
    request: Request,
) -> Reply<(StatusCode, Json<StoredFile>)> {
    let declared = declared_type(&request)?;
    let mut incoming = app.blobs.begin(app.random.as_ref()).await?;
    receive(request.into_body(), &mut incoming).await?;
    look(incoming.content().await?, name.clone(), declared).await?;
    let size = incoming.size();
    let sha256 = app.blobs.keep(incoming).await?;
    let file = StoredFile {
        sha256,
        size,
        media_type: declared.mime().to_owned(),
        name,
    };
    let audit = AuditEntry {
        at: app.clock.now(),
        actor: applicant.account.clone(),
        act: "file.uploaded",
        object: file.sha256.clone(),
    };
    app.store
        .put_file(&applicant.account, file.clone(), audit)
        .await?;
    Ok((StatusCode::CREATED, Json(file)))
}

fn declared_type(request: &Request) -> Reply<MediaType> {
    let value = request
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let essence = value.and_then(|value| value.split(';').next());
    media_type(essence.unwrap_or_default().trim())
}

/// A media type that the hall takes, by its name.
pub(super) fn media_type(name: &str) -> Reply<MediaType> {
    [
        MediaType::Jpeg,
        MediaType::Png,
        MediaType::Pdf,
        MediaType::Ofd,
    ]
    .into_iter()
    .find(|it| it.mime().eq_ignore_ascii_case(name))
    .ok_or_else(|| {
        Refusal::new(ErrorCode::WrongMediaType)
            .because("只收 JPG、PNG 图片和 PDF、OFD 文件")
            .mend("请拍照，或把文件另存为 PDF 后再上传")
    })
}

/// Takes the bytes as they come, to the disk and not into memory.
async fn receive(body: Body, incoming: &mut Incoming) -> Reply<()> {
    let mut body = std::pin::pin!(body);
    loop {
        let next = std::future::poll_fn(|context| body.as_mut().poll_frame(context));
        let next = timeout(PATIENCE, next).await.map_err(|_| broken_off())?;
        let Some(frame) = next else { break };
        let frame = frame.map_err(|_| broken_off())?;
        let Ok(piece) = frame.into_data() else {
            continue;
        };
        incoming.write(&piece).await?;
        if MAX_FILE < incoming.size() {
            return Err(too_large());
        }
    }
    incoming.finish().await?;
    Ok(())
}

/// No file may be as large.
pub(super) fn too_large() -> Refusal {
    Refusal::new(ErrorCode::TooLarge)
        .because(format!("文件超过 {} MB", MAX_FILE >> 20))
        .mend("请压缩文件，或拆成几个文件分别上传")
}

/// Whether the content is what it says it is, by the same look that the browser took.
pub(super) async fn look(content: Vec<u8>, name: String, declared: MediaType) -> Reply<()> {
    let outcome = tokio::task::spawn_blocking(move || inspect(&content, Some(&name)));
    let outcome = outcome
        .await
        .map_err(|_| Refusal::internal("looking at a file failed"))?;
    let found = outcome.facts.get("mime");
    if outcome.valid && found == Some(&declared.mime().into()) {
        return Ok(());
    }
    Err(Refusal::new(ErrorCode::WrongMediaType)
        .because("文件的内容和它的名字或类型不一致，或者文件已损坏")
        .mend("请重新拍照或重新导出这个文件；不要直接修改文件的扩展名"))
}
