//! Leaving nothing behind.

use std::cell::Cell;

use super::database::{self, Change, DRAFTS, Lost, OUTBOX, STORES};
use super::{connection, files, forget_keeping, seen, vault};
use crate::device;

thread_local! {
    static WIPED: Cell<u32> = const { Cell::new(0) };
}

/// What of a person is on this device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Drafts.
    pub drafts: u32,
    /// Submissions that wait for the network.
    pub waiting: u32,
}

/// What of a person is on this device. What cannot be read is not counted.
pub async fn kept() -> Kept {
    let rows = database::names(DRAFTS).await.unwrap_or_default();
    let drafts = rows.iter().filter(|it| !seen::is_row(it)).count();
    Kept {
        drafts: u32::try_from(drafts).unwrap_or(u32::MAX),
        waiting: database::count(OUTBOX).await.unwrap_or(0),
    }
}

/// Takes everything out of every store, in one transaction, and out of this program's memory. A write
/// that is still under way comes too late ([`writes_are_late`]).
pub async fn wipe() -> Result<(), Lost> {
    forget_memory();
    if device::is_kiosk() {
        // A terminal has no database. If it was an ordinary computer once, it has.
        return Ok(connection::destroy()?);
    }
    let change = Change::begin(&STORES).await?;
    for store in STORES {
        change.clear(store)?;
    }
    change.commit().await
}

/// Forgets what this program has in memory of what was stored.
pub fn forget_memory() {
    WIPED.set(WIPED.get().wrapping_add(1));
    files::forget_memory();
    vault::forget();
    forget_keeping();
}

/// How often everything was wiped: to be asked before a write begins.
pub(super) fn times_wiped() -> u32 {
    WIPED.get()
}

/// Whether everything was wiped since; then a write must not follow.
pub(super) fn writes_are_late(since: u32) -> bool {
    WIPED.get() != since
}
