//! Hands a sample's application in, or keeps it as a draft where the pre-check is to stop it.

use axum::body::Bytes;
use hall_api::{DraftContent, StoredFile, Submission};
use hall_core::application::{Application, FileRef};
use sha2::{Digest, Sha256};

use super::Sample;
use super::draft::application;
use super::play::{stuck, text};
use crate::app::App;
use crate::config::Acceptance;
use crate::http::error::Refusal;
use crate::intake::{By, Key, judge, open};
use crate::store::{AuditEntry, Kept, NewDraft, Submitted};

/// How often a number is drawn again.
const DRAWS: usize = 4;

/// What a photograph begins with.
const JPEG: &[u8] = b"\xFF\xD8\xFF\xE0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00";

/// The smallest document that is one.
const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n\
trailer<</Root 1 0 R>>\n%%EOF\n";

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Entered {
    /// It was submitted, and has this number.
    Submitted(String),
    /// The pre-check stopped it where it should, and it is a draft.
    Kept,
}

/// Hands it in.
pub(super) async fn hand_in(app: &App, sample: &Sample) -> Result<Entered, String> {
    let owner = &sample.account;
    let mut application = application(sample, app.clock.today())?;
    upload(app, owner, &mut application).await?;
    let person = app.demo.people.iter().find(|it| it.account == *owner);
    let person = person.ok_or_else(|| format!("没有账号 {owner}"))?;
    let submission = Submission {
        application,
        signature: person.name.clone(),
        witnessed: false,
    };
    let credit = app.credit(owner).await.map_err(stuck)?;
    match (judge(app, owner, &submission, credit), &sample.blocked_by) {
        (Ok(judged), None) => {
            let key = Key {
                key: format!("sample-{}-0123456789", sample.id),
                body_hash: Sha256::digest(&sample.id).into(),
            };
            let to = (app, acceptance(sample, app.acceptance));
            for _ in 0..DRAWS {
                let new = open(to, By::own(owner), key.clone(), &submission, &judged);
                let new = new.map_err(|it| text(&it))?;
                let number = new.number.clone();
                match app.store.submit(new).await.map_err(stuck)? {
                    Submitted::New => return Ok(Entered::Submitted(number)),
                    Submitted::NumberTaken => {}
                    other => return Err(format!("没有收下：{other:?}")),
                }
            }
            Err("号码都用过了".to_owned())
        }
        (Err(refusal), Some(place)) if is_because(&refusal, place) => {
            keep(app, owner, submission.application).await?;
            Ok(Entered::Kept)
        }
        (Err(refusal), _) => Err(text(&refusal)),
        (Ok(_), Some(place)) => Err(format!("预检没有因为 {place} 拦住它")),
    }
}

/// Who accepts it: reception where the table says so, as in a hall that has one, and else as this hall does.
const fn acceptance(sample: &Sample, here: Acceptance) -> Acceptance {
    if sample.at_reception {
        Acceptance::Desk
    } else {
        here
    }
}

/// Whether the pre-check names this rule, or this place.
fn is_because(refusal: &Refusal, place: &str) -> bool {
    let mut findings = refusal.findings().iter();
    findings.any(|it| it.code == place || it.at == place)
}

/// Keeps it as a draft of this account's.
async fn keep(app: &App, owner: &str, application: Application) -> Result<(), String> {
    let bundle = application.bundle.clone();
    let content = DraftContent {
        application,
        ..DraftContent::default()
    };
    let content =
        serde_json::to_string(&content).map_err(|error| format!("草稿写不成 JSON：{error}"))?;
    let draft = NewDraft {
        owner: owner.to_owned(),
        bundle,
        seen: None,
        at: app.clock.now(),
        content,
        most: u32::MAX,
    };
    match app.store.keep_draft(draft).await.map_err(stuck)? {
        Kept::Done(_) => Ok(()),
        other => Err(format!("草稿没有存下：{other:?}")),
    }
}

/// Uploads a small file for each one that the application names, and names that.
async fn upload(app: &App, owner: &str, application: &mut Application) -> Result<(), String> {
    let files = application
        .materials
        .iter_mut()
        .flat_map(|it| &mut it.files);
    for file in files {
        let start = if file.media_type == "image/jpeg" {
            JPEG
        } else {
            PDF
        };
        let content = Bytes::from([start, owner.as_bytes(), file.name.as_bytes()].concat());
        let unwritten = |error| format!("附件写不下：{error}");
        let mut incoming = app
            .blobs
            .begin(app.random.as_ref())
            .await
            .map_err(unwritten)?;
        incoming.write(&content).await.map_err(unwritten)?;
        incoming.finish().await.map_err(unwritten)?;
        let size = incoming.size();
        let sha256 = app.blobs.keep(incoming).await.map_err(unwritten)?;
        *file = FileRef {
            size,
            sha256,
            ..file.clone()
        };
        note(app, owner, file).await?;
    }
    Ok(())
}

async fn note(app: &App, owner: &str, file: &FileRef) -> Result<(), String> {
    let stored = StoredFile {
        sha256: file.sha256.clone(),
        size: file.size,
        media_type: file.media_type.clone(),
        name: file.name.clone(),
    };
    let audit = AuditEntry {
        at: app.clock.now(),
        actor: owner.to_owned(),
        act: "file.uploaded",
        object: file.sha256.clone(),
    };
    let put = app.store.put_file(owner, stored, audit);
    put.await.map_err(stuck)
}
