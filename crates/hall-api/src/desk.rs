//! A department's desk.

use chrono::{DateTime, NaiveDate, Utc};
use hall_core::application::Application;
use hall_core::catalog::{Standard, WayKind};
use hall_core::flow::{Light, Recipient};
pub use hall_core::statutory::{FormEntry, FormPart};
use serde::{Deserialize, Serialize};

use crate::applications::{Happened, Lane, LaneState};
use crate::files::StoredFile;
use crate::flow::{Clock, Offer, Request, RequestItem, Stage, Wait};
use crate::parties::PartyLine;

/// One line in the list of the department's cases. (GET desk cases)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseLine {
    /// The case's number.
    pub case: String,
    /// The service's name.
    pub service: String,
    /// The service's id.
    #[serde(default)]
    pub service_id: String,
    /// The bundle's name.
    pub bundle: String,
    /// Where it stands.
    pub state: LaneState,
    /// When the application was received.
    pub received_at: DateTime<Utc>,
    /// The day that was promised.
    pub promised_on: Option<NaiveDate>,
    /// The last day of the statutory limit.
    #[serde(default)]
    pub statutory_on: Option<NaiveDate>,
    /// Its light; none before it starts.
    #[serde(default)]
    pub light: Option<Light>,
    /// Who has it in hand.
    #[serde(default)]
    pub holder: Holder,
}

/// Who has a case in hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holder {
    /// Nobody; whoever acts takes it.
    #[default]
    Nobody,
    /// Whoever asks.
    Me,
    /// A colleague.
    Other,
}

/// One case, exactly as the service's own form has it. (GET desk case)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseView {
    /// The line of the list.
    pub line: CaseLine,
    /// The title of the statutory form.
    pub form_title: String,
    /// The form, part by part, in its own order and with its own labels.
    pub form: Vec<FormPart>,
    /// The materials of this service.
    pub materials: Vec<CaseMaterial>,
    /// The version that a decision must name, so that two reviewers cannot both decide.
    pub version: u32,
    /// The decision, if there is one.
    pub decision: Option<DecisionOutcome>,
    /// The application's number; acts on the case go there.
    #[serde(default)]
    pub number: String,
    /// The case's position in the application, by which acts name it.
    #[serde(default)]
    pub position: usize,
    /// The application's version.
    #[serde(default)]
    pub application_version: u32,
    /// Its clocks; none before it starts.
    #[serde(default)]
    pub clock: Option<Clock>,
    /// Who has it in hand, by name.
    #[serde(default)]
    pub held_by: Option<String>,
    /// The telephone number or address that the applicant gave last, if it has changed.
    #[serde(default)]
    pub contact: Option<String>,
    /// What the applicant was asked for this case and has not answered yet.
    #[serde(default)]
    pub asked: Vec<RequestItem>,
    /// What is waited for in this case, the most urgent first.
    #[serde(default)]
    pub waits: Vec<Wait>,
    /// The laws that the service stands on, to cite.
    #[serde(default)]
    pub basis: Vec<String>,
    /// Outside parties whose word it needs.
    #[serde(default)]
    pub parties: Vec<PartyLine>,
    /// What the last answer changed in this case.
    #[serde(default)]
    pub changes: Vec<Changed>,
    /// What happened to this case, oldest first.
    #[serde(default)]
    pub history: Vec<Happened>,
    /// What whoever asks may do now.
    #[serde(default)]
    pub offers: Vec<Offer>,
    /// 决定书模板: texts to begin a decision with.
    #[serde(default)]
    pub templates: Vec<Template>,
}

/// A text to begin a decision with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// What it is for.
    pub label: String,
    /// The text, to be read over and completed.
    pub text: String,
}

/// An entry of a form, or a material, that an answer changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// What it is called on the service's own form.
    pub label: String,
    /// How it was read before; empty if it was not there.
    pub before: String,
    /// How it is read now; empty if it is gone.
    pub after: String,
}

/// One line in a desk's list of applications. (GET desk applications)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskLine {
    /// The number.
    pub number: String,
    /// The bundle's name.
    pub bundle: String,
    /// When it was received.
    pub received_at: DateTime<Utc>,
    /// Where it stands as a whole.
    pub stage: Stage,
    /// Until when reception answers, or the applicant corrects; nothing after acceptance.
    pub until: Option<NaiveDate>,
    /// The worst light of its cases.
    pub light: Option<Light>,
    /// Why it needs looking at, in plain words.
    pub why: Vec<String>,
    /// What the issuing desk can do about it now, in plain words; the other desks open it to see.
    #[serde(default)]
    pub todo: Vec<String>,
}

/// One application as a desk sees it. (GET desk application, POST desk acts)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskApplication {
    /// The number.
    pub number: String,
    /// The bundle's id.
    pub bundle: String,
    /// The bundle's name.
    pub bundle_name: String,
    /// When it was received.
    pub received_at: DateTime<Utc>,
    /// Where it stands as a whole.
    pub stage: Stage,
    /// The version that an act must name.
    pub version: u32,
    /// One lane per service; none before acceptance.
    pub lanes: Vec<Lane>,
    /// What is waited for.
    pub waits: Vec<Wait>,
    /// The notice or the supplement that waits for an answer.
    pub request: Option<Request>,
    /// What happened, oldest first.
    pub history: Vec<Happened>,
    /// What whoever asks may do now.
    pub offers: Vec<Offer>,
    /// What was submitted; only reception sees it, and only until it has answered.
    pub submitted: Option<Submitted>,
    /// The telephone number or address that the applicant gave last, if it has changed; reception and the
    /// issuing desk see it, who call and post.
    #[serde(default)]
    pub contact: Option<String>,
    /// To whom results are posted; the issuing desk sees it, which posts them.
    #[serde(default)]
    pub recipient: Option<Recipient>,
    /// The carrier of what was posted, and how far it is; for the issuing desk.
    #[serde(default)]
    pub carrier: Option<PartyLine>,
}

/// An application as it was submitted, for reception.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submitted {
    /// All of it.
    pub application: Application,
    /// Which version this is, counted from one.
    pub version: u32,
    /// The version before it, for what was corrected.
    pub before: Option<Application>,
    /// Its materials, with their way.
    pub materials: Vec<CaseMaterial>,
}

/// One material of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseMaterial {
    /// The material's id; a request for a correction names it as `material.` and this.
    #[serde(default)]
    pub id: String,
    /// The service's own name for it.
    pub label: String,
    /// How it was provided.
    pub way: WayKind,
    /// What stands behind it, in plain words.
    pub note: String,
    /// The files.
    pub files: Vec<StoredFile>,
    /// 受理标准: what is to be looked at in them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub standards: Vec<Standard>,
}

/// Decides a case. (POST desk decision)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The version that the reviewer saw.
    pub version: u32,
    /// Approve, or refuse.
    pub approve: bool,
    /// The reason; a refusal must have one.
    pub reason: String,
}

/// A decision that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionOutcome {
    /// Approved or refused.
    pub approved: bool,
    /// The reason.
    pub reason: String,
    /// Who decided, by name.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}
