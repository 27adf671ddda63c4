//! What follows by itself from what was done: starts and cancellations, the merged supplement, clocks
//! that stop and run again, e-licences, and the end.

use super::case::{Asking, Phase};
use super::context::Context;
use super::delivery::{CertificateState, Handover, Pace, Place};
use super::event::Event;
use super::state::{Stage, State};
use super::{apply, decide};
use chrono::{Months, NaiveDate};

/// Far more than can follow from one act, so that no mistake here could run forever.
const MOST: usize = 10_000;

/// The events, and all that follows from them.
pub(super) fn with_consequences(
    state: &State,
    mut events: Vec<Event>,
    context: &Context<'_>,
) -> Vec<Event> {
    let mut after = state.clone();
    for event in &events {
        apply(&mut after, event);
    }
    for _ in 0..MOST {
        let Some(event) = next(&after, context) else {
            break;
        };
        apply(&mut after, &event);
        events.push(event);
    }
    events
}

fn next(state: &State, context: &Context<'_>) -> Option<Event> {
    let Stage::Open { on } = state.stage else {
        return (state.withdrawn_on.is_some() && !state.stage.is_ended())
            .then_some(Event::Closed { on: context.today });
    };
    withdrawn(state)
        .or_else(|| start(state, on, context))
        .or_else(|| party(state, context))
        .or_else(|| supplement(state, context))
        .or_else(|| clocks(state, context))
        .or_else(|| certificates(state, context))
        .or_else(|| end(state, context))
}

/// A withdrawal ends every case that is not decided.
fn withdrawn(state: &State) -> Option<Event> {
    let on = state.withdrawn_on?;
    let case = state.cases.iter().position(|it| !it.phase.is_final())?;
    Some(Event::CaseWithdrawn { case, on })
}

/// A case starts when all that it waits for has its result, and is cancelled when one has failed. The
/// first ones count from the day of acceptance, which may be past when reception was silent.
fn start(state: &State, accepted: NaiveDate, context: &Context<'_>) -> Option<Event> {
    state.cases_in(Phase::Waiting).find_map(|(case, it)| {
        let phase = |at: &usize| state.phase(*at);
        let failed = it
            .after
            .iter()
            .find(|at| phase(at).is_some_and(Phase::has_failed));
        if let Some(because) = failed {
            return Some(Event::Cancelled {
                case,
                because: *because,
            });
        }
        let ready = it.after.iter().all(|at| phase(at) == Some(Phase::Approved));
        ready.then(|| Event::Started {
            case,
            on: if it.after.is_empty() {
                accepted
            } else {
                context.today
            },
            deferred_until: deferred_until(state, case, context),
        })
    })
}

fn deferred_until(state: &State, case: usize, context: &Context<'_>) -> Vec<NaiveDate> {
    let deferred = state
        .rules_of(case)
        .map_or(&[][..], |rules| &rules.deferred);
    deferred.iter().map(|it| context.workday(it.days)).collect()
}

/// Outside parties are asked when the case starts.
fn party(state: &State, context: &Context<'_>) -> Option<Event> {
    state.cases_in(Phase::InReview).find_map(|(case, it)| {
        let item = it.parties.len();
        let rule = state.rules_of(case)?.parties.get(item)?;
        let until = context.workday(rule.days);
        Some(Event::PartyAsked { case, item, until })
    })
}

/// The requests are sent as one when every department that has a case in hand has said whether it
/// needs something, and dropped when nobody is left who did.
fn supplement(state: &State, context: &Context<'_>) -> Option<Event> {
    let any = |asking| state.cases.iter().any(|it| it.asking == asking);
    let idle = state.supplement.collecting.is_some() && !any(Asking::Wants)
        || state.supplement.sent.is_some() && !any(Asking::Asked);
    if idle {
        return Some(Event::SupplementDropped);
    }
    state.supplement.collecting?;
    let mut cases = state.cases_in(Phase::InReview);
    let all_said = cases.all(|(_, it)| it.asking != Asking::Silent);
    (all_said && state.supplement.sent.is_none()).then(|| decide::sent(state, context))
}

