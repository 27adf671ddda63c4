//! 统一出件: certificates, their states, and how they reach the applicant.

use serde::{Deserialize, Serialize};

use super::timer::Timer;

/// The carrier that brings what is posted, unless the applicant names another.
pub const USUAL_CARRIER: &str = "中国邮政速递物流";

/// How the results are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Delivery {
    /// On which way.
    pub way: Handover,
    /// Together or one by one.
    pub pace: Pace,
    /// The party that carries them, when they are posted.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub carrier: String,
}

impl Delivery {
    /// What becomes of it when a corrected form says `now` where it said `was`. A form that wants the same way
    /// as before changes nothing that was chosen since; a new way is taken over, at the pace that was chosen.
    #[must_use]
    pub fn corrected(&self, was: &Self, now: &Self) -> Self {
        if now.way == was.way || now.way == self.way {
            return self.clone();
        }
        Self {
            pace: self.pace,
            ..now.clone()
        }
    }
}

/// On which way results are handed over. Two-way courier is [`Handover::Post`] with a
/// [`super::PartyRule`] that picks the originals up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Handover {
    /// As e-licences on the applicant's shelf; the hall does it by itself.
    #[default]
    Electronic,
    /// At the window, against a signature.
    Window,
    /// By post (取件委托书), against a signature.
    Post,
    /// At a place nearby, against a signature.
    Nearby,
}

/// Together or one by one, as the applicant chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pace {
    /// 统一领: everything when the last case has ended.
    #[default]
    Together,
    /// 先结先领: each as soon as it is there.
    FirstReady,
}

/// A certificate. There is at most one for each case and kind.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Certificate {
    /// The case's position.
    pub case: usize,
    /// The kind's position in [`super::CaseRules::results`].
    pub kind: usize,
    /// Whether it holds.
    pub state: CertificateState,
    /// Until when it holds.
    pub until: Option<Timer>,
    /// Where it is.
    pub place: Place,
}

/// Whether a certificate holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CertificateState {
    /// It holds.
    Valid,
    /// Its time is over.
    Expired,
    /// It does not hold for now.
    Suspended,
    /// 撤销: it never will again.
    Revoked,
}

/// Where a certificate is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Made, and at the issuing desk.
    Desk,
    /// With the carrier.
    OnItsWay,
    /// With the applicant.
    Applicant,
}
