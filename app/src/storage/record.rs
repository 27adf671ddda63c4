//! A draft as a record: an open part, and a sealed one for what is sensitive.
//!
//! The open part names the places of what was cut out. So a draft whose sealed part is not there, by
//! choice or because the key is lost, can still say what is gone.

use hall_core::rebase::Change;
use hall_core::reconcile::Conflict;
use hall_core::sensitive::{Part, put_back, take};
use hall_core::value::Answer;
use js_sys::{Object, Reflect};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

use super::database::{DRAFTS, Lost};
use super::drafts::{AtHall, Extent, StoredDraft};
use super::keeping::{Keeping, keeping};
use super::vault::{self, NO_KEY};
use crate::reading;

/// The mark of a record from which nothing sensitive was left out.
const WHOLE: &str = "whole";

/// Why the sensitive values of a draft are not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gone {
    /// They were only in memory.
    NotKept,
    /// They are there, and no key opens them.
    KeyLost,
}

/// A revision that no draft at the hall ever has.
const NOT_SEEN: i64 = -1;

/// What is sealed of a draft.
#[derive(Debug, Serialize, Deserialize)]
struct Sealed {
    part: Part,
    /// All changes of the rules, with their answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    changes: Vec<Change>,
    /// All conflicts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    conflicts: Vec<Conflict>,
    /// All that the hall had.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hall: Option<AtHall>,
}

/// The record of a draft, and why its sensitive part is not in it although it should be.
pub(super) async fn written(draft: &StoredDraft) -> Result<(JsValue, Option<Lost>), Lost> {
    let mut open = draft.clone();
    let sealed = Sealed {
        part: take(&mut open.application, &draft.sensitive),
        changes: draft.changes.clone(),
        conflicts: draft.conflicts.clone(),
        hall: draft.hall.clone(),
    };
    let secret = &draft.secret;
    open.conflicts
        .retain(|it| !secret.conflicts.contains(&it.at));
    if let Some(hall) = &mut open.hall {
        take(&mut hall.base.application, &secret.hall);
        hall.base.conflicts.clear();
    }
    for (position, change) in open.changes.iter_mut().enumerate() {
        if draft.sensitive.contains(&change_place(position)) {
            change.was = Answer::Nothing;
            change.provided = None;
        }
    }
    let record = Object::new();
    let text = serde_json::to_string(&open).map_err(|error| Lost(error.to_string()))?;
    Reflect::set(&record, &"open".into(), &text.into())?;
    let keep = match keeping().await {
        Keeping::OnDevice => true,
        // It was kept before anybody was asked; it stays, sealed, until the person answers.
        Keeping::Unasked => draft.was_kept,
        Keeping::InMemory => false,
    };
    let mut missing = None;
    if keep {
        // Another window that reads this knows that what is not in it was taken away.
        Reflect::set(&record, &WHOLE.into(), &true.into())?;
    }
    let has_any =
        !draft.sensitive.is_empty() || !secret.conflicts.is_empty() || draft.hall.is_some();
    if keep && has_any {
        match seal(&draft.row(), &sealed).await {
            Ok(sealed) => drop(Reflect::set(&record, &"sealed".into(), &sealed)?),
            Err(lost) => missing = Some(lost),
        }
    }
    Ok((record.into(), missing))
}

async fn seal(row: &str, sealed: &Sealed) -> Result<JsValue, Lost> {
    let text = serde_json::to_string(sealed).map_err(|error| Lost(error.to_string()))?;
    vault::seal(DRAFTS, row, text.as_bytes()).await
}

/// The draft of a record; `None` if it cannot be read any more.
pub(super) async fn read(record: &JsValue) -> Result<Option<StoredDraft>, Lost> {
    let Some(mut draft) = open_text(record).and_then(|it| reading::read::<StoredDraft>(&it).ok())
    else {
        return Ok(None);
    };
    draft.was_open = record.is_string();
    if draft.was_open || Reflect::has(record, &WHOLE.into()).unwrap_or(false) {
        draft.extent = Extent::Whole;
    }
    let sealed = sealed_of(record);
    draft.was_kept = draft.was_open || sealed.is_some();
    let Some(sealed) = sealed else {
        draft.gone = (!draft.sensitive.is_empty() && !draft.was_open).then_some(Gone::NotKept);
        return Ok(Some(to_fetch_first(draft)));
    };
    match vault::unseal(DRAFTS, &draft.row(), &sealed).await {
        Ok(bytes) => {
            let text = String::from_utf8(bytes).unwrap_or_default();
            match reading::read::<Sealed>(&text) {
                Ok(sealed) => {
                    put_back(&mut draft.application, sealed.part);
                    draft.changes = sealed.changes;
                    draft.conflicts = sealed.conflicts;
                    draft.hall = draft.hall.and(sealed.hall);
                }
                Err(_) => draft.gone = Some(Gone::KeyLost),
            }
        }
        Err(Lost(why)) if why == NO_KEY => draft.gone = Some(Gone::KeyLost),
        Err(lost) => return Err(lost),
    }
    if draft.gone.is_some() {
        draft.extent = Extent::Part;
    }
    Ok(Some(to_fetch_first(draft)))
}

/// A draft without its sensitive values must never replace what the hall has: it counts as not having
/// seen the hall's revision, so that what is there is taken in before anything is sent.
fn to_fetch_first(mut draft: StoredDraft) -> StoredDraft {
    if let (Some(_), Some(hall)) = (draft.gone, &mut draft.hall) {
        hall.revision = NOT_SEEN;
    }
    draft
}

/// The JSON of a record's open part. The first releases kept nothing else.
pub(super) fn open_text(record: &JsValue) -> Option<String> {
    let text = record.as_string();
    text.or_else(|| Reflect::get(record, &"open".into()).ok()?.as_string())
}

/// A record without its sealed part, if it has one.
pub(super) fn without_sealed(record: &JsValue) -> Option<JsValue> {
    sealed_of(record)?;
    let open = Object::new();
    Reflect::set(&open, &"open".into(), &open_text(record)?.into()).ok()?;
    Some(open.into())
}

/// The name of the answer that a change of the rules tells of, among the sensitive places.
pub fn change_place(position: usize) -> String {
    format!("change.{position}")
}

pub(super) fn sealed_of(record: &JsValue) -> Option<JsValue> {
    if !record.is_object() {
        return None;
    }
    let sealed = Reflect::get(record, &"sealed".into()).ok()?;
    sealed.is_object().then_some(sealed)
}
