//! Where an application and its cases stand, in the columns that lists and the driver of time read. It
//! follows from the state, and is worked out anew with every turn.

use chrono::{DateTime, NaiveDate, Utc};
use hall_api::{LaneState, LicenceState};
use hall_core::flow::{
    Appeal, CertificateState, Context, Level, Light, Phase, Rung, Stage, State, Until, case_clock,
    deadlines, due,
};

use crate::clock::{day_of, start_of};
use crate::http::error::{Refusal, Reply};
use crate::progress::Progress;
use crate::store::{CaseStanding, Standing};

/// The state of a case before the application is accepted.
pub const SUBMITTED: &str = "submitted";

/// The driver looks at an application after so many days at the latest.
const HORIZON: u64 = 64;

/// Where an application stands.
pub fn standing(progress: &Progress, context: &Context<'_>) -> Standing {
    let (complaint, rating) = (progress.state.complaint, progress.state.rating);
    Standing {
        stage: stage_text(progress.state.stage).to_owned(),
        due_at: next_due(&progress.state, context),
        n_late: progress.n_late,
        reception: progress.state.waits_for_reception(),
        until: until(progress.state.stage),
        complaint: complaint.map(|it| level_text(it.level).to_owned()),
        appeal: rating.is_some_and(|it| it.appeal == Appeal::Asked),
        n_defaults: n_defaults(&progress.state),
    }
}

fn n_defaults(state: &State) -> u32 {
    let open = state.credit.iter().filter(|it| !it.repaired);
    u32::try_from(open.count()).unwrap_or(u32::MAX)
}

/// Until when reception answers, or the applicant corrects.
const fn until(stage: Stage) -> Option<NaiveDate> {
    match stage {
        Stage::Submitted { timer, .. } | Stage::Noticed { timer } => match timer.until {
            Until::Day(day) => Some(day),
            Until::At(_) => None,
        },
        _ => None,
    }
}

/// Where each case stands, in the order of the rules.
pub fn cases(state: &State, context: &Context<'_>) -> Vec<CaseStanding> {
    let positions = 0..state.rules.cases.len();
    positions
        .map(|case| of_case(state, case, context))
        .collect()
}

fn of_case(state: &State, case: usize, context: &Context<'_>) -> CaseStanding {
    let it = state.cases.get(case);
    let clock = case_clock(state, case, context);
    let running = clock.filter(|_| it.is_some_and(|it| it.phase == Phase::InReview));
    let service = state.rules_of(case).map_or("", |rules| &rules.service);
    CaseStanding {
        service: service.to_owned(),
        state: it.map_or(SUBMITTED, |it| phase_text(it.phase)).to_owned(),
        promised_on: running.map(|clock| clock.promised.day),
        statutory_on: running.map(|clock| clock.statutory.day),
        light: clock.map(|clock| light_text(clock.light).to_owned()),
        holder: it.and_then(|it| it.holder.clone()),
    }
}

/// Who has a complaint, as its column has it; the same word as on the wire.
pub const fn level_text(level: Level) -> &'static str {
    match level {
        Level::Window => "window",
        Level::Department => "department",
        Level::Office => "office",
        Level::Taskforce => "taskforce",
    }
}

/// The instant from which time may have something to do if nobody acts meanwhile; `None` if nothing is
/// running. It may be too early, and then the driver asks again; it is never too late.
///
/// Rungs only climb as days go by, so the first day on which something is due can be searched by halves.
pub fn next_due(state: &State, context: &Context<'_>) -> Option<DateTime<Utc>> {
    let running = deadlines(state, context).into_iter();
    let running: Vec<_> = running.filter(|it| it.recorded < Rung::Over).collect();
    if running.is_empty() {
        return None;
    }
    if !due(state, context).is_empty() {
        return Some(context.now);
    }
    let instants = running.iter().filter_map(|it| match it.until {
        Until::At(end) => end.checked_add_signed(chrono::TimeDelta::milliseconds(1)),
        Until::Day(_) => None,
    });
    let day = |n: u64| {
        let day = context.today.checked_add_days(chrono::Days::new(n));
        start_of(day.unwrap_or(context.today))
    };
    let is_due = |n: u64| {
        let now = day(n);
        let then = Context {
            now,
            today: day_of(now),
            calendar: context.calendar,
        };
        !due(state, &then).is_empty()
    };
    let (mut quiet, mut first): (u64, u64) = (0, HORIZON);
    if is_due(HORIZON) {
        while quiet.saturating_add(1) < first {
            let middle = u64::midpoint(quiet, first);
            if is_due(middle) {
                first = middle;
            } else {
                quiet = middle;
            }
        }
    }
    instants.chain([day(first)]).min()
}

/// A stage as its column has it; the same word as on the wire.
pub const fn stage_text(stage: Stage) -> &'static str {
    match stage {
        Stage::Empty | Stage::Submitted { .. } => SUBMITTED,
        Stage::Noticed { .. } => "noticed",
        Stage::Declined => "declined",
        Stage::Lapsed => "lapsed",
        Stage::Open { .. } => "open",
        Stage::Closed => "closed",
    }
}

/// A stage as it crosses the wire.
pub const fn stage(stage: Stage) -> hall_api::Stage {
    match stage {
        Stage::Empty | Stage::Submitted { .. } => hall_api::Stage::Submitted,
        Stage::Noticed { .. } => hall_api::Stage::Noticed,
        Stage::Declined => hall_api::Stage::Declined,
        Stage::Lapsed => hall_api::Stage::Lapsed,
        Stage::Open { .. } => hall_api::Stage::Open,
        Stage::Closed => hall_api::Stage::Closed,
    }
}

/// A stage from its column.
pub fn stage_of(text: &str) -> Reply<hall_api::Stage> {
    read(text)
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

/// A phase from its column. What is not accepted yet waits.
pub fn phase_of(text: &str) -> Reply<Phase> {
    if text == SUBMITTED {
        return Ok(Phase::Waiting);
    }
    Phase::ALL
        .into_iter()
        .find(|phase| phase_text(*phase) == text)
        .ok_or_else(|| Refusal::internal("a stored phase is unknown"))
}

/// A light as its column has it; the same word as on the wire.
pub const fn light_text(light: Light) -> &'static str {
    match light {
        Light::Green => "green",
        Light::Yellow => "yellow",
        Light::Red => "red",
        Light::Black => "black",
    }
}

/// A light from its column.
pub fn light_of(text: Option<&str>) -> Reply<Option<Light>> {
    text.map(read).transpose()
}

/// A word of the wire from its column.
fn read<T: serde::de::DeserializeOwned>(text: &str) -> Reply<T> {
    serde_json::from_value(text.into()).map_err(|_| Refusal::internal("a stored word is unknown"))
}

/// How an e-licence stands, in its word on the wire.
pub const fn licence_text(state: CertificateState) -> &'static str {
    match state {
        CertificateState::Valid => "valid",
        CertificateState::Expired => "expired",
        CertificateState::Suspended => "suspended",
        CertificateState::Revoked => "revoked",
    }
}

/// The same word, read.
pub fn licence_state(text: &str) -> Option<LicenceState> {
    Some(match text {
        "valid" => LicenceState::Valid,
        "expired" => LicenceState::Expired,
        "suspended" => LicenceState::Suspended,
        "revoked" => LicenceState::Revoked,
        _ => return None,
    })
}
