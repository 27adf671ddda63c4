//! 一键呼叫: reception and the reviewer talk about a case, on record.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The conversations of one's own desk, the latest first. (GET desk calls)
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calls {
    /// One line for each.
    pub calls: Vec<CallLine>,
}

/// One conversation in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallLine {
    /// The case's number.
    pub case: String,
    /// The bundle's name.
    pub bundle: String,
    /// The service's name.
    pub service: String,
    /// How many messages of the other side nobody here has read.
    pub n_unread: u32,
    /// The last message.
    pub last: CallMessage,
}

/// One conversation. Nothing in it says who applies or how to reach them. (GET desk call, POST desk call)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// The case's number.
    pub case: String,
    /// The bundle's name.
    pub bundle: String,
    /// The service's name.
    pub service: String,
    /// The department's name.
    pub department: String,
    /// At which side whoever asks stands.
    pub side: CallSide,
    /// For reception all cases of the application, to choose the reviewer by; a department sees its own only.
    pub cases: Vec<CallCase>,
    /// What was said, oldest first.
    pub messages: Vec<CallMessage>,
}

/// A case that can be talked about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallCase {
    /// Its number.
    pub case: String,
    /// The service's name.
    pub service: String,
    /// The department's name.
    pub department: String,
}

/// Something that was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallMessage {
    /// By which side.
    pub side: CallSide,
    /// By whom, by name.
    pub by: String,
    /// What.
    pub text: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// The two sides: who accepts does not decide, and who decides does not meet the applicant (受审分离).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallSide {
    /// 综合窗口.
    Reception,
    /// The department that has the case.
    Department,
}

/// Says something. (POST desk call)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewCallMessage {
    /// What.
    pub text: String,
}
