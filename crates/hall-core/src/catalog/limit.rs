//! 时限: how long a service may take by law, and how long as promised.

use serde::{Deserialize, Serialize};

use super::bundle::Days;
use crate::condition::Expr;

/// How long a service may take.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Limit {
    /// The statutory limit in working days; nought is on the spot.
    pub statutory: Days,
    /// The promised limit in working days.
    pub promised: Days,
    /// Where another one is promised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub except: Option<Box<Exception>>,
}

/// Another promise for some applications: the quick one is for those that commit themselves (告知承诺), and
/// who goes through the ordinary procedure (一般程序) waits for the inspection.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Exception {
    /// What it is called, e.g. 一般程序.
    pub label: String,
    /// Where it holds, as the service itself sees the application.
    pub when: Expr,
    /// The limit that is promised there, in working days.
    pub promised: Days,
}

impl Limit {
    /// A promise shorter than this leaves no time to hand something in later.
    const FAST: Days = Days::whole(3);

    /// The most working days that a deferred material may take (深圳).
    const DEFERRAL: u32 = 20;

    /// The limits of an application for which the exception holds, or does not.
    #[must_use]
    pub fn in_force(&self, excepted: bool) -> Self {
        let except = self.except.as_deref().filter(|_| excepted);
        Self {
            statutory: self.statutory,
            promised: except.map_or(self.promised, |it| it.promised),
            except: None,
        }
    }

    /// The promised limit when a material is deferred: a fast service moves onto its statutory one.
    pub fn promised_with_deferral(&self) -> Days {
        if self.promised < Self::FAST {
            self.statutory
        } else {
            self.promised
        }
    }

    /// The working days within which a deferred material must come in (容缺受理): two less than the
    /// limit and never more than twenty. A service without slack cannot defer.
    pub fn deferral_days(&self) -> Option<u32> {
        let days = self.promised_with_deferral().rounded_up().checked_sub(2)?;
        Some(days.min(Self::DEFERRAL)).filter(|it| 0 < *it)
    }
}
