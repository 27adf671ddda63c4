//! Short states, in words; only the unfinished ones are coloured.

use hall_api::LaneState;
use leptos::prelude::*;

use crate::draft::Status;
use crate::words;

/// How far a section is.
pub fn status_tag(status: Status) -> AnyView {
    let (class, text) = match status {
        Status::NotStarted => ("tag", words::NOT_STARTED),
        Status::Started => ("tag warn", words::STARTED),
        Status::Done => ("tag plain-tag", words::DONE),
        Status::Wrong => ("tag bad", words::HAS_ERRORS),
    };
    view! { <span class=class>{text}</span> }.into_any()
}

/// Where a case stands.
pub fn lane_tag(state: LaneState) -> AnyView {
    let class = match state {
        LaneState::Waiting => "tag",
        LaneState::InReview => "tag warn",
        LaneState::Approved => "tag good",
        LaneState::Refused
        | LaneState::Cancelled
        | LaneState::Withdrawn
        | LaneState::Terminated
        | LaneState::Revoked => "tag bad",
    };
    view! { <span class=class>{words::lane_state(state)}</span> }.into_any()
}
