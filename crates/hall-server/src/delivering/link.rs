//! The link in a message to an outside party.

use hall_core::flow::{Party, Phase};

use crate::app::App;
use crate::http::error::{Refusal, Reply};
use crate::parties::make_link;
use crate::progress::Progress;
use crate::store::{AuditEntry, Desk, PartyRequest};

/// A new link to a request; `None` if nobody waits for its answer any more.
pub(super) async fn made(app: &App, request: &str) -> Reply<Option<String>> {
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

fn is_asked(progress: &Progress, request: &PartyRequest) -> bool {
    let case = progress.state.cases.get(request.asked.case);
    request.is_last
        && case.is_some_and(|it| {
            let party = it.parties.get(request.asked.item);
            it.phase == Phase::InReview && matches!(party, Some(Party::Asked(_)))
        })
}
