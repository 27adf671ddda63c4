//! What a decision makes happen.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use hall_api::LaneState;

use super::event::Event;
use super::state::State;

/// The longest reason, in characters.
const LONGEST_REASON: usize = 1000;

/// A reviewer's decision.
#[derive(Clone, Debug)]
pub struct Decide {
    /// The service.
    pub service: String,
    /// The version of the case that the reviewer saw.
    pub version: u32,
    /// Whether it is approved.
    pub approve: bool,
    /// The reason.
    pub reason: String,
    /// The reviewer's name.
    pub by: String,
    /// Values that come with the result, for an approval.
    pub yields: BTreeMap<String, String>,
}

/// Why a decision is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// There is no such case.
    NoSuchCase,
    /// It was decided or cancelled already.
    Ended,
    /// It still waits for another service.
    NotStarted,
    /// It changed since the reviewer looked.
    Changed,
    /// A refusal must give its reason.
    NoReason,
    /// The reason is too long.
    LongReason,
}

/// What a decision makes happen, in order.
pub fn decide(state: &State, decide: &Decide, at: DateTime<Utc>) -> Result<Vec<Event>, Refused> {
    let lane = state.lane(&decide.service).ok_or(Refused::NoSuchCase)?;
    match lane.state {
        LaneState::Waiting => return Err(Refused::NotStarted),
        LaneState::Approved | LaneState::Refused | LaneState::Cancelled => return Err(Refused::Ended),
        LaneState::InReview => {}
    }
    if lane.version != decide.version {
        return Err(Refused::Changed);
    }
    if !decide.approve && decide.reason.trim().is_empty() {
        return Err(Refused::NoReason);
    }
    if LONGEST_REASON < decide.reason.chars().count() {
        return Err(Refused::LongReason);
    }
    let mut next = state.clone();
    let mut events = vec![Event::Decided {
        service: decide.service.clone(),
        approved: decide.approve,
        reason: decide.reason.trim().to_owned(),
        by: decide.by.clone(),
        yields: if decide.approve { decide.yields.clone() } else { BTreeMap::new() },
    }];
    apply_last(&mut next, &events, at);
    while let Some(event) = follows(&next) {
        events.push(event);
        apply_last(&mut next, &events, at);
    }
    Ok(events)
}

fn apply_last(state: &mut State, events: &[Event], at: DateTime<Utc>) {
    if let Some(event) = events.last() {
        state.apply(at, event);
    }
}

/// The next thing that follows by itself. Each one changes a lane or ends it all, so this runs out.
fn follows(state: &State) -> Option<Event> {
    for lane in state.lanes.iter().filter(|lane| lane.state == LaneState::Waiting) {
        let before: Vec<_> = lane.after.iter().filter_map(|it| state.lane(it)).collect();
        let lost = before
            .iter()
            .find(|it| matches!(it.state, LaneState::Refused | LaneState::Cancelled));
        if let Some(lost) = lost {
            let because = lost.cancelled_for.as_ref().unwrap_or(&lost.service).clone();
            return Some(Event::Cancelled { service: lane.service.clone(), because });
        }
        if before.iter().all(|it| it.state == LaneState::Approved) {
            return Some(Event::Started { service: lane.service.clone() });
        }
    }
    (state.is_settled() && !state.issued).then_some(Event::Issued)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::LaneOpened;

    const NOW: DateTime<Utc> = DateTime::UNIX_EPOCH;

    /// Birth certificate → household → insurance, social card; and vaccination on its own.
    fn newborn() -> State {
        let lane = |service: &str, after: &[&str]| LaneOpened {
            service: service.to_owned(),
            after: after.iter().map(|it| (*it).to_owned()).collect(),
        };
        let lanes = vec![
            lane("certificate", &[]),
            lane("household", &["certificate"]),
            lane("insurance", &["household"]),
            lane("card", &["household"]),
            lane("vaccination", &[]),
        ];
        State::after([(NOW, &Event::Received { lanes })])
    }

    fn settle(state: &mut State, service: &str, approve: bool) -> Result<Vec<Event>, Refused> {
        let version = state.lane(service).map_or(0, |lane| lane.version);
        let command = Decide {
            service: service.to_owned(),
            version,
            approve,
            reason: "材料齐全".to_owned(),
            by: "审批员".to_owned(),
            yields: BTreeMap::new(),
        };
        let events = decide(state, &command, NOW)?;
        for event in &events {
            state.apply(NOW, event);
        }
        Ok(events)
    }

    fn states(state: &State) -> Vec<LaneState> {
        state.lanes.iter().map(|lane| lane.state).collect()
    }

    use LaneState::{Approved, Cancelled, InReview, Waiting};

    #[test]
    fn a_lane_that_waits_for_nobody_starts_on_receipt() {
        assert_eq!(states(&newborn()), [InReview, Waiting, Waiting, Waiting, InReview]);
    }

    #[test]
    fn a_result_starts_what_waited_for_it() {
        let mut state = newborn();
        settle(&mut state, "certificate", true).unwrap();
        settle(&mut state, "household", true).unwrap();
        assert_eq!(states(&state), [Approved, Approved, InReview, InReview, InReview]);
    }

    #[test]
    fn a_refused_root_cancels_all_that_waits_for_it_and_nothing_else() {
        let mut state = newborn();
        settle(&mut state, "certificate", false).unwrap();
        assert_eq!(
            states(&state),
            [LaneState::Refused, Cancelled, Cancelled, Cancelled, InReview]
        );
        assert_eq!(state.lane("card").unwrap().cancelled_for.as_deref(), Some("certificate"));
        assert!(!state.issued);
    }

    #[test]
    fn a_refused_leaf_blocks_nobody_and_the_rest_is_handed_over_together() {
        let mut state = newborn();
        for (service, approve) in [
            ("vaccination", false),
            ("certificate", true),
            ("household", true),
            ("insurance", true),
        ] {
            settle(&mut state, service, approve).unwrap();
            assert!(!state.issued);
        }
        let events = settle(&mut state, "card", true).unwrap();
        assert_eq!(events.last(), Some(&Event::Issued));
        assert!(state.issued);
    }

    #[test]
    fn nobody_decides_twice_or_too_early_or_on_an_old_view() {
        let mut state = newborn();
        assert_eq!(settle(&mut state, "household", true), Err(Refused::NotStarted));
        settle(&mut state, "certificate", true).unwrap();
        assert_eq!(settle(&mut state, "certificate", false), Err(Refused::Ended));
        assert_eq!(settle(&mut state, "nothing", true), Err(Refused::NoSuchCase));
        let old = Decide {
            service: "household".to_owned(),
            version: 0,
            approve: true,
            reason: String::new(),
            by: String::new(),
            yields: BTreeMap::new(),
        };
        assert_eq!(decide(&state, &old, NOW), Err(Refused::Changed));
    }

    #[test]
    fn a_refusal_without_a_reason_is_refused() {
        let command = Decide {
            service: "certificate".to_owned(),
            version: 0,
            approve: false,
            reason: " ".to_owned(),
            by: String::new(),
            yields: BTreeMap::new(),
        };
        assert_eq!(decide(&newborn(), &command, NOW), Err(Refused::NoReason));
    }
}
