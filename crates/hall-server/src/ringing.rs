//! Time at work: carries out what the rules say is due.
//!
//! Design assumptions:
//! - Nothing here knows a deadline. Each application's row says when time may next have something to do
//!   ([`crate::standing::next_due`]), and the rules say what.
//! - Each rung is an event, so it fires once, whatever the clock does: at a jump forward the highest rung
//!   fires alone, at a jump back none. Several servers may run this at once; compare-and-set keeps them
//!   apart.
//! - One application that cannot be read holds no other up.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tracing::{error, info, warn};

use crate::acting::{Rung, ring};
use crate::app::App;
use crate::clock::Stopwatch;
use crate::http::error::{Refusal, Reply};
use crate::store::{Acted, Appended, AuditEntry, Desk};

/// Who acts.
const HALL: &str = "hall";

/// How often the hall looks.
const EVERY: Duration = Duration::from_mins(1);

/// A clock that differs from the passing of time by more than this has jumped.
const JUMP: TimeDelta = TimeDelta::minutes(1);

/// How often one application is tried again when somebody else was faster.
const TRIES: usize = 8;

/// Which applications to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Those in which time may have something to do by now.
    Due,
    /// All in which anything is running: another calendar may have come with the program.
    All,
}

/// Lets time do what is due now, and says in how many applications it did something.
pub async fn ring_all(app: &App, look: Look) -> Reply<usize> {
    let by = match look {
        Look::Due => Some(app.clock.now()),
        Look::All => None,
    };
    let mut n_rung = 0;
    for number in app.store.due(by).await? {
        if let Ok(rung) = ring_one(app, &number).await {
            n_rung += usize::from(rung);
        } else {
            error!("time could do nothing in one application");
        }
    }
    Ok(n_rung)
}

async fn ring_one(app: &App, number: &str) -> Reply<bool> {
    for _ in 0..TRIES {
        let Some(row) = app.store.application_at(&Desk::Hall, number).await? else {
            return Ok(false);
        };
        match ring(app, &row, entry(app, "hall.rang", number))? {
            Rung::Due(append) => match app.store.append(*append).await? {
                Acted::Done => return Ok(true),
                Acted::Stale => {}
                Acted::Again | Acted::KeyReused | Acted::Replayed | Acted::FileUnknown(_) => {
                    return Err(Refusal::internal("time came with a key or a file"));
                }
            },
            Rung::Quiet(due_at) if is_early_enough(row.due_at, due_at, app.clock.now()) => {
                return Ok(false);
            }
            Rung::Quiet(due_at) => {
                let seen = row.turns.len();
                if app.store.put_off(number, seen, due_at).await? == Appended::Done {
                    return Ok(false);
                }
            }
        }
    }
    // Whoever was faster each time has left the next look in the row.
    Ok(false)
}

/// Whether the next look that is noted comes, and not after the one that is needed.
fn is_early_enough(
    noted: Option<DateTime<Utc>>,
    needed: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> bool {
    match (noted, needed) {
        (None, None) => true,
        (Some(noted), Some(needed)) => now < noted && noted <= needed,
        (Some(_), None) | (None, Some(_)) => false,
    }
}

fn entry(app: &App, act: &'static str, object: &str) -> AuditEntry {
    AuditEntry {
        at: app.clock.now(),
        actor: HALL.to_owned(),
        act,
        object: object.to_owned(),
    }
}

/// Looks at the start and then every minute, as long as the process runs.
pub async fn run(app: &App) {
    let mut look = Look::All;
    loop {
        match ring_all(app, look).await {
            Ok(0) => {}
            Ok(n) => info!(n, "deadlines have reached a rung"),
            Err(_) => warn!("time could not be let do what is due"),
        }
        let (before, stopwatch) = (app.clock.now(), Stopwatch::start());
        tokio::time::sleep(EVERY).await;
        let passed = TimeDelta::from_std(stopwatch.elapsed()).unwrap_or(TimeDelta::MAX);
        let jump = (app.clock.now() - before) - passed;
        look = Look::Due;
        if JUMP < jump.abs() {
            warn!(seconds = jump.num_seconds(), "the clock has jumped");
            let noted = app.store.audit(entry(app, "hall.clock.jumped", "")).await;
            if let Err(error) = noted {
                warn!(%error, "a jump of the clock could not be noted");
            }
            look = Look::All;
        }
    }
}
