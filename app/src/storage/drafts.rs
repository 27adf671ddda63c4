//! Drafts, one per bundle.

use hall_core::application::Application;
use hall_core::rebase::Change;
use hall_core::reconcile::{Conflict, Version};
use serde::{Deserialize, Serialize};

use super::database::{self, Change as Transaction, DRAFTS, Lost};
use crate::{clock, order, reading};

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
    /// What is still to be chosen, where two windows or devices wrote different things.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<Conflict>,
    /// Which save this is; nought before the first. Nobody saves over a revision that they have not seen.
    #[serde(default)]
    pub revision: f64,
    /// What the hall has of it, if the person wants it to be kept there, too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hall: Option<AtHall>,
}

/// A draft that the hall keeps, too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AtHall {
    /// Whose it is there.
    pub account: String,
    /// Its revision there when this device last saw it.
    pub revision: i64,
    /// What it was then: whatever this device and the hall have changed since is told apart by it.
    pub base: Version,
}

/// What became of a save.
#[derive(Clone, Debug)]
pub enum Swapped {
    /// It is durable, under this revision.
    Done(f64),
    /// Another window has saved meanwhile; this is what there is now.
    Stale(Box<StoredDraft>),
}

/// Keeps a draft if there is still the one that it was made from, by its revision. Reading, comparing
/// and writing is one transaction, so two windows cannot both be right.
pub async fn swap_draft(draft: &StoredDraft) -> Result<Swapped, Lost> {
    let bundle = &draft.application.bundle;
    // Clocks go on, so a draft that was thrown away and begun anew never has an old revision.
    let revision = clock::now_ms().max(draft.revision + 1.0);
    let record = record(&StoredDraft {
        revision,
        ..draft.clone()
    })?;
    let change = Transaction::begin(&[DRAFTS]).await?;
    let there = change.get(DRAFTS, bundle).await?;
    let there: Option<StoredDraft> = there.as_string().and_then(|it| reading::read(&it).ok());
    match there {
        Some(there) if 0.5 < (there.revision - draft.revision).abs() => {
            Ok(Swapped::Stale(Box::new(there)))
        }
        _ => {
            change.put(DRAFTS, bundle, &record)?;
            change.commit().await?;
            Ok(Swapped::Done(revision))
        }
    }
}

/// Keeps a draft in the place of whatever the bundle had, and says under which revision. Nothing is read
/// before: a page that is just going does not live to see an answer.
pub async fn keep_draft(draft: &StoredDraft) -> Result<f64, Lost> {
    let revision = clock::now_ms().max(draft.revision + 1.0);
    let record = record(&StoredDraft {
        revision,
        ..draft.clone()
    })?;
    database::put(DRAFTS, &draft.application.bundle, &record).await?;
    Ok(revision)
}

fn record(draft: &StoredDraft) -> Result<wasm_bindgen::JsValue, Lost> {
    let text = serde_json::to_string(draft).map_err(|error| Lost(error.to_string()))?;
    Ok(text.into())
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
