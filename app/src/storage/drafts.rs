//! Drafts: one per bundle, and one per application whose notice or supplement is being answered.

use std::cell::RefCell;
use std::collections::BTreeMap;

use hall_api::RequestKind;
use hall_core::application::Application;
use hall_core::rebase::Change;
use hall_core::reconcile::{Conflict, Version};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

use super::database::{self, Change as Transaction, DRAFTS, Lost};
use super::record::{self, Gone};
use super::seen;
use super::wipe::{times_wiped, writes_are_late};
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
    /// The places of what is sensitive in it, as `hall_core::sensitive` spells them, and
    /// [`record::change_place`] for the changes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sensitive: Vec<String>,
    /// What is still to be chosen, where two windows or devices wrote different things.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<Conflict>,
    /// Which save this is; nought before the first. Nobody saves over a revision that they have not seen.
    #[serde(default)]
    pub revision: f64,
    /// What the hall has of it, if the person wants it to be kept there, too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hall: Option<AtHall>,
    /// The request that it answers, if it is not the draft of a new application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answering: Option<Answering>,
    /// What is sensitive beside the application itself.
    #[serde(skip)]
    pub secret: Secret,
    /// Whether the disk had its sensitive values.
    #[serde(skip)]
    pub was_kept: bool,
    /// Whether what the disk had was all of it.
    #[serde(skip)]
    pub extent: Extent,
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

impl StoredDraft {
    /// The name of its row: the bundle, or one of its own for each application that is being answered.
    pub fn row(&self) -> String {
        match &self.answering {
            Some(it) => answer_row(&it.number),
            None => self.application.bundle.clone(),
        }
    }
}

/// The row of the answer to what is asked about an application. No bundle has a `/` in its name.
pub fn answer_row(number: &str) -> String {
    format!("answer/{number}")
}

/// Which request of the hall a draft answers. The words of the request are the hall's and are not kept
/// here: they may speak of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answering {
    /// The application's number.
    pub number: String,
    /// Which kind of request.
    pub kind: RequestKind,
    /// Which one, counted from one.
    pub round: u32,
    /// The places that it names.
    pub places: Vec<String>,
}

/// How much of a draft the disk had.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// What is sensitive was left out, or cannot be opened.
    #[default]
    Part,
    /// All of it.
    Whole,
}

/// The sensitive places of what is kept beside an application.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Secret {
    /// Of the conflicts.
    pub conflicts: Vec<String>,
    /// Of what the hall had.
    pub hall: Vec<String>,
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
    /// It is durable, under this revision; and why what is sensitive in it is not, although it should be.
    Done(f64, Option<Lost>),
    /// Another window has saved meanwhile; this is what there is now.
    Stale(Box<StoredDraft>),
    /// [`keep_draft`] has gone before; nothing was saved by this one.
    Outrun,
}

thread_local! {
    /// The saves that have looked and not written yet, by their rows.
    static UNDER_WAY: RefCell<BTreeMap<String, Transaction>> = const { RefCell::new(BTreeMap::new()) };
}

/// Keeps a draft if there is still the one that it was made from, by its revision: what is sensitive
/// only sealed, and only if the person wants it kept. Reading, comparing and writing is one transaction,
/// so two windows cannot both be right.
pub async fn swap_draft(draft: &StoredDraft) -> Result<Swapped, Lost> {
    let since = times_wiped();
    let row = draft.row();
    let (revision, record, missing) = next(draft).await?;
    let change = Transaction::begin(&[DRAFTS]).await?;
    UNDER_WAY.with_borrow_mut(|it| it.insert(row.clone(), change.clone()));
    let there = change.get(DRAFTS, &row).await;
    if UNDER_WAY.with_borrow_mut(|it| it.remove(&row)).is_none() {
        return Ok(Swapped::Outrun);
    }
    let there = there?;
    let is_seen =
        revision_of(&there).is_none_or(|it| !draft.unread && (it - draft.revision).abs() < 0.5);
    if is_seen {
        if !writes_are_late(since) {
            change.put(DRAFTS, &row, &record)?;
            change.commit().await?;
        }
        return Ok(Swapped::Done(revision, missing));
    }
    let there = record::read(&there).await?;
    Ok(Swapped::Stale(Box::new(there.unwrap_or_default())))
}

