//! Drafts, one per bundle.

use hall_core::application::Application;
use hall_core::rebase::Change;
use serde::{Deserialize, Serialize};

use super::database::{self, Change as Transaction, DRAFTS, Lost};
use super::record::{self, Gone};
use super::wipe::{times_wiped, writes_are_late};
use crate::{order, reading};

/// A draft as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StoredDraft {
    /// The application as far as it was filled in.
    pub application: Application,
    /// When it was last saved, in milliseconds since 1970.
    pub saved_at: f64,
    /// The key that makes its submission idempotent, once a submission was tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// What was not simply kept when the rules changed, until the person has put the list aside.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
    /// The places of what is sensitive in it, as `hall_core::sensitive` spells them, and
    /// [`record::change_place`] for the changes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sensitive: Vec<String>,
    /// Whether the disk had its sensitive values.
    #[serde(skip)]
    pub was_kept: bool,
    /// Whether the disk had them as they are: an earlier release kept everything so.
    #[serde(skip)]
    pub was_open: bool,
    /// Whether there may be an earlier one on the disk that could not be read.
    #[serde(skip)]
    pub unread: bool,
    /// Why its sensitive values are not there.
    #[serde(skip)]
    pub gone: Option<Gone>,
}

/// Keeps a draft in the place of the one that the bundle had: what is sensitive only sealed, and only if
/// the person wants it kept.
pub async fn keep_draft(draft: &StoredDraft) -> Result<(), Lost> {
    let since = times_wiped();
    let bundle = draft.application.bundle.as_str();
    if draft.unread && !database::get(DRAFTS, bundle).await?.is_undefined() {
        return Err(Lost("unread".to_owned()));
    }
    let (record, missing) = record::written(draft).await?;
    let change = Transaction::begin(&[DRAFTS]).await?;
    if writes_are_late(since) {
        return Ok(());
    }
    change.put(DRAFTS, bundle, &record)?;
    change.commit().await?;
    missing.map_or(Ok(()), Err)
}

/// The draft of a bundle. One that cannot be read any more counts as none.
pub async fn draft(bundle: &str) -> Result<Option<StoredDraft>, Lost> {
    record::read(&database::get(DRAFTS, bundle).await?).await
}

/// All drafts, the latest first.
pub async fn drafts() -> Result<Vec<StoredDraft>, Lost> {
    let mut drafts = Vec::new();
    for record in database::all(DRAFTS).await? {
        drafts.extend(record::read(&record).await?);
    }
    order::sort(&mut drafts, |a, b| b.saved_at < a.saved_at);
    Ok(drafts)
}

/// That there is a draft, without what is in it: all that the first page needs.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct DraftNote {
    /// The bundle that it is of.
    pub bundle: String,
    /// When it was last saved, in milliseconds since 1970.
    pub saved_at: f64,
}

/// Which drafts there are, the latest first.
pub async fn draft_notes() -> Result<Vec<DraftNote>, Lost> {
    #[derive(Deserialize)]
    struct Note {
        application: Named,
        saved_at: f64,
    }
    #[derive(Deserialize)]
    struct Named {
        bundle: String,
    }
    let texts = database::all(DRAFTS).await?;
    let mut notes: Vec<DraftNote> = texts
        .iter()
        .filter_map(|it| reading::read::<Note>(&record::open_text(&it)?).ok())
        .map(|it| DraftNote {
            bundle: it.application.bundle,
            saved_at: it.saved_at,
        })
        .collect();
    order::sort(&mut notes, |a, b| b.saved_at < a.saved_at);
    Ok(notes)
}

/// Forgets the draft of a bundle.
pub async fn forget_draft(bundle: &str) -> Result<(), Lost> {
    database::remove(DRAFTS, bundle).await
}

/// Takes what is sensitive off the disk; the drafts stay without it.
pub(super) async fn drop_sealed() -> Result<(), Lost> {
    for bundle in database::names(DRAFTS).await? {
        let record = database::get(DRAFTS, &bundle).await?;
        if let Some(open) = record::without_sealed(&record) {
            database::put(DRAFTS, &bundle, &open).await?;
        }
    }
    Ok(())
}
