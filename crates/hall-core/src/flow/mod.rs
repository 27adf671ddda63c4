//! After submission: the cases of one application, as a pure transition table.
//!
//! [`decide`] says what a command leads to, or why it is refused; [`apply`] takes an event in. Both are
//! pure, so the server stores events and nothing else, and the app knows which acts to offer. A case
//! starts when everything that it waits for has its result. A refused case cancels what waits for it
//! and nothing else. When nothing is open any more, the results are issued together.

use serde::{Deserialize, Serialize};

/// One application after submission.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// Its cases, one per service.
    pub cases: Vec<Case>,
    /// Whether the results were handed over.
    pub issued: bool,
}

/// One service's share of an application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// The service's id.
    pub service: String,
    /// The cases that it waits for, by position.
    pub after: Vec<usize>,
    /// Where it stands.
    pub phase: Phase,
    /// Grows with every event, so that a decision can name what it saw.
    pub version: u32,
}

/// Where a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// It waits for the result of another case.
    Waiting,
    /// A reviewer has it.
    InReview,
    /// It was approved.
    Approved,
    /// It was refused.
    Refused,
    /// It never started, because what it waits for was refused or cancelled.
    Cancelled,
}

impl Phase {
    /// Whether nothing more will happen to it.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Approved | Self::Refused | Self::Cancelled)
    }
}

/// A service that is part of a submission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// The service's id.
    pub service: String,
    /// The ids of the services that it waits for. One that is not part of the submission is not
    /// waited for.
    pub after: Vec<String>,
}

/// What somebody wants to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// The hall opens the cases of an accepted submission.
    Open {
        /// The services.
        services: Vec<Opening>,
    },
    /// A reviewer decides.
    Decide {
        /// The case's position.
        case: usize,
        /// The version that the reviewer saw.
        version: u32,
        /// Approved or refused.
        approve: bool,
        /// The reason; a refusal must have one.
        reason: String,
    },
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// A case was opened; it waits for the cases at these positions.
    Opened {
        /// The service's id.
        service: String,
        /// What it waits for.
        after: Vec<usize>,
    },
    /// A case has everything that it waited for.
    Started {
        /// The case's position.
        case: usize,
    },
    /// A case was approved.
    Approved {
        /// The case's position.
        case: usize,
        /// The reason, if one was given.
        reason: String,
    },
    /// A case was refused.
    Refused {
        /// The case's position.
        case: usize,
        /// The reason.
        reason: String,
    },
    /// A case was cancelled, because what it waits for has failed.
    Cancelled {
        /// The case's position.
        case: usize,
        /// The case that failed.
        because: usize,
    },
    /// The results were handed over together.
    Issued,
}

/// Why a command was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// There is no such case.
    NoSuchCase,
    /// The case waits for another one.
    NotStarted,
    /// The case has been decided, or will never start.
    AlreadyDecided,
    /// Somebody else acted on it meanwhile.
    VersionChanged,
    /// A refusal needs a reason.
    ReasonLacking,
    /// The cases have been opened before.
    AlreadyOpen,
    /// The services wait for each other in a circle, or there are none.
    NothingCanStart,
}

/// What a command leads to.
///
/// # Errors
/// Says why the command cannot be carried out; the state stays as it is.
pub fn decide(state: &State, command: &Command) -> Result<Vec<Event>, Refusal> {
    match command {
        Command::Open { services } => open(state, services),
        Command::Decide {
            case,
            version,
            approve,
            reason,
        } => {
            let decided = check_decision(state, *case, *version, *approve, reason)?;
            Ok(with_consequences(state, decided))
        }
    }
}

/// Takes an event in. An event about a case that is not there changes nothing.
pub fn apply(state: &mut State, event: &Event) {
    match event {
        Event::Opened { service, after } => state.cases.push(Case {
            service: service.clone(),
            after: after.clone(),
            phase: Phase::Waiting,
            version: 1,
        }),
        Event::Started { case } => turn(state, *case, Phase::InReview),
        Event::Approved { case, .. } => turn(state, *case, Phase::Approved),
        Event::Refused { case, .. } => turn(state, *case, Phase::Refused),
        Event::Cancelled { case, .. } => turn(state, *case, Phase::Cancelled),
        Event::Issued => state.issued = true,
    }
}

