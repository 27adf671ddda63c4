//! What the store keeps of an application's history, and what it adds up to.
//!
//! The rules of what can happen are [`hall_core::flow`]. One command leads to several events; they are
//! one [`Turn`] and one row, with what only the server knows beside them: who, when, and the values
//! that came with a result. The state is rebuilt from the turns and stored nowhere.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use hall_api::LaneState;
use hall_core::flow::{Case, Event, Outcome, Phase, State, apply};
use serde::{Deserialize, Serialize};

use crate::http::error::{Refusal, Reply};
use crate::store::ApplicationRow;

/// What one command led to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// The events, in order.
    pub events: Vec<Event>,
    /// The name of who gave the command; empty for the hall itself.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// Values that came with a result, by field key; a cell's key is `baby[0].id_no`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub yields: BTreeMap<String, String>,
}

/// An application's history and what it adds up to.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    /// The state that the rules see.
    pub state: State,
    /// What the rules need not know of each case, in the same order.
    pub notes: Vec<Note>,
    /// All events with their times, oldest first.
    pub history: Vec<(DateTime<Utc>, Event)>,
}

/// What is known of a case besides its state.
#[derive(Clone, Debug, Default)]
pub struct Note {
    /// When it started.
    pub started_at: Option<DateTime<Utc>>,
    /// When it was decided or cancelled.
    pub ended_at: Option<DateTime<Utc>>,
    /// The reason of the decision.
    pub reason: String,
    /// Who decided, by name.
    pub by: String,
    /// The case that failed, if this one was cancelled for it.
    pub because: Option<usize>,
    /// Values that came with its result.
    pub yields: BTreeMap<String, String>,
}

impl Progress {
    /// Rebuilds what was stored.
    pub fn of(row: &ApplicationRow) -> Reply<Self> {
        let mut progress = Self::default();
        for stored in &row.turns {
            let turn: Turn = serde_json::from_str(&stored.body)
                .map_err(|_| Refusal::internal("a stored turn cannot be read"))?;
            progress.take(stored.at, turn);
        }
        Ok(progress)
    }

    /// Takes one turn in.
    pub fn take(&mut self, at: DateTime<Utc>, turn: Turn) {
        for event in &turn.events {
            apply(&mut self.state, event);
            self.notes
                .resize_with(self.state.cases.len(), Note::default);
            self.note(at, event, &turn);
        }
        self.history
            .extend(turn.events.into_iter().map(|event| (at, event)));
    }

    /// A case by its service, with its position and its note.
    pub fn case(&self, service: &str) -> Option<(usize, &Case, &Note)> {
        let mut positions = 0..self.state.cases.len();
        let position = positions.find(|case| self.state.service(*case) == service)?;
        Some((
            position,
            self.state.cases.get(position)?,
            self.notes.get(position)?,
        ))
    }

    /// The service of the case at a position.
    pub fn service(&self, position: usize) -> &str {
        self.state.service(position)
    }

    /// All values that came with results so far, by field key.
    pub fn yields(&self) -> BTreeMap<&str, &str> {
        let all = self.notes.iter().flat_map(|note| &note.yields);
        all.map(|(key, value)| (key.as_str(), value.as_str()))
            .collect()
    }

    fn note(&mut self, at: DateTime<Utc>, event: &Event, turn: &Turn) {
        match event {
            Event::Started { case, .. } => {
                if let Some(note) = self.notes.get_mut(*case) {
                    note.started_at = Some(at);
                }
            }
            Event::Decided {
                case,
                outcome,
                reason,
                ..
            } => {
                if let Some(note) = self.notes.get_mut(*case) {
                    note.end(at, reason, &turn.by);
                    if *outcome == Outcome::Approve {
                        note.yields.clone_from(&turn.yields);
                    }
                }
            }
            Event::Cancelled { case, because } => {
                if let Some(note) = self.notes.get_mut(*case) {
                    note.ended_at = Some(at);
                    note.because = Some(*because);
                }
            }
            Event::Terminated { case, .. } | Event::CaseWithdrawn { case, .. } => {
                if let Some(note) = self.notes.get_mut(*case) {
                    note.ended_at = Some(at);
                }
            }
            _ => {}
        }
    }
}

impl Note {
    fn end(&mut self, at: DateTime<Utc>, reason: &str, by: &str) {
        self.ended_at = Some(at);
        reason.clone_into(&mut self.reason);
        by.clone_into(&mut self.by);
    }
}

/// A phase as it crosses the wire.
pub const fn lane_state(phase: Phase) -> LaneState {
    match phase {
        Phase::Waiting => LaneState::Waiting,
        Phase::InReview => LaneState::InReview,
        Phase::Approved => LaneState::Approved,
        Phase::Refused => LaneState::Refused,
        Phase::Cancelled => LaneState::Cancelled,
        Phase::Withdrawn => LaneState::Withdrawn,
        Phase::Terminated => LaneState::Terminated,
        Phase::Revoked => LaneState::Revoked,
    }
}

/// A phase as its column has it; the same word as on the wire.
pub const fn phase_text(phase: Phase) -> &'static str {
    match phase {
        Phase::Waiting => "waiting",
        Phase::InReview => "in_review",
        Phase::Approved => "approved",
        Phase::Refused => "refused",
        Phase::Cancelled => "cancelled",
        Phase::Withdrawn => "withdrawn",
        Phase::Terminated => "terminated",
        Phase::Revoked => "revoked",
    }
}

/// A phase from its column.
pub fn phase_of(text: &str) -> Reply<Phase> {
    Phase::ALL
        .into_iter()
        .find(|phase| phase_text(*phase) == text)
        .ok_or_else(|| Refusal::internal("a stored phase is unknown"))
}
