//! What the events so far add up to.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use hall_api::LaneState;

use super::event::Event;

/// An application's state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// The lanes.
    pub lanes: Vec<Lane>,
    /// Whether the results were handed over.
    pub issued: bool,
}

/// One case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// The service.
    pub service: String,
    /// The services that it waits for.
    pub after: Vec<String>,
    /// Where it stands.
    pub state: LaneState,
    /// How often it changed; a decision names the version that the reviewer saw.
    pub version: u32,
    /// When it started.
    pub started_at: Option<DateTime<Utc>>,
    /// When it was decided or cancelled.
    pub ended_at: Option<DateTime<Utc>>,
    /// The decision.
    pub decided: Option<Decided>,
    /// The refused service that it was cancelled for.
    pub cancelled_for: Option<String>,
}

/// A decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// Whether it was approved.
    pub approved: bool,
    /// The reason.
    pub reason: String,
    /// The reviewer's name.
    pub by: String,
    /// Values that came with the result.
    pub yields: BTreeMap<String, String>,
}

impl State {
    /// The state after these events.
    pub fn after<'a>(events: impl IntoIterator<Item = (DateTime<Utc>, &'a Event)>) -> Self {
        let mut state = Self::default();
        for (at, event) in events {
            state.apply(at, event);
        }
        state
    }

    /// Takes one event in. An event about a lane that is not there changes nothing.
    pub fn apply(&mut self, at: DateTime<Utc>, event: &Event) {
        match event {
            Event::Received { lanes } => {
                self.lanes = lanes
                    .iter()
                    .map(|opened| {
                        let mut lane = Lane::waiting(&opened.service, opened.after.clone());
                        if lane.after.is_empty() {
                            lane.start(at);
                        }
                        lane
                    })
                    .collect();
            }
            Event::Started { service } => self.change(service, |lane| lane.start(at)),
            Event::Decided { service, approved, reason, by, yields } => {
                self.change(service, |lane| {
                    lane.state = if *approved { LaneState::Approved } else { LaneState::Refused };
                    lane.ended_at = Some(at);
                    lane.decided = Some(Decided {
                        approved: *approved,
                        reason: reason.clone(),
                        by: by.clone(),
                        yields: yields.clone(),
                    });
                });
            }
            Event::Cancelled { service, because } => self.change(service, |lane| {
                lane.state = LaneState::Cancelled;
                lane.ended_at = Some(at);
                lane.cancelled_for = Some(because.clone());
            }),
            Event::Issued => self.issued = true,
        }
    }

    /// The lane of a service.
    pub fn lane(&self, service: &str) -> Option<&Lane> {
        self.lanes.iter().find(|lane| lane.service == service)
    }

    /// All values that came with results so far, by field key.
    pub fn yields(&self) -> BTreeMap<&str, &str> {
        self.lanes
            .iter()
            .filter_map(|lane| lane.decided.as_ref())
            .flat_map(|decided| &decided.yields)
            .map(|(key, value)| (key.as_str(), value.as_str()))
            .collect()
    }

    /// Whether nothing is open any more.
    pub fn is_settled(&self) -> bool {
        self.lanes
            .iter()
            .all(|lane| !matches!(lane.state, LaneState::Waiting | LaneState::InReview))
    }

    fn change(&mut self, service: &str, change: impl FnOnce(&mut Lane)) {
        if let Some(lane) = self.lanes.iter_mut().find(|lane| lane.service == service) {
            change(lane);
            lane.version = lane.version.saturating_add(1);
        }
    }
}

impl Lane {
    fn waiting(service: &str, after: Vec<String>) -> Self {
        Self {
            service: service.to_owned(),
            after,
            state: LaneState::Waiting,
            version: 0,
            started_at: None,
            ended_at: None,
            decided: None,
            cancelled_for: None,
        }
    }

    const fn start(&mut self, at: DateTime<Utc>) {
        self.state = LaneState::InReview;
        self.started_at = Some(at);
    }
}
