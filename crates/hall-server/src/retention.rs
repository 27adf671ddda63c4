//! How long the hall keeps what was never submitted, what it has told, and where nobody has said that it may tell it.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tracing::{info, warn};

use crate::app::App;
use crate::store::Result;

/// A draft that was not changed for so long is deleted.
pub const DRAFTS: TimeDelta = TimeDelta::days(30);

/// A message that was written so long ago, and waits for no delivery, is deleted. What it told of stands in the
/// application's own history.
pub const MESSAGES: TimeDelta = TimeDelta::days(365);

/// An address for mail that nobody has confirmed for so long is forgotten: it may be a stranger's, and every link that
/// could confirm it has run out.
pub const ADDRESSES: TimeDelta = TimeDelta::days(7);

/// So many messages are deleted in one act, so that nobody waits long behind it.
const AT_ONCE: usize = 1000;

/// How often the hall looks at most.
const EVERY: TimeDelta = TimeDelta::days(1);

/// How often it thinks of looking.
const WAKE: Duration = Duration::from_hours(1);

/// Looks for what has been kept long enough: at the start, and then once a day.
#[derive(Debug, Default)]
pub struct Retention {
    last: Mutex<Option<DateTime<Utc>>>,
}

impl Retention {
    /// Deletes what has been kept long enough, if it is time to look; says how much it was if so.
    pub async fn sweep(&self, app: &App) -> Result<Option<u64>> {
        let now = app.clock.now();
        if !self.is_due(now) {
            return Ok(None);
        }
        let n = app.store.sweep_drafts(now - DRAFTS, now).await?;
        while app.store.sweep_messages(now - MESSAGES, AT_ONCE).await? == AT_ONCE {}
        app.store.sweep_addresses(now - ADDRESSES, now).await?;
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Some(now);
        Ok(Some(n))
    }

    fn is_due(&self, now: DateTime<Utc>) -> bool {
        let last = *self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.is_none_or(|last| last + EVERY <= now)
    }

    /// Sweeps at the start and then daily, as long as the process runs.
    pub async fn run(self, app: &App) {
        loop {
            match self.sweep(app).await {
                Ok(Some(n)) if 0 < n => info!(n, "drafts were kept long enough"),
                Ok(_) => {}
                Err(error) => warn!(%error, "old drafts could not be deleted"),
            }
            tokio::time::sleep(WAKE).await;
        }
    }
}
