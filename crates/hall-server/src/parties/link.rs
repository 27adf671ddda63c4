//! One-time links.

use chrono::NaiveDate;
use hall_api::PartyLink;
use sha2::{Digest, Sha256};

use crate::app::App;
use crate::http::error::Reply;
use crate::random::hex;
use crate::store::{AuditEntry, NewPartyLink, PartyRequest};

/// What is kept of a token. Tokens are 256 bits of chance, so that a plain hash cannot be turned round.
pub fn hashed(token: &str) -> [u8; 32] {
    Sha256::digest(token).into()
}

/// Makes a link and tells it, once: to the clerk who asks for it, or to the mail that is being sent. The
/// caller has settled that the party is still asked. The audit row says who made it.
pub async fn make_link(app: &App, request: &PartyRequest, audit: AuditEntry) -> Reply<PartyLink> {
    let token = hex(&app.random.bits());
    let until = until(app, request);
    let link = NewPartyLink {
        token: hashed(&token),
        request: request.asked.id.clone(),
        at: audit.at,
        by: audit.actor.clone(),
        until,
    };
    app.store.make_party_link(link, audit).await?;
    Ok(PartyLink { token, until })
}

/// A link opens until the party's deadline; one that is made for a party that is late, until the end of
/// the next working day.
fn until(app: &App, request: &PartyRequest) -> NaiveDate {
    let today = app.clock.today();
    let next = app.catalog.calendar().nth_workday_after(today, 1);
    let deadline = request.asked.until;
    if today <= deadline {
        deadline
    } else {
        next.map_or(today, |due| due.day)
    }
}
