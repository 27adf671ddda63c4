//! What was last seen of an application, for times without a network.
//!
//! It is the hall's answer word for word, so it may say anything about the person. It is kept only where the
//! person has chosen to keep sensitive values on the device, only sealed, and goes with signing out. It
//! stands beside the drafts, in a row that has no open part.

use js_sys::{Object, Reflect};

use super::database::{self, DRAFTS, Lost};
use super::keeping::{Keeping, keeping};
use super::wipe::{times_wiped, writes_are_late};
use super::{record, vault};
use crate::clock;

const PREFIX: &str = "seen/";

/// What was last seen of an application.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// The hall's answer.
    pub text: String,
    /// When it was given, in milliseconds since 1970.
    pub at: f64,
}

/// Keeps what was just seen of an application, if the person wants such things kept here.
pub async fn keep_seen(number: &str, text: &str) -> Result<(), Lost> {
    let since = times_wiped();
    if keeping().await != Keeping::OnDevice {
        return Ok(());
    }
    let row = row(number);
    let sealed = vault::seal(DRAFTS, &row, text.as_bytes()).await?;
    let record = Object::new();
    Reflect::set(&record, &"sealed".into(), &sealed)?;
    Reflect::set(&record, &"at".into(), &clock::now_ms().into())?;
    if writes_are_late(since) {
        return Ok(());
    }
    database::put(DRAFTS, &row, &record).await
}

/// What was last seen of an application, if it was kept and can be opened.
pub async fn seen(number: &str) -> Option<Seen> {
    let row = row(number);
    let record = database::get(DRAFTS, &row).await.ok()?;
    let sealed = record::sealed_of(&record)?;
    let bytes = vault::unseal(DRAFTS, &row, &sealed).await.ok()?;
    Some(Seen {
        text: String::from_utf8(bytes).ok()?,
        at: Reflect::get(&record, &"at".into()).ok()?.as_f64()?,
    })
}

/// Forgets all of it.
pub async fn forget_seen() -> Result<(), Lost> {
    let rows = database::names(DRAFTS).await?;
    for row in rows.iter().filter(|it| is_row(it)) {
        database::remove(DRAFTS, row).await?;
    }
    Ok(())
}

/// Whether a row among the drafts is one of these.
pub(super) fn is_row(name: &str) -> bool {
    name.starts_with(PREFIX)
}

fn row(number: &str) -> String {
    format!("{PREFIX}{number}")
}