/// A clock stands still exactly while somebody else is asked.
fn clocks(state: &State, context: &Context<'_>) -> Option<Event> {
    let on = context.today;
    state.cases.iter().enumerate().find_map(|(case, it)| {
        let should = it.should_stop(state.rules_of(case)?);
        match (it.stopped(), should) {
            (stopped, should) if stopped == should => None,
            (Some(_), _) => Some(Event::Resumed { case, on }),
            (None, Some(stops)) => Some(Event::Paused { case, on, stops }),
            (None, None) => None,
        }
    })
}

/// E-licences need no desk. Whoever chose one outcome gets everything together.
fn certificates(state: &State, context: &Context<'_>) -> Option<Event> {
    let broken = state.certificates.iter().position(|it| {
        it.state != CertificateState::Revoked && state.phase(it.case) == Some(Phase::Revoked)
    });
    if let Some(item) = broken {
        let to = CertificateState::Revoked;
        return Some(Event::Turned {
            item,
            to,
            reason: String::new(),
        });
    }
    if !state.is_electronic() || !state.may_hand_over() {
        return None;
    }
    if let Some((case, kind)) = state.to_make() {
        return Some(issued(state, case, kind, context));
    }
    let items = state.at_the_desk();
    let signature = String::new();
    (!items.is_empty()).then_some(Event::HandedOver { items, signature })
}

/// A certificate that is made today.
pub(super) fn issued(state: &State, case: usize, kind: usize, context: &Context<'_>) -> Event {
    let rule = state
        .rules_of(case)
        .and_then(|rules| rules.results.get(kind));
    let months = rule.and_then(|rule| rule.months);
    // Five years from 22 November end with 21 November.
    let until = months
        .and_then(|it| context.today.checked_add_months(Months::new(it)))
        .and_then(|it| it.pred_opt());
    Event::Issued { case, kind, until }
}

/// It ends when no case is open, every certificate was made, and none is still on its way to the
/// applicant.
fn end(state: &State, context: &Context<'_>) -> Option<Event> {
    let delivered = state
        .certificates
        .iter()
        .all(|it| it.place == Place::Applicant || it.place == Place::Desk && it.state.is_over());
    let done = state.all_final() && state.to_make().is_none() && delivered;
    done.then_some(Event::Closed { on: context.today })
}

impl CertificateState {
    /// Whether it will never hold again, so that nobody waits for it.
    pub(super) const fn is_over(self) -> bool {
        matches!(self, Self::Expired | Self::Revoked)
    }
}

impl State {
    /// 先结先领.
    pub(super) fn may_go_one_by_one(&self) -> bool {
        self.delivery.pace == Pace::FirstReady
    }

    /// Whether results may leave the hall: any time when they are wanted one by one, otherwise when the
    /// last case has ended.
    pub(super) fn may_hand_over(&self) -> bool {
        self.may_go_one_by_one() || self.all_final()
    }

    /// Whether what is at the issuing desk may be handed over: all there is, and with one outcome, all there
    /// will be.
    pub(super) fn is_complete(&self) -> bool {
        let all_made = self.to_make().is_none() || self.may_go_one_by_one();
        all_made && self.may_hand_over()
    }

    /// How many results wait for the applicant to come for them.
    pub fn to_fetch(&self) -> usize {
        let comes = matches!(self.delivery.way, Handover::Window | Handover::Nearby);
        if comes && self.is_complete() {
            self.at_the_desk().len()
        } else {
            0
        }
    }

    /// The certificates that wait at the issuing desk.
    pub(super) fn at_the_desk(&self) -> Vec<usize> {
        let all = self.certificates.iter().enumerate();
        all.filter(|(_, it)| it.place == Place::Desk && it.state == CertificateState::Valid)
            .map(|(at, _)| at)
            .collect()
    }
}
