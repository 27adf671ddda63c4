//! What the store keeps of an application's history, and what it adds up to.
//!
//! The rules of what can happen are [`hall_core::flow`]. One command leads to several events; they are
//! one [`Turn`] and one row, with what only the server knows beside them: who, when, and the values
//! that came with a result. The state is rebuilt from the turns and stored nowhere.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use hall_core::flow::{Case, Event, Outcome, Recipient, State, apply};
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
    /// What the act could not say itself, e.g. the new telephone number.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// To whom results are posted, where that was chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipient: Option<Recipient>,
}

impl Turn {
    fn accepts_at_once(&self) -> bool {
        let has = |wanted: fn(&Event) -> bool| self.events.iter().any(wanted);
        has(|it| matches!(it, Event::Submitted { .. }))
            && has(|it| matches!(it, Event::Accepted { .. }))
    }

    /// Whether it says no more than that time has passed.
    fn only_rings(&self) -> bool {
        let rings = |it: &Event| matches!(it, Event::Rang { .. });
        self.events.iter().all(rings)
    }
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
    /// How many turns somebody should have seen before acting: all but those in which only time passed.
    pub version: u32,
    /// How many things were named later than they could have been (责任事件).
    pub n_late: u32,
    /// Whether it was accepted with its submission: there is no reception desk.
    pub is_accepted_at_once: bool,
    /// The telephone number or address that the applicant gave last.
    pub contact: Option<String>,
    /// To whom results are posted, as the applicant signed it last.
    pub recipient: Option<Recipient>,
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
        Self::of_first(row, row.turns.len())
    }

    /// Rebuilds what it was after so many turns.
    pub fn of_first(row: &ApplicationRow, n_turns: usize) -> Reply<Self> {
        let mut progress = Self::default();
        for stored in row.turns.iter().take(n_turns) {
            let turn: Turn = serde_json::from_str(&stored.body)
                .map_err(|_| Refusal::internal("a stored turn cannot be read"))?;
            progress.take(stored.at, turn);
        }
        Ok(progress)
    }

    /// Takes one turn in.
    pub fn take(&mut self, at: DateTime<Utc>, turn: Turn) {
        let news = u32::from(!turn.only_rings());
        self.version = self.version.saturating_add(news);
        self.is_accepted_at_once |= turn.accepts_at_once();
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
            Event::Noticed { late, .. } | Event::Asked { late, .. } => {
                let n = u32::try_from(late.len()).unwrap_or(u32::MAX);
                self.n_late = self.n_late.saturating_add(n);
            }
            Event::ContactChanged { .. } => self.contact = Some(turn.note.clone()),
            Event::Submitted { .. } | Event::DeliveryChanged { .. } => {
                self.recipient.clone_from(&turn.recipient);
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
