//! A case: one service's share of an application, from its start to its end.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::clock::Pause;
use super::timer::{Rung, Timer};

/// One service's share of an application. What the catalogue says of it is in
/// [`super::State::rules_of`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Case {
    /// The cases that it waits for, by position.
    pub after: Vec<usize>,
    /// Where it stands.
    pub phase: Phase,
    /// Grows with everything that a reviewer should see before acting, so that an act can name what it
    /// saw.
    pub version: u32,
    /// The day from which its clocks count, itself not counted.
    pub started_on: Option<NaiveDate>,
    /// The day on which it was decided or ended.
    pub ended_on: Option<NaiveDate>,
    /// The reviewer who has it in hand (办理锁). Nobody else of the department may act meanwhile.
    pub holder: Option<String>,
    /// What it wants of the applicant.
    pub asking: Asking,
    /// What it has ever asked for. Anything else that could have been seen then comes too late.
    pub named: BTreeSet<String>,
    /// The special procedure that is going on.
    pub special: Option<Special>,
    /// What the special procedures have found so far.
    pub findings: Findings,
    /// Whether its limits were extended.
    pub extension: Extension,
    /// When its clocks stood still.
    pub pauses: Vec<Pause>,
    /// 容缺: its deferred materials, in the order of its rules.
    pub deferred: Vec<Deferred>,
    /// 告知承诺: its commitments, in the order of its rules.
    pub commitments: Vec<Inspection>,
    /// The outside parties that were asked, in the order of its rules.
    pub parties: Vec<Party>,
    /// The rung of its promised limit: yellow, then red.
    pub promised: Rung,
    /// The rung of its statutory limit: black.
    pub statutory: Rung,
}

/// Where a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// It waits for the result of another case.
    Waiting,
    /// A department has it.
    InReview,
    /// It was approved.
    Approved,
    /// It was refused.
    Refused,
    /// It never started, because what it waits for has failed.
    Cancelled,
    /// It ended with the withdrawal of the application.
    Withdrawn,
    /// 终止办理: it ended because the applicant let a deadline pass.
    Terminated,
    /// 撤销: it was approved, and the approval was taken back (行政许可法 Art. 69).
    Revoked,
}

impl Phase {
    /// All phases.
    pub const ALL: [Self; 8] = [
        Self::Waiting,
        Self::InReview,
        Self::Approved,
        Self::Refused,
        Self::Cancelled,
        Self::Withdrawn,
        Self::Terminated,
        Self::Revoked,
    ];

    /// Whether no department works on it any more.
    pub const fn is_final(self) -> bool {
        !matches!(self, Self::Waiting | Self::InReview)
    }

    /// Whether it ended without a result that others could wait for.
    pub const fn has_failed(self) -> bool {
        !matches!(self, Self::Waiting | Self::InReview | Self::Approved)
    }
}

/// What a case wants of the applicant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Asking {
    /// It has not said.
    Silent,
    /// It said that it needs nothing in this round.
    Nothing,
    /// It wants something; the request is being collected.
    Wants,
    /// The applicant has been asked.
    Asked,
}

/// A special procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Special {
    /// Which.
    pub procedure: Procedure,
    /// How far it is.
    pub step: Step,
    /// How long it was announced to take, or until when the applicant may put things right.
    pub timer: Timer,
}

/// 特别程序.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Procedure {
    /// 现场踏勘: by two or more (行政许可法 Art. 34).
    Survey,
    /// 验收: of what was built, by two or more.
    Acceptance,
    /// 听证 (Art. 46 to 48).
    Hearing,
    /// 检验、检测、检疫 (Art. 45).
    Testing,
    /// 专家评审 (Art. 45).
    Expert,
}

/// How far a special procedure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// It is going on.
    Going,
    /// 整改: the applicant puts right what was found.
    Mending,
    /// 复查: the applicant has put it right; the department looks again.
    Recheck,
}

/// How a special procedure ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Conclusion {
    /// 合格.
    Pass,
    /// 整改: to be put right by a day.
    Mend {
        /// The last day.
        until: NaiveDate,
    },
    /// 不合格.
    Fail,
}

/// What the special procedures of a case have found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Findings {
    /// There was none.
    None,
    /// The last one passed.
    Passed,
    /// The last one failed: the case can only be refused, or another procedure begun.
    Failed,
}

/// Whether the limits were extended: at most once (行政许可法 Art. 42).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Extension {
    /// Nobody asked.
    None,
    /// A reviewer asked for so many working days.
    Asked {
        /// How many.
        days: u32,
        /// Who asked.
        by: String,
    },
    /// The head granted them.
    Granted {
        /// How many.
        days: u32,
    },
    /// The head said no.
    Denied,
}

impl Extension {
    /// The working days that were added.
    pub const fn days(&self) -> u32 {
        match self {
            Self::Granted { days } => *days,
            Self::None | Self::Asked { .. } | Self::Denied => 0,
        }
    }
}

/// A material that comes later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Deferred {
    /// The case has not started, and its deadline neither.
    NotYet,
    /// It is expected.
    Expected(Timer),
    /// It is in.
    In,
}

/// The later look at a commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Inspection {
    /// The case is not approved, and there is nothing to inspect.
    NotYet,
    /// It is to be inspected.
    Due(Timer),
    /// It was found wanting, and is to be put right.
    Mending(Timer),
    /// It was kept.
    Kept,
    /// It was broken.
    Broken,
}

/// An outside party that was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Party {
    /// It has not answered. It is overdue when the timer's rung is [`Rung::Over`].
    Asked(Timer),
    /// It confirmed.
    Confirmed,
    /// It refused.
    Refused,
}
