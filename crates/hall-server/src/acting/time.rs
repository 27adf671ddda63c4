//! What time makes happen in one application.

use hall_core::flow::{apply, decide, due};

use super::{appended, context};
use crate::app::App;
use crate::http::error::Reply;
use crate::progress::{Progress, Turn};
use crate::refused::refusal;
use crate::standing::next_due;
use crate::store::{Append, ApplicationRow, AuditEntry};

/// Far more deadlines than one application can have running.
const MOST: usize = 1000;

/// What is to be written now.
#[derive(Debug)]
pub enum Rung {
    /// Deadlines have reached a rung: one turn with all of them.
    Due(Box<Append>),
    /// None has; look again at this instant.
    Quiet(Option<chrono::DateTime<chrono::Utc>>),
}

/// Carries out what the rules say is due. Each rung is an event, so that it fires once.
pub fn ring(app: &App, row: &ApplicationRow, audit: AuditEntry) -> Reply<Rung> {
    let before = Progress::of(row)?;
    let context = context(app, audit.at);
    let (mut state, mut events) = (before.state.clone(), Vec::new());
    for _ in 0..MOST {
        let Some(command) = due(&state, &context).into_iter().next() else {
            break;
        };
        let followed = decide(&state, &command, &context).map_err(refusal)?;
        followed.iter().for_each(|event| apply(&mut state, event));
        events.extend(followed);
    }
    if events.is_empty() {
        return Ok(Rung::Quiet(next_due(&state, &context)));
    }
    let turn = Turn {
        events,
        ..Turn::default()
    };
    let append = appended(app, row, &before, (turn, None), (None, audit))?;
    Ok(Rung::Due(Box::new(append)))
}
