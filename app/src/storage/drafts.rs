//! Drafts, one per bundle.

use hall_core::application::Application;
use hall_core::rebase::Change;
use serde::{Deserialize, Serialize};

use super::database::{self, DRAFTS, Lost};
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
}

/// Keeps a draft in the place of the one that the bundle had.
pub async fn keep_draft(draft: &StoredDraft) -> Result<(), Lost> {
    let text = serde_json::to_string(draft).map_err(|error| Lost(error.to_string()))?;
    database::put(DRAFTS, &draft.application.bundle, &text.into()).await
}

/// The draft of a bundle. One that cannot be read any more counts as none.
pub async fn draft(bundle: &str) -> Result<Option<StoredDraft>, Lost> {
    let text = database::get(DRAFTS, bundle).await?;
    Ok(text.as_string().and_then(|it| reading::read(&it).ok()))
}

/// All drafts, the latest first.
pub async fn drafts() -> Result<Vec<StoredDraft>, Lost> {
    let texts = database::all(DRAFTS).await?;
    let mut drafts: Vec<StoredDraft> = texts
        .iter()
        .filter_map(|it| reading::read(&it.as_string()?).ok())
        .collect();
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
        .filter_map(|it| reading::read::<Note>(&it.as_string()?).ok())
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
