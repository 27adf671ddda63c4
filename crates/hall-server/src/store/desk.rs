//! From which desk staff look, and what lists show them.

use chrono::{DateTime, NaiveDate, Utc};
use hall_core::flow::Role;

use super::CaseStanding;

/// A desk. The store finds only what belongs to it: what does not is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Desk {
    /// 综合窗口. What it may still see after acceptance, the handler asks the rules.
    Reception,
    /// A department: applications that were accepted and have a case of it.
    Department(String),
    /// 统一出件: applications with an approved case.
    Issuing,
    /// 督办: all.
    Supervision,
    /// The hall itself, for time.
    Hall,
}

impl Desk {
    /// The desk of a role; applicants and outside parties have none.
    pub fn of(role: &Role) -> Option<Self> {
        match role {
            Role::Reception => Some(Self::Reception),
            Role::Reviewer(department) | Role::Head(department) => {
                Some(Self::Department(department.clone()))
            }
            Role::Issuing => Some(Self::Issuing),
            Role::Supervisor => Some(Self::Supervision),
            Role::Hall => Some(Self::Hall),
            Role::Applicant | Role::Agent | Role::Party(_) => None,
        }
    }
}

/// One line in a desk's list of applications.
#[derive(Clone, Debug)]
pub struct DeskRow {
    /// The number.
    pub number: String,
    /// The bundle.
    pub bundle: String,
    /// When it was received.
    pub received_at: DateTime<Utc>,
    /// The stage.
    pub stage: String,
    /// How many things were named later than they could have been.
    pub n_late: u32,
    /// Whether something waits for reception.
    pub reception: bool,
    /// Who has a complaint, in the word of [`crate::standing::level_text`].
    pub complaint: Option<String>,
    /// Whether the supervisor is to rule on an appeal against a rating.
    pub appeal: bool,
    /// Until when reception answers, or the applicant corrects.
    pub until: Option<NaiveDate>,
    /// Its cases.
    pub cases: Vec<CaseStanding>,
}

/// Somebody of the staff who looked at an application, or acted on it.
#[derive(Clone, Debug)]
pub struct LookRow {
    /// When.
    pub at: DateTime<Utc>,
    /// What, as in the audit.
    pub act: String,
    /// On what: the application, a case or a file of it.
    pub object: String,
    /// In which roles this person acts.
    pub roles: Vec<Role>,
}