/// Keeps a draft in the place of whatever the bundle had, and says under which revision. Nothing is read
/// before: a page that is just going does not live to see an answer. Saves that wait for one give way.
pub async fn keep_draft(draft: &StoredDraft) -> Result<f64, Lost> {
    let since = times_wiped();
    let row = draft.row();
    if draft.unread && !database::get(DRAFTS, &row).await?.is_undefined() {
        return Err(Lost("unread".to_owned()));
    }
    let (revision, record, missing) = next(draft).await?;
    for under_way in UNDER_WAY.take().into_values() {
        under_way.abort();
    }
    let change = Transaction::begin(&[DRAFTS]).await?;
    if !writes_are_late(since) {
        change.put(DRAFTS, &row, &record)?;
        change.commit().await?;
    }
    missing.map_or(Ok(revision), Err)
}

/// The next revision of a draft, and its record. Clocks go on, so a draft that was thrown away and begun
/// anew never has an old revision.
async fn next(draft: &StoredDraft) -> Result<(f64, JsValue, Option<Lost>), Lost> {
    let revision = clock::now_ms().max(draft.revision + 1.0);
    let next = StoredDraft {
        revision,
        ..draft.clone()
    };
    let (record, missing) = record::written(&next).await?;
    Ok((revision, record, missing))
}

/// The revision of a record; `None` if there is no record that can be read.
fn revision_of(record: &JsValue) -> Option<f64> {
    #[derive(Deserialize)]
    struct Numbered {
        #[serde(default)]
        revision: f64,
    }
    let text = record::open_text(record)?;
    reading::read::<Numbered>(&text).ok().map(|it| it.revision)
}

/// The draft in a row. One that cannot be read any more counts as none.
pub async fn draft(row: &str) -> Result<Option<StoredDraft>, Lost> {
    record::read(&database::get(DRAFTS, row).await?).await
}

/// All drafts of new applications, the latest first.
pub async fn drafts() -> Result<Vec<StoredDraft>, Lost> {
    let mut drafts = Vec::new();
    for record in database::all(DRAFTS).await? {
        let draft = record::read(&record).await?;
        drafts.extend(draft.filter(|it| it.answering.is_none()));
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

/// Which drafts of new applications there are, the latest first.
pub async fn draft_notes() -> Result<Vec<DraftNote>, Lost> {
    #[derive(Deserialize)]
    struct Note {
        application: Named,
        saved_at: f64,
        #[serde(default)]
        answering: Option<Numbered>,
    }
    #[derive(Deserialize)]
    struct Numbered {
        number: String,
    }
    #[derive(Deserialize)]
    struct Named {
        bundle: String,
    }
    let texts = database::all(DRAFTS).await?;
    let mut notes: Vec<DraftNote> = texts
        .iter()
        .filter_map(|it| reading::read::<Note>(&record::open_text(&it)?).ok())
        .filter(|it| it.answering.as_ref().is_none_or(|it| it.number.is_empty()))
        .map(|it| DraftNote {
            bundle: it.application.bundle,
            saved_at: it.saved_at,
        })
        .collect();
    order::sort(&mut notes, |a, b| b.saved_at < a.saved_at);
    Ok(notes)
}

/// Forgets the draft in a row.
pub async fn forget_draft(row: &str) -> Result<(), Lost> {
    database::remove(DRAFTS, row).await
}

/// Takes what is sensitive off the disk; the drafts stay without it.
pub(super) async fn drop_sealed() -> Result<(), Lost> {
    seen::forget_seen().await?;
    for row in database::names(DRAFTS).await? {
        let record = database::get(DRAFTS, &row).await?;
        if let Some(open) = record::without_sealed(&record) {
            database::put(DRAFTS, &row, &open).await?;
        }
    }
    Ok(())
}
