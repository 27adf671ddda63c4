//! Submitting, and following what was submitted.

use chrono::{DateTime, NaiveDate, Utc};
use hall_core::application::Application;
use hall_core::flow::{Delivery, Recipient};
use serde::{Deserialize, Serialize};

use crate::flow::{Clock, Looked, Offer, Request, Stage, Wait};

/// One submission. (POST applications)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Submission {
    /// The application as it was filled in.
    pub application: Application,
    /// The name that it was signed with.
    pub signature: String,
    /// Whether a clerk saw the applicant sign on paper; must be so at the counter, and nowhere else.
    #[serde(default, skip_serializing_if = "is_false")]
    pub witnessed: bool,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands out references"
)]
const fn is_false(it: &bool) -> bool {
    !*it
}

/// What the applicant gets for a submission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The number, which can be read out on the phone.
    pub number: String,
    /// The bundle's name.
    pub bundle_name: String,
    /// When it was received.
    pub received_at: DateTime<Utc>,
    /// The day by which everything is promised to be handed over.
    pub promised_on: Option<NaiveDate>,
    /// Whether that day depends on a calendar that is not published yet.
    pub provisional: bool,
    /// The names of the services that were opened.
    pub services: Vec<String>,
}

/// One line in the list of one's own applications.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApplicationLine {
    /// The number.
    pub number: String,
    /// The bundle's id.
    pub bundle: String,
    /// The bundle's name.
    pub bundle_name: String,
    /// When it was received.
    pub received_at: DateTime<Utc>,
    /// How many cases are decided.
    pub n_decided: u32,
    /// How many cases there are.
    pub n_cases: u32,
    /// Whether the results were handed over.
    pub issued: bool,
    /// Where it stands as a whole.
    #[serde(default)]
    pub stage: Stage,
}

/// One application, as its applicant follows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApplicationView {
    /// The receipt.
    pub receipt: Receipt,
    /// One lane per service.
    pub lanes: Vec<Lane>,
    /// What happened, oldest first.
    pub history: Vec<Happened>,
    /// The results, once they were handed over together.
    pub results: Vec<IssuedResult>,
    /// When they were handed over.
    pub issued_at: Option<DateTime<Utc>>,
    /// How the results are wanted.
    #[serde(default)]
    pub delivery: Delivery,
    /// To whom they are posted, as it was signed last; none if they are not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipient: Option<Recipient>,
    /// What waits for the applicant to come for it, and where, in plain words; empty if nothing does.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub to_fetch: String,
    /// The day by which everything together is promised as things stand now: from acceptance on, and later
    /// than on the receipt when the clocks stood still.
    #[serde(default)]
    pub promised_on: Option<NaiveDate>,
    /// Whether that day depends on a calendar that is not published yet.
    #[serde(default)]
    pub provisional: bool,
    /// Where it stands as a whole.
    #[serde(default)]
    pub stage: Stage,
    /// The version that an act must name. It grows with everything that happens; that time passes does
    /// not count.
    #[serde(default)]
    pub version: u32,
    /// What is waited for, the most urgent first.
    #[serde(default)]
    pub waits: Vec<Wait>,
    /// The notice or the supplement that waits for an answer.
    #[serde(default)]
    pub request: Option<Request>,
    /// What the applicant may do now.
    #[serde(default)]
    pub offers: Vec<Offer>,
    /// Who of the staff looked at it or acted on it, the latest first.
    #[serde(default)]
    pub looks: Vec<Looked>,
    /// The application as it was last submitted or answered.
    #[serde(default)]
    pub content: Option<Application>,
}

/// One service's way through its department.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lane {
    /// The service's id.
    pub service: String,
    /// The service's name.
    pub name: String,
    /// The department's name.
    pub department: String,
    /// Where it stands.
    pub state: LaneState,
    /// The services whose result it waits for, by name.
    pub waits_for: Vec<String>,
    /// When it started.
    pub started_at: Option<DateTime<Utc>>,
    /// When it was decided.
    pub decided_at: Option<DateTime<Utc>>,
    /// The day that was promised.
    pub promised_on: Option<NaiveDate>,
    /// The reason of the decision, or of the cancellation.
    pub reason: Option<String>,
    /// Its clocks; none before it starts.
    #[serde(default)]
    pub clock: Option<Clock>,
}

/// Where a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LaneState {
    /// It waits for the result of another service.
    Waiting,
    /// A reviewer has it.
    InReview,
    /// It was approved.
    Approved,
    /// It was refused.
    Refused,
    /// It never started, because what it waits for was refused.
    Cancelled,
    /// It ended with the withdrawal of the application.
    Withdrawn,
    /// It ended because the applicant let a deadline pass.
    Terminated,
    /// It was approved, and the approval was taken back.
    Revoked,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Happened {
    /// When.
    pub at: DateTime<Utc>,
    /// What, in plain words.
    pub what: String,
    /// Who, e.g. the department's name.
    pub who: String,
}

/// One result that was handed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedResult {
    /// The service's name.
    pub service: String,
    /// What it is, e.g. 劳务派遣经营许可证.
    pub title: String,
    /// Its number.
    pub number: String,
    /// Who issued it.
    pub issuer: String,
    /// When.
    pub issued_on: NaiveDate,
    /// The last day on which it holds; without end if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<NaiveDate>,
    /// Values that came with it, label and value, e.g. 统一社会信用代码.
    pub values: Vec<(String, String)>,
}
