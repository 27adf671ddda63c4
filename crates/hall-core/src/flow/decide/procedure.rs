//! 特别程序: survey, acceptance, hearing, testing, expert opinion; alone or joint.

use chrono::NaiveDate;

use super::super::actor::{Actor, Role};
use super::super::case::{Case, Conclusion, Procedure, Step};
use super::super::context::Context;
use super::super::event::Event;
use super::super::refusal::Refusal;
use super::super::state::State;
use super::{Decided, in_review, only, said};

/// On the spot one is never alone (行政许可法 Art. 34).
const INSPECTORS: usize = 2;

pub(super) fn begin(
    it: &Case,
    case: usize,
    (procedure, until): (Procedure, NaiveDate),
    people: &[String],
    context: &Context<'_>,
) -> Decided {
    if it.special.is_some() {
        return Err(Refusal::ProcedureGoing);
    }
    let mut names: Vec<&str> = people.iter().map(|it| it.trim()).collect();
    names.retain(|it| !it.is_empty());
    names.sort_unstable();
    names.dedup();
    if procedure.is_on_the_spot() && names.len() < INSPECTORS {
        return Err(Refusal::TooFewPeople);
    }
    not_over(until, context)?;
    Ok(vec![Event::ProcedureBegan {
        case,
        procedure,
        until,
        people: people.to_vec(),
    }])
}

/// Things are put right once; then it is yes or no.
pub(super) fn conclude(
    it: &Case,
    case: usize,
    conclusion: Conclusion,
    note: &str,
    context: &Context<'_>,
) -> Decided {
    let special = it.special.ok_or(Refusal::NoProcedure)?;
    match (special.step, conclusion) {
        (Step::Mending, _) => return Err(Refusal::AwaitsApplicant),
        (Step::Recheck, Conclusion::Mend { .. }) => return Err(Refusal::NotOpen),
        (Step::Going, Conclusion::Mend { .. }) if !special.procedure.is_on_the_spot() => {
            return Err(Refusal::NotOpen);
        }
        (Step::Going, Conclusion::Mend { until }) => not_over(until, context)?,
        _ => {}
    }
    Ok(vec![Event::Concluded {
        case,
        conclusion,
        note: said(note)?,
    }])
}

pub(super) fn mended(state: &State, by: &Actor, case: usize) -> Decided {
    only(by, &[Role::Applicant, Role::Agent])?;
    let it = in_review(state, case)?;
    match it.special.map(|it| it.step) {
        Some(Step::Mending) => Ok(vec![Event::Mended { case }]),
        Some(Step::Recheck) => Err(Refusal::AlreadySaid),
        Some(Step::Going) | None => Err(Refusal::NotAsked),
    }
}

/// One appointment of several departments. Each of them concludes for its own case.
pub(super) fn arrange(
    state: &State,
    by: &Actor,
    cases: &[usize],
    (procedure, on): (Procedure, NaiveDate),
    agenda: &[String],
    context: &Context<'_>,
) -> Decided {
    only(by, &[Role::Reception, Role::Supervisor])?;
    super::accepted(state)?;
    for case in cases {
        if in_review(state, *case)?.special.is_some() {
            return Err(Refusal::ProcedureGoing);
        }
    }
    let mut cases = cases.to_vec();
    cases.sort_unstable();
    cases.dedup();
    if cases.len() < 2 || !procedure.is_on_the_spot() {
        return Err(Refusal::NotOpen);
    }
    not_over(on, context)?;
    Ok(vec![Event::Arranged {
        joint: state.joints.saturating_add(1),
        cases,
        procedure,
        on,
        agenda: agenda.to_vec(),
    }])
}

fn not_over(day: NaiveDate, context: &Context<'_>) -> Result<(), Refusal> {
    (context.today <= day).then_some(()).ok_or(Refusal::DayOver)
}

impl Procedure {
    /// Whether somebody goes and looks.
    const fn is_on_the_spot(self) -> bool {
        matches!(self, Self::Survey | Self::Acceptance)
    }
}
