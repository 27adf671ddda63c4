//! Where an application stands: everything that the rules need to know, and nothing else. Reasons,
//! names and values are in the events; the state is rebuilt from these and stored nowhere.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use super::after::{CallBack, Complaint, Level, Rating};
use super::case::{Case, Phase};
use super::delivery::{Certificate, Delivery, Handover};
use super::rules::{CaseRules, Rules};
use super::timer::Timer;

/// One application after submission.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct State {
    /// The rules that it was submitted under.
    pub rules: Arc<Rules>,
    /// Where it stands as a whole.
    pub stage: Stage,
    /// What the one-time notice named so far, and how many notices there were.
    pub notices: Notices,
    /// Who accepted it; they may not decide (受办分离). `None` when the hall did.
    pub accepted_by: Option<String>,
    /// When it was withdrawn.
    pub withdrawn_on: Option<NaiveDate>,
    /// Its cases, in the order of the rules; none before acceptance.
    pub cases: Vec<Case>,
    /// The supplement that is being collected, and the one that the applicant has.
    pub supplement: Supplement,
    /// Who may no longer act as a reviewer here (回避, dismissal).
    pub barred: BTreeSet<String>,
    /// How many joint appointments were made.
    pub joints: u32,
    /// The results.
    pub certificates: Vec<Certificate>,
    /// How the results are wanted now.
    pub delivery: Delivery,
    /// Until when the carrier says what became of what was posted last.
    pub parcel: Option<Timer>,
    /// Defaults noted in the credit record.
    pub credit: Vec<CreditNote>,
    /// The invitation to rate.
    pub invitation: Option<Timer>,
    /// The rating.
    pub rating: Option<Rating>,
    /// The complaint that is open.
    pub complaint: Option<Complaint>,
}

/// Where an application stands as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Nothing was submitted.
    #[default]
    Empty,
    /// 收件: reception has it since a day, and answers by another.
    Submitted {
        /// The day on which it was received; acceptance by silence counts from it.
        on: NaiveDate,
        /// Until when reception answers.
        timer: Timer,
    },
    /// 一次性告知: the applicant corrects it by a day.
    Noticed {
        /// Until when.
        timer: Timer,
    },
    /// 不予受理.
    Declined,
    /// The applicant did not correct it in time.
    Lapsed,
    /// 受理: the departments have their cases.
    Open {
        /// The day from which the clocks count.
        on: NaiveDate,
    },
    /// 办结: every case has ended and every result is handed over.
    Closed,
}

impl Stage {
    /// Whether reception has not answered for good.
    pub const fn is_at_reception(self) -> bool {
        matches!(self, Self::Submitted { .. } | Self::Noticed { .. })
    }

    /// Whether nothing but the aftermath (inspections, certificates, rating, complaints) is left.
    pub const fn is_ended(self) -> bool {
        matches!(self, Self::Declined | Self::Lapsed | Self::Closed)
    }
}

/// The one-time notices of one application.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Notices {
    /// How many.
    pub rounds: u32,
    /// What they named.
    pub named: BTreeSet<String>,
}

/// 补正: requests of all departments, merged into one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Supplement {
    /// How many were sent.
    pub rounds: u32,
    /// Until when other departments join in the one that is being collected.
    pub collecting: Option<Timer>,
    /// Until when the applicant answers the one that was sent.
    pub sent: Option<Timer>,
}

/// A default in the credit record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CreditNote {
    /// The case's position.
    pub case: usize,
    /// Whether it was repaired (信用修复).
    pub repaired: bool,
}

impl State {
    /// Whether something waits for reception: the answer to a submission or its correction; later a request
    /// to send, a call-back, a complaint on the first level.
    pub fn waits_for_reception(&self) -> bool {
        let call_back = self.rating.map(|it| it.call_back);
        let called = matches!(call_back, Some(CallBack::Contact(_) | CallBack::Repair(_)));
        let complaint = self.complaint.is_some_and(|it| it.level == Level::Window);
        self.stage.is_at_reception() || called || complaint || self.supplement.collecting.is_some()
    }

    /// A case's rules.
    pub fn rules_of(&self, case: usize) -> Option<&CaseRules> {
        self.rules.cases.get(case)
    }

    /// A case's service; empty if there is no such case.
    pub fn service(&self, case: usize) -> &str {
        self.rules_of(case).map_or("", |rules| &rules.service)
    }

    /// Whether everything that there is to hand over was handed over.
    pub fn is_issued(&self) -> bool {
        self.stage == Stage::Closed
    }

    /// The phase of a case.
    pub(super) fn phase(&self, case: usize) -> Option<Phase> {
        self.cases.get(case).map(|it| it.phase)
    }

    /// The positions of the cases in one phase.
    pub(super) fn cases_in(&self, phase: Phase) -> impl Iterator<Item = (usize, &Case)> {
        let cases = self.cases.iter().enumerate();
        cases.filter(move |(_, case)| case.phase == phase)
    }

    /// Whether every case has ended.
    pub(super) fn all_final(&self) -> bool {
        self.cases.iter().all(|case| case.phase.is_final())
    }

    /// Whether a certificate of this case and kind was ever made.
    pub(super) fn was_made(&self, case: usize, kind: usize) -> bool {
        let mut all = self.certificates.iter();
        all.any(|it| it.case == case && it.kind == kind)
    }

    /// The first approved case and kind of which no certificate was made.
    pub fn to_make(&self) -> Option<(usize, usize)> {
        let approved = self.cases_in(Phase::Approved).map(|(case, _)| case);
        let kinds = |case| 0..self.rules_of(case).map_or(0, |rules| rules.results.len());
        let mut all = approved.flat_map(|case| kinds(case).map(move |kind| (case, kind)));
        all.find(|(case, kind)| !self.was_made(*case, *kind))
    }

    /// Whether the hall hands over by itself.
    pub(super) fn is_electronic(&self) -> bool {
        self.delivery.way == Handover::Electronic
    }
}
