//! After the end: rating with its call-back (好差评), and complaints (四级响应).

use serde::{Deserialize, Serialize};

use super::timer::Timer;

/// 好差评: an application's rating. There is one (一事一评), and one more after a call-back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rating {
    /// One to five.
    pub stars: Stars,
    /// What a poor one set off.
    pub call_back: CallBack,
    /// Whether the department appealed against it.
    pub appeal: Appeal,
    /// The second one.
    pub again: Option<Stars>,
}

/// 非常不满意 to 非常满意.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Stars(u8);

impl Stars {
    /// One to five; nothing else is a rating.
    pub const fn new(stars: u8) -> Option<Self> {
        if matches!(stars, 1..=5) {
            Some(Self(stars))
        } else {
            None
        }
    }

    /// 差评: one or two.
    pub const fn is_poor(self) -> bool {
        self.0 <= 2
    }
}

impl From<Stars> for u8 {
    fn from(stars: Stars) -> Self {
        stars.0
    }
}

impl TryFrom<u8> for Stars {
    type Error = &'static str;

    fn try_from(stars: u8) -> Result<Self, Self::Error> {
        Self::new(stars).ok_or("a rating has one to five stars")
    }
}

/// What a poor rating sets off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CallBack {
    /// The rating was not poor.
    None,
    /// Somebody calls the applicant.
    Contact(Timer),
    /// Somebody mends what was wrong.
    Repair(Timer),
    /// Done; the applicant may rate once more.
    Done,
}

/// 误评申诉.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Appeal {
    /// Nobody appealed.
    None,
    /// The supervisor is to rule.
    Asked,
    /// The rating does not count, and the call-back is over.
    Upheld,
    /// The rating stands.
    Dismissed,
}

/// What a complaint is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grievance {
    /// 投诉.
    Complaint,
    /// 办不成事.
    CannotBeDone,
}

/// A complaint that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Complaint {
    /// What it is about.
    pub about: Grievance,
    /// Who has it.
    pub level: Level,
    /// Until when.
    pub timer: Timer,
}

/// 四级响应: who has a complaint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// 窗口或首问负责人: on the spot or within two office hours.
    Window,
    /// 主办部门首席代表: one working day.
    Department,
    /// 政务办牵头会商: three working days.
    Office,
    /// 上级专班: ten working days. There is no higher one; what is late here is flagged.
    Taskforce,
}

impl Level {
    /// The next one up.
    pub const fn next(self) -> Option<Self> {
        match self {
            Self::Window => Some(Self::Department),
            Self::Department => Some(Self::Office),
            Self::Office => Some(Self::Taskforce),
            Self::Taskforce => None,
        }
    }
}
