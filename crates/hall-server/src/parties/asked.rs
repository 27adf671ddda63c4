//! The requests that a turn makes.

use hall_core::application::Application;
use hall_core::catalog::Bundle;
use hall_core::flow::{Event, State};
use hall_core::value::Answer;

use super::question::question;
use crate::app::App;
use crate::random::hex;
use crate::store::{NewPartyRequest, PartyMatter};

/// 128 bits: nobody guesses another's, and it is short enough to be read out.
const ID_LENGTH: usize = 32;

/// One request for each party that these events ask, and one for the carrier that they give something.
pub fn asked(
    app: &App,
    bundle: &Bundle,
    application: &Application,
    after: &State,
    events: &[Event],
) -> Vec<NewPartyRequest> {
    let asked = events.iter().filter_map(|event| match event {
        Event::PartyAsked { case, item, until } => Some(NewPartyRequest {
            id: id(app),
            about: PartyMatter::Case(*case, *item),
            until: *until,
            institution: institution(bundle, application, after, (*case, *item)),
        }),
        Event::Sent {
            until: Some(until), ..
        } => Some(NewPartyRequest {
            id: id(app),
            about: PartyMatter::Parcel,
            until: *until,
            // A carrier is on file under the name by which applicants choose it.
            institution: Some(after.delivery.carrier.clone()),
        }),
        _ => None,
    });
    asked.collect()
}

fn id(app: &App) -> String {
    hex(&app.random.bits()).chars().take(ID_LENGTH).collect()
}

/// Which institution it is, as the application says it.
fn institution(
    bundle: &Bundle,
    application: &Application,
    after: &State,
    (case, item): (usize, usize),
) -> Option<String> {
    let rule = after.rules_of(case)?.parties.get(item)?;
    let id = after.service(case);
    let service = bundle.services.iter().find(|it| it.id == id)?;
    let key = question(bundle, service, rule).known_by?;
    match application.answers.get(key) {
        Some(Answer::Text(code)) => Some(code.trim().to_owned()).filter(|it| !it.is_empty()),
        _ => None,
    }
}
