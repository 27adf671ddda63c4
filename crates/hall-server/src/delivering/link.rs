//! The link in a message: an outside party's, or the one that confirms an address.

use chrono::TimeDelta;

use crate::app::App;
use crate::clock::start_of;
use crate::http::error::{Refusal, Reply};
use crate::parties::{hashed, is_asked, make_link};
use crate::progress::Progress;
use crate::random::hex;
use crate::store::{AuditEntry, Claimed, Desk, NewConfirmation};
use crate::telling::last_day;

/// A new link for a message that goes to this address; `None` if nobody waits for an answer any more.
pub(super) async fn made(app: &App, it: &Claimed, to: &str) -> Reply<Option<String>> {
    match (&it.request, it.mailbox.strip_prefix("address/")) {
        (Some(request), _) => to_party(app, request).await,
        (None, Some(account)) => to_confirm(app, it, account, to).await,
        (None, None) => Err(Refusal::internal("a message has a link that leads nowhere")),
    }
}

/// It opens until the end of the day that the letter names.
async fn to_confirm(app: &App, it: &Claimed, account: &str, to: &str) -> Reply<Option<String>> {
    let token = hex(&app.random.bits());
    let new = NewConfirmation {
        token: hashed(&token),
        account: account.to_owned(),
        address: to.to_owned(),
        until: start_of(last_day(it.at)) + TimeDelta::days(1),
    };
    let is_wanted = app.store.put_confirmation(new).await?;
    Ok(is_wanted.then(|| format!("{}/mail/confirm/{token}", app.outlets.site)))
}

async fn to_party(app: &App, request: &str) -> Reply<Option<String>> {
    let gone = || Refusal::internal("a message is about a request that is not there");
    let request = app.store.party_request(request).await?.ok_or_else(gone)?;
    let row = app.store.application_at(&Desk::Hall, &request.number);
    let row = row.await?.ok_or_else(gone)?;
    if !is_asked(&Progress::of(&row)?, &request) {
        return Ok(None);
    }
    let audit = AuditEntry {
        at: app.clock.now(),
        actor: "hall".to_owned(),
        act: "hall.party.link_made",
        object: request.number.clone(),
    };
    let link = make_link(app, &request, audit).await?;
    Ok(Some(format!(
        "{}/desk/party/{}",
        app.outlets.site, link.token
    )))
}
