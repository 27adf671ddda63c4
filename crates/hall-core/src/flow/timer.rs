//! Deadlines: what is waited for, until when, and what time has already made of it.
//!
//! Every deadline climbs the same ladder, and each rung is an event. So whatever the clock does (jumps,
//! stands still, is read by two servers), nothing fires twice and nothing early. A jump over several
//! rungs fires the highest alone: nobody is reminded of a deadline that is over.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::context::Context;

/// A deadline that is running.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timer {
    /// When it ends.
    pub until: Until,
    /// The highest rung that has been recorded.
    pub rung: Rung,
}

/// The end of a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Until {
    /// The end of this day.
    Day(NaiveDate),
    /// This instant; only complaints count hours.
    At(DateTime<Utc>),
}

/// How far time has climbed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rung {
    /// Nothing to say yet.
    Quiet,
    /// The first reminder: three working days are left, of an outside party two; for a promise, its light
    /// turned yellow.
    Soon,
    /// The last reminder: one working day is left.
    Last,
    /// It is over.
    Over,
}

/// What a deadline is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Matter {
    /// Reception answers; over: accepted by silence (行政许可法 Art. 32).
    Acceptance,
    /// The applicant corrects what the one-time notice names; over: the application lapses.
    Notice,
    /// The other departments join in a request; over: it is sent.
    Collecting,
    /// The applicant answers a supplement; over: the cases that asked are terminated.
    Supplement,
    /// A deferred material comes in; over: the case is terminated, and credit is noted.
    Deferral {
        /// The case's position.
        case: usize,
        /// The material's position in [`super::CaseRules::deferred`].
        item: usize,
    },
    /// A special procedure takes as long as was announced; over: the clock runs again.
    Procedure {
        /// The case's position.
        case: usize,
    },
    /// The applicant puts right what a survey found; over: the survey has failed.
    Mending {
        /// The case's position.
        case: usize,
    },
    /// An outside party answers; over: it is overdue, and the department's head takes it up.
    Party {
        /// The case's position.
        case: usize,
        /// The party's position in [`super::CaseRules::parties`].
        item: usize,
    },
    /// The promised limit of a case: soon is yellow, over is red.
    Promised {
        /// The case's position.
        case: usize,
    },
    /// The statutory limit of a case: over is black.
    Statutory {
        /// The case's position.
        case: usize,
    },
    /// A commitment is inspected, or what was found is put right; over: flagged to the supervisor.
    Inspection {
        /// The case's position.
        case: usize,
        /// The commitment's position in [`super::CaseRules::commitments`].
        item: usize,
    },
    /// A certificate holds; over: it has expired.
    Certificate {
        /// Its position.
        item: usize,
    },
    /// The carrier says what became of what was posted; over: it is overdue, and the issuing desk follows it up.
    Parcel,
    /// The applicant rates of their own accord; over: they are invited.
    Invitation,
    /// A poor rating is called back; over: flagged.
    Contact,
    /// What was rated poorly is mended; over: flagged.
    Repair,
    /// A complaint is answered on its level; over: it climbs to the next.
    Complaint,
}

impl Matter {
    /// The position of the case that it is about; `None` if it is about the whole.
    pub const fn case(self) -> Option<usize> {
        match self {
            Self::Deferral { case, .. }
            | Self::Procedure { case }
            | Self::Mending { case }
            | Self::Party { case, .. }
            | Self::Promised { case }
            | Self::Statutory { case }
            | Self::Inspection { case, .. } => Some(case),
            Self::Acceptance
            | Self::Notice
            | Self::Collecting
            | Self::Supplement
            | Self::Certificate { .. }
            | Self::Parcel
            | Self::Invitation
            | Self::Contact
            | Self::Repair
            | Self::Complaint => None,
        }
    }
}

/// Who is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WaitsFor {
    /// The applicant.
    Applicant,
    /// Reception.
    Reception,
    /// The department of the case.
    Department,
    /// The outside party.
    Party,
    /// Whoever the complaint's level names.
    Complaint,
    /// Nobody: time alone.
    Nobody,
}

impl Matter {
    /// Who is waited for.
    pub const fn waits_for(self) -> WaitsFor {
        match self {
            Self::Acceptance | Self::Contact | Self::Repair => WaitsFor::Reception,
            Self::Notice | Self::Supplement | Self::Deferral { .. } | Self::Mending { .. } => {
                WaitsFor::Applicant
            }
            Self::Collecting
            | Self::Procedure { .. }
            | Self::Promised { .. }
            | Self::Statutory { .. }
            | Self::Inspection { .. } => WaitsFor::Department,
            Self::Party { .. } | Self::Parcel => WaitsFor::Party,
            Self::Complaint => WaitsFor::Complaint,
            Self::Certificate { .. } | Self::Invitation => WaitsFor::Nobody,
        }
    }

    /// The working days left at which the two reminders fire: T−3 and T−1 for the applicant, T−2 and T−1
    /// for an outside party (a reminder, then a call; when it is over, the head takes it up), T−1 for
    /// whoever else is asked.
    const fn reminders(self) -> (Option<i32>, Option<i32>) {
        match self {
            Self::Notice | Self::Supplement | Self::Deferral { .. } | Self::Mending { .. } => {
                (Some(3), Some(1))
            }
            Self::Party { .. } | Self::Parcel => (Some(2), Some(1)),
            Self::Acceptance | Self::Inspection { .. } => (None, Some(1)),
            _ => (None, None),
        }
    }

    /// The rung on which a deadline stands now.
    pub(super) fn rung(self, until: Until, context: &Context<'_>) -> Rung {
        let day = match until {
            Until::At(end) if end < context.now => return Rung::Over,
            Until::At(_) => return Rung::Quiet,
            Until::Day(day) if day < context.today => return Rung::Over,
            Until::Day(day) => day,
        };
        let reached = |limit: Option<i32>| {
            limit.is_some_and(|limit| context.calendar.workdays_left(context.today, day) <= limit)
        };
        match self.reminders() {
            (_, last) if reached(last) => Rung::Last,
            (soon, _) if reached(soon) => Rung::Soon,
            _ => Rung::Quiet,
        }
    }
}

impl Timer {
    /// A deadline at the end of a day.
    pub const fn on(day: NaiveDate) -> Self {
        Self {
            until: Until::Day(day),
            rung: Rung::Quiet,
        }
    }

    /// A deadline that has just begun.
    pub const fn new(until: Until) -> Self {
        Self {
            until,
            rung: Rung::Quiet,
        }
    }
}
