//! The desks. Every reading and every try is in the audit before anything is shown.

mod act;
mod application;
mod applications;
mod batch;
mod calls;
mod carrier_link;
mod decide;
mod file;
mod list;
mod party_link;
mod patterns;
mod show;
mod wishes;

use crate::app::App;
use crate::http::error::Reply;
use crate::http::session::Staff;
use crate::store::AuditEntry;

pub use act::act;
pub use application::application;
pub use applications::applications;
pub use batch::{act as batch, preview as batch_preview};
pub use calls::{call, calls, say};
pub use carrier_link::carrier_link;
pub use decide::decide;
pub use file::{application_file, file};
pub use list::list;
pub use party_link::party_link;
pub use patterns::{learn, list as patterns};
pub use show::show;
pub use wishes::wishes;

/// The audit row of one act of somebody of the staff.
fn entry(app: &App, staff: &Staff, act: &'static str, object: &str) -> AuditEntry {
    // What is asked for need not exist: keep the row short whatever was asked.
    let object = object.chars().take(64).collect();
    AuditEntry {
        at: app.clock.now(),
        actor: staff.account.account.clone(),
        act,
        object,
    }
}

async fn note(app: &App, staff: &Staff, act: &'static str, object: &str) -> Reply<()> {
    Ok(app.store.audit(entry(app, staff, act, object)).await?)
}
