//! Outside parties: by a one-time link, or by a signed message. Whoever has neither finds nothing here.

mod answer;
mod message;
mod show;

use hall_api::PartyView;

use crate::app::App;
use crate::http::error::{Refusal, Reply};
use crate::parties::{hashed, view};
use crate::store::{Desk, PartyRequest};

pub use answer::answer;
pub use message::message;
pub use show::show;

/// The request behind a token, and whether the link is over. A token that is no link is not there.
async fn of_token(app: &App, token: &str) -> Reply<(PartyRequest, bool)> {
    let found = app.store.party_link(hashed(token)).await?;
    let (request, until) = found.ok_or_else(Refusal::not_found)?;
    Ok((request, until < app.clock.today()))
}

/// What the party sees now.
async fn seen(app: &App, request: &PartyRequest, expired: bool) -> Reply<PartyView> {
    let row = app.store.application_at(&Desk::Hall, &request.number);
    let row = row.await?.ok_or_else(Refusal::not_found)?;
    view(app, &row, request, expired)
}
