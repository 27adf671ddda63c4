//! The requests that a turn makes.

use hall_core::application::Application;
use hall_core::catalog::Bundle;
use hall_core::flow::{Event, State};
use hall_core::value::Answer;

use super::question::question;
use crate::app::App;
use crate::random::hex;
use crate::store::NewPartyRequest;

/// 128 bits: nobody guesses another's, and it is short enough to be read out.
const ID_LENGTH: usize = 32;

/// One request for each party that these events ask.
pub fn asked(
    app: &App,
    bundle: &Bundle,
    application: &Application,
    after: &State,
    events: &[Event],
) -> Vec<NewPartyRequest> {
    let asked = events.iter().filter_map(|event| match event {
        Event::PartyAsked { case, item, until } => Some((*case, *item, *until)),
        _ => None,
    });
    asked
        .map(|(case, item, until)| NewPartyRequest {
            id: hex(&app.random.bits()).chars().take(ID_LENGTH).collect(),
            case,
            item,
            until,
            institution: institution(bundle, application, after, (case, item)),
        })
        .collect()
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
