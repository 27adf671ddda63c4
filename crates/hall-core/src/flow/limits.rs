//! The hall's own limits, with the figures of the law or of published practice as defaults.

use serde::{Deserialize, Serialize};

/// Limits that hold for every case of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Limits {
    /// Working days in which reception answers; silence accepts (行政许可法 Art. 32).
    pub acceptance: u32,
    /// Calendar days in which the applicant answers a notice or a supplement.
    pub answer: u32,
    /// Working days after a department's first request in which the others join in.
    pub collecting: u32,
    /// Working days in which the carrier says what became of a parcel; no law sets it.
    pub carriage: u32,
    /// Calendar days after the end until the invitation to rate (亳州: 3).
    pub invitation: u32,
    /// Working days in which a poor rating is called back.
    pub contact: u32,
    /// Working days in which what was wrong is mended (德州: 5).
    pub mend: u32,
    /// The same when it is complex.
    pub mend_complex: u32,
    /// 四级响应: office minutes of the first level, and working days of the other three.
    pub response: [u32; 4],
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            acceptance: 5,
            answer: 15,
            collecting: 1,
            carriage: 5,
            invitation: 3,
            contact: 1,
            mend: 5,
            mend_complex: 15,
            response: [120, 1, 3, 10],
        }
    }
}