fn turn(state: &mut State, case: usize, phase: Phase) {
    if let Some(case) = state.cases.get_mut(case) {
        case.phase = phase;
        case.version = case.version.saturating_add(1);
    }
}

fn open(state: &State, services: &[Opening]) -> Result<Vec<Event>, Refusal> {
    if !state.cases.is_empty() {
        return Err(Refusal::AlreadyOpen);
    }
    let position = |id: &String| services.iter().position(|it| it.service == *id);
    let mut events: Vec<Event> = services
        .iter()
        .map(|it| Event::Opened {
            service: it.service.clone(),
            after: it.after.iter().filter_map(position).collect(),
        })
        .collect();
    let mut opened = state.clone();
    for event in &events {
        apply(&mut opened, event);
    }
    if has_circle(&opened) || opened.cases.is_empty() {
        return Err(Refusal::NothingCanStart);
    }
    events.extend(follow_up(&mut opened));
    Ok(events)
}

/// Whether some case can never start: peel off those whose predecessors are gone until none is left.
fn has_circle(state: &State) -> bool {
    let mut left: Vec<usize> = (0..state.cases.len()).collect();
    loop {
        let before = left.len();
        let waits = |case: &usize| {
            state
                .cases
                .get(*case)
                .is_some_and(|it| it.after.iter().any(|at| left.contains(at)))
        };
        let still: Vec<usize> = left.iter().copied().filter(waits).collect();
        if still.is_empty() {
            return false;
        }
        if still.len() == before {
            return true;
        }
        left = still;
    }
}

fn check_decision(
    state: &State,
    case: usize,
    version: u32,
    approve: bool,
    reason: &str,
) -> Result<Event, Refusal> {
    let it = state.cases.get(case).ok_or(Refusal::NoSuchCase)?;
    match it.phase {
        Phase::Waiting => return Err(Refusal::NotStarted),
        Phase::Approved | Phase::Refused | Phase::Cancelled => return Err(Refusal::AlreadyDecided),
        Phase::InReview => {}
    }
    if it.version != version {
        return Err(Refusal::VersionChanged);
    }
    let reason = reason.trim().to_owned();
    match (approve, reason.is_empty()) {
        (true, _) => Ok(Event::Approved { case, reason }),
        (false, false) => Ok(Event::Refused { case, reason }),
        (false, true) => Err(Refusal::ReasonLacking),
    }
}

fn with_consequences(state: &State, event: Event) -> Vec<Event> {
    let mut after = state.clone();
    apply(&mut after, &event);
    let mut events = vec![event];
    events.extend(follow_up(&mut after));
    events
}

/// Everything that follows by itself: starts, cancellations, and handing over at the end.
fn follow_up(state: &mut State) -> Vec<Event> {
    let mut events = Vec::new();
    while let Some(event) = next(state) {
        apply(state, &event);
        events.push(event);
    }
    events
}

fn next(state: &State) -> Option<Event> {
    let phase = |at: &usize| state.cases.get(*at).map(|it| it.phase);
    for (case, it) in state.cases.iter().enumerate() {
        if it.phase != Phase::Waiting {
            continue;
        }
        let failed = it
            .after
            .iter()
            .find(|at| matches!(phase(at), Some(Phase::Refused | Phase::Cancelled)));
        if let Some(because) = failed {
            return Some(Event::Cancelled {
                case,
                because: *because,
            });
        }
        if it.after.iter().all(|at| phase(at) == Some(Phase::Approved)) {
            return Some(Event::Started { case });
        }
    }
    let done = !state.cases.is_empty() && state.cases.iter().all(|it| it.phase.is_final());
    (done && !state.issued).then_some(Event::Issued)
}

#[cfg(test)]
mod tests;
