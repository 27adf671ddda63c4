//! A department's desk. Every reading and every try is in the audit before anything is shown.

mod decide;
mod file;
mod list;
mod show;

use crate::app::App;
use crate::http::error::Reply;
use crate::http::session::Reviewer;
use crate::store::AuditEntry;

pub use decide::decide;
pub use file::file;
pub use list::list;
pub use show::show;

/// The audit row of one act of a reviewer.
fn entry(app: &App, reviewer: &Reviewer, act: &'static str, object: &str) -> AuditEntry {
    // What is asked for need not exist: keep the row short whatever was asked.
    let object = object.chars().take(64).collect();
    AuditEntry {
        at: app.clock.now(),
        actor: reviewer.account.clone(),
        act,
        object,
    }
}

async fn note(app: &App, reviewer: &Reviewer, act: &'static str, object: &str) -> Reply<()> {
    Ok(app.store.audit(entry(app, reviewer, act, object)).await?)
}
