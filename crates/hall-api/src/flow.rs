//! The case flow: acts, and what is waited for. The words of the rules themselves (acts, lights, matters)
//! are those of [`hall_core::flow`].

use chrono::{DateTime, NaiveDate, Utc};
use hall_core::application::{Application, FileRef};
use hall_core::flow::{Act, Light, Matter, Recipient, Rung, Stops, Until, WaitsFor};
use serde::{Deserialize, Serialize};

/// One act. (POST application acts, POST desk acts)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acting {
    /// The act.
    pub act: Act,
    /// The application's version that was seen. An act on a case names the case's version instead, so that
    /// departments who work at the same time do not get into each other's way.
    #[serde(default)]
    pub version: Option<u32>,
    /// For the answer to a notice or a supplement: the whole application as it is now. Only what was asked
    /// for may differ.
    #[serde(default)]
    pub content: Option<Application>,
    /// For handing in a material that was put off: its files, uploaded before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileRef>,
    /// What the act cannot say itself, e.g. the new telephone number or address.
    #[serde(default)]
    pub note: String,
    /// 取件委托书: to whom results are posted, signed by the applicant; with the choice of posting, and with
    /// nothing else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipient: Option<Recipient>,
}

/// Where an application stands as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 收件: reception has it.
    Submitted,
    /// 一次性告知: the applicant is to correct it.
    Noticed,
    /// 不予受理.
    Declined,
    /// It was not corrected in time.
    Lapsed,
    /// 受理: the departments have their cases.
    #[default]
    Open,
    /// 办结, or withdrawn before it was accepted.
    Closed,
}

/// Something that is waited for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wait {
    /// What, as the rules name it.
    pub matter: Matter,
    /// What, in plain words.
    pub what: String,
    /// Whom it waits for.
    pub waits_for: WaitsFor,
    /// Whom it waits for, in plain words.
    pub whom: String,
    /// The service that it is about, by id.
    #[serde(default)]
    pub service: Option<String>,
    /// Since when.
    pub since: Option<DateTime<Utc>>,
    /// Until when.
    pub until: Until,
    /// How far time has climbed.
    pub rung: Rung,
}

/// A request to the applicant: a notice before acceptance, or a supplement of all departments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Which of the two; the answer is [`Act::Correct`] or [`Act::Answer`].
    pub kind: RequestKind,
    /// Which one, counted from one.
    pub round: u32,
    /// The last day on which it can be answered.
    pub until: NaiveDate,
    /// Everything that is to be corrected or added.
    pub items: Vec<RequestItem>,
}

/// Which kind of request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestKind {
    /// 一次性告知.
    Notice,
    /// 补正.
    Supplement,
}

/// One thing that is to be corrected or added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestItem {
    /// A field's key, a row of a group (`holder[0]`), a cell, or `material.` and a material's id.
    pub at: String,
    /// What that place is called.
    pub place: String,
    /// What is wrong.
    pub problem: String,
    /// How to mend it.
    pub mend: String,
    /// The law behind it.
    pub basis: String,
    /// Who asks: reception, or a department.
    pub who: String,
}

/// Something that may be done now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Which, as a stable word such as `withdraw` or `decide_refuse`.
    pub id: String,
    /// The button.
    pub label: String,
    /// The service that it is about, by id.
    #[serde(default)]
    pub service: Option<String>,
    /// The act, with placeholders (`…`) where somebody has yet to say something.
    pub act: Act,
    /// Whom it can name, where it names somebody who works here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub colleagues: Vec<Colleague>,
}

/// Somebody who works here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colleague {
    /// The account, by which an act names this person.
    pub account: String,
    /// The name.
    pub name: String,
    /// The department's name.
    pub department: String,
}

/// Somebody of the staff looked at the application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Looked {
    /// When.
    pub at: DateTime<Utc>,
    /// From which desk.
    pub who: String,
    /// At what.
    pub what: String,
}

/// The clocks of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// The light.
    pub light: Light,
    /// The last day of the promised limit.
    pub promised_on: NaiveDate,
    /// The last day of the statutory limit.
    pub statutory_on: NaiveDate,
    /// Whether one of these days depends on a calendar that is not published yet.
    pub provisional: bool,
    /// The working days until the promised day; below zero when it is over.
    pub left: i32,
    /// Which clocks stand still now.
    pub stopped: Option<Stops>,
    /// When they stood still.
    pub pauses: Vec<Paused>,
}

/// A time in which clocks stood still.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paused {
    /// The day on which it began; the day itself counts.
    pub after: NaiveDate,
    /// The last day that does not count; `None` while it lasts.
    pub until: Option<NaiveDate>,
    /// Which clocks.
    pub stops: Stops,
}
