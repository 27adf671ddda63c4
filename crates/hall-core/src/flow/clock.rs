//! Clocks: the statutory and the promised limit of a case, and the promise of the whole.
//!
//! Limits count working days, the first day excluded (行政许可法 Art. 82). They are worked out anew each
//! time they are read, from the days on which they stood still, so a calendar that is published later
//! makes a provisional day final. Days are what pauses count in: asked on Monday and answered on
//! Wednesday, Tuesday and Wednesday do not count.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::case::{Asking, Case, Party, Phase, Procedure, Special, Step};
use super::context::Context;
use super::light::Light;
use super::rules::{CaseRules, SurveyClock};
use super::state::{Stage, State};
use super::timer::Rung;
use crate::calendar::{Certainty, DateSpan, Due};
use crate::catalog::Days;

/// A time in which a case's clocks stand still.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pause {
    /// The day on which it began; the day itself counts.
    pub after: NaiveDate,
    /// The last day that does not count; `None` while it lasts.
    pub until: Option<NaiveDate>,
    /// Which clocks stand still.
    pub stops: Stops,
}

/// Which clocks stand still.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stops {
    /// The promised one: a survey on the spot, where the service says so.
    Promised,
    /// Both: somebody else is asked, or a procedure of 行政许可法 Art. 45 is going on.
    Both,
}

/// A case's clocks as they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseClock {
    /// The last day of the promised limit.
    pub promised: Due,
    /// The last day of the statutory limit.
    pub statutory: Due,
    /// The working days until the promised day; below zero by as many as it is overdue.
    pub left: i32,
    /// Whether they stand still, and which.
    pub stopped: Option<Stops>,
    /// The light.
    pub light: Light,
}

/// A case's clocks; nothing before it starts. Those of a case that has ended stand as on that day.
pub fn case_clock(state: &State, case: usize, context: &Context<'_>) -> Option<CaseClock> {
    let (it, rules) = (state.cases.get(case)?, state.rules_of(case)?);
    let started = it.started_on?;
    let today = it.ended_on.unwrap_or(context.today);
    let end = |limit: Days, clock: Stops| {
        let days = limit.rounded_up().saturating_add(it.extension.days());
        let calendar = context.calendar;
        calendar.nth_workday_after_pauses(started, days, &pauses(it, clock, today))
    };
    let promised = end(rules.promised, Stops::Promised).ok()?;
    let statutory = end(rules.statutory, Stops::Both).ok()?;
    let left = context.calendar.workdays_left(today, promised.day);
    let limit = rules
        .promised
        .rounded_up()
        .saturating_add(it.extension.days());
    Some(CaseClock {
        promised,
        statutory,
        left,
        stopped: it.stopped(),
        light: if statutory.day < today {
            Light::Black
        } else {
            Light::of(left, limit)
        },
    })
}

/// By when everything together is promised as things stand: along the chains of cases that wait for each
/// other, from the day of acceptance on. A case on a clock of its own is not part of it.
pub fn bundle_due(state: &State, context: &Context<'_>) -> Option<Due> {
    let Stage::Open { on } = state.stage else {
        return None;
    };
    let mut ends: Vec<Option<Due>> = vec![None; state.cases.len()];
    // There is no circle, so every round settles at least one more case.
    for _ in &state.cases {
        for case in 0..state.cases.len() {
            let end = case_end(state, case, on, &ends, context);
            if let Some(slot) = ends.get_mut(case) {
                *slot = end;
            }
        }
    }
    let counts = |case: &usize| state.rules_of(*case).is_some_and(|rules| !rules.own_clock);
    let all = (0..ends.len()).filter(counts);
    let last = all.filter_map(|case| *ends.get(case)?).reduce(later)?;
    let issued = context
        .calendar
        .nth_workday_after(last.day, state.rules.issuing.rounded_up());
    issued.ok().map(|due| later(last, due))
}

fn case_end(
    state: &State,
    case: usize,
    accepted: NaiveDate,
    ends: &[Option<Due>],
    context: &Context<'_>,
) -> Option<Due> {
    let (it, rules) = (state.cases.get(case)?, state.rules_of(case)?);
    let ended = it.ended_on.map(|day| Due {
        day,
        certainty: Certainty::Final,
    });
    match it.phase {
        Phase::Waiting => {
            let before = it
                .after
                .iter()
                .filter_map(|at| *ends.get(*at)?)
                .reduce(later);
            let start = before.map_or(accepted, |due| due.day);
            let due = context
                .calendar
                .nth_workday_after(start, rules.promised.rounded_up());
            due.ok()
                .map(|due| before.map_or(due, |before| later(before, due)))
        }
        Phase::InReview => case_clock(state, case, context).map(|clock| clock.promised),
        _ => ended,
    }
}

/// The later day, no more certain than either.
fn later(one: Due, other: Due) -> Due {
    Due {
        day: one.day.max(other.day),
        certainty: one.certainty.max(other.certainty),
    }
}

/// The days on which a clock stood still, up to today.
fn pauses(case: &Case, clock: Stops, today: NaiveDate) -> Vec<DateSpan> {
    let all = case.pauses.iter().filter(|it| clock <= it.stops);
    all.filter_map(|it| DateSpan::new(it.after.succ_opt()?, it.until.unwrap_or(today)))
        .collect()
}

impl Case {
    /// Which clocks stand still now.
    pub fn stopped(&self) -> Option<Stops> {
        let open = self.pauses.last().filter(|it| it.until.is_none());
        open.map(|it| it.stops)
    }

    /// Which clocks should stand still: exactly while somebody else is asked.
    pub(super) fn should_stop(&self, rules: &CaseRules) -> Option<Stops> {
        if self.phase != Phase::InReview {
            return None;
        }
        let asked = (self.asking == Asking::Asked).then_some(Stops::Both);
        let special = self.special.and_then(|it| it.stops(rules.survey));
        let mut parties = self.parties.iter().zip(&rules.parties);
        let silent = parties.any(|(it, rule)| rule.stops_clock && matches!(it, Party::Asked(_)));
        asked.max(special).max(silent.then_some(Stops::Both))
    }
}

impl Special {
    /// A procedure that takes longer than was announced stops nothing any more, and looking again is the
    /// department's own time.
    fn stops(self, survey: SurveyClock) -> Option<Stops> {
        let on_the_spot = matches!(self.procedure, Procedure::Survey | Procedure::Acceptance);
        match self.step {
            Step::Recheck => None,
            Step::Going if self.timer.rung == Rung::Over => None,
            Step::Going if on_the_spot => (survey == SurveyClock::Stops).then_some(Stops::Promised),
            Step::Mending | Step::Going => Some(Stops::Both),
        }
    }
}
